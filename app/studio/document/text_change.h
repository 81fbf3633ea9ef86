// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "codegen/text_edits.h"

namespace metaparticle::studio {

/// At byte `offset` of `file`, `removed` became `inserted`. Unlike codegen::TextEdit it carries what it
/// removes, so that it can be turned round, and a list of them is made one after the other: each offset is in
/// the text that the changes before it left.
struct TextChange {
  std::string file;
  std::size_t offset = 0;
  std::string removed;
  std::string inserted;
  bool createsFile = false;  ///< the file was not part of the project before
  bool removesFile = false;  ///< the file is no part of the project afterwards

  bool operator==(const TextChange&) const = default;
};

using TextChanges = std::vector<TextChange>;

/// The changes that undo `changes`.
TextChanges inverse(const TextChanges& changes);

/// The text of a file now, or nullptr for a file that the project does not have.
using TextLookup = std::function<const std::string*(const std::string& file)>;

/// The same edits as a sequence of changes, from the back of each file to its front.
TextChanges toChanges(const codegen::FileEdits& edits, const TextLookup& textOf);

/// Where `offset` of the text before the change is in the text after it. An offset inside what was removed
/// moves to the end of what was inserted.
std::size_t movedOffset(std::size_t offset, const TextChange& change);

}  // namespace metaparticle::studio
