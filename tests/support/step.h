// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "codegen/text_edits.h"
#include "model/edit.h"

namespace metaparticle::test {

/// What typing does: bytes of a range give way to others.
struct Typing {
  std::string file;
  codegen::Range range;
  std::string replacement;
};

/// One step of a case: an edit of the graph, or typing in the text.
using Step = std::variant<model::Edit, Typing>;

/// One line: as model::describe, or `type app.cpp 12-15 "text"` with \n, \r, \t, \\ and \" escaped.
std::string describe(const Step& step);
/// Reads such a line; nothing for other text.
std::optional<Step> parseStep(std::string_view text);

}  // namespace metaparticle::test
