// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace metaparticle::model {

/// The one of `known` that was most likely meant by a misspelt word: at most two edits (insert, remove or
/// replace a letter) away. Empty when none is that near.
std::string_view nearestWord(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace metaparticle::model
