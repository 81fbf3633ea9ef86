// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/graph.h"

namespace metaparticle::studio {

/// One text that fits at the caret.
struct CompletionItem {
  std::string insert;  ///< what is written
  QString label;       ///< what is shown
  QString help;        ///< one line about it
};

/// What fits at the caret inside an annotation.
struct Completion {
  std::size_t prefix = 0;  ///< bytes before the caret that the item replaces
  std::vector<CompletionItem> items;
};

/// Kinds, argument keys and values from the kinds table and the graph. Nothing when the caret is not inside
/// `[[mp::...`. `before`: the text up to the caret (the last few thousand bytes are enough).
std::optional<Completion> completionAt(std::string_view before, const model::Graph& graph);

/// One line about the argument or kind whose word begins at or ends around `offset` in an annotation, or "".
QString helpAt(std::string_view text, std::size_t offset);

}  // namespace metaparticle::studio
