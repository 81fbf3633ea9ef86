// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "codegen/patch.h"
#include "codegen/syntax.h"

namespace metaparticle::codegen {

/// New declarations and where they belong.
struct NewCode {
  std::string code;                  ///< as model::Stub::code
  std::string scope;                 ///< namespace, "" for the global one
  std::vector<std::string> headers;  ///< that the file does not include yet
};

/// Adds declarations to a text in its own style (line ends, indentation, final line end or none): at the end
/// of the last block of their namespace, else at the end of the text (before the #endif of an include guard)
/// in a new block; and the headers behind the last #include.
void insertCode(Patch& patch, const FileSyntax& syntax, const NewCode& added);

/// The text of a new file; `header` gives it a #pragma once.
std::string newFile(const NewCode& added, bool header, std::string_view lineEnd);

}  // namespace metaparticle::codegen
