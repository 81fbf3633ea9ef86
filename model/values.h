// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/graph.h"

namespace metaparticle::model {

// Reading of argument values, which the graph keeps as source text. Nothing when the text is not of the type.

std::optional<std::int64_t> parseInteger(std::string_view text);  ///< decimal, digit separators, 0x, suffixes
std::optional<double> parseNumber(std::string_view text);
std::optional<bool> parseFlag(std::string_view text);         ///< "", "true", "false"
std::optional<std::string> parseText(std::string_view text);  ///< a string literal (also raw, adjacent ones)
std::optional<std::chrono::milliseconds> parseDuration(
    std::string_view text);                                     ///< "250ms" with or without quotes
std::optional<std::uint64_t> parseSize(std::string_view text);  ///< bytes
std::vector<std::string> parseList(
    std::string_view text);  ///< items of `{a, b}`, or the one item; as they stand

/// Source text without white space that means nothing and without a comma before `}`: two values are the same
/// when these are equal.
std::string normalizedValue(std::string_view text);

std::string quote(std::string_view text);  ///< as a C++ string literal

/// Typed reads of a node's arguments; the table's default when absent or malformed, and where there is none
/// 0, false or "". textOf gives texts without their quotes, and words (choices, names of functions) as they
/// stand.
std::int64_t integerOf(const Node& node, std::string_view key);
bool flagOf(const Node& node, std::string_view key);
std::string textOf(const Node& node, std::string_view key);
std::chrono::milliseconds durationOf(const Node& node, std::string_view key);

/// "resize_image" -> "resize-image".
std::string kebabCase(std::string_view identifier);
/// "resize-image" -> "resize_image": a valid C++ identifier that is no keyword. The text itself where letters
/// would be lost (those other than a to z), or where it has no letter or digit; that is no identifier.
std::string identifierFrom(std::string_view text);
bool isIdentifier(std::string_view text);
/// Wire names: 1-63 of a-z 0-9 '-', beginning with a letter, not ending with '-' (RFC 1123 labels).
bool isNodeName(std::string_view text);

}  // namespace metaparticle::model
