// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/text_change.h"

#include <algorithm>

namespace metaparticle::studio {

TextChanges inverse(const TextChanges& changes) {
  TextChanges inverted;
  inverted.reserve(changes.size());
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    inverted.push_back({change->file, change->offset, change->inserted, change->removed, change->removesFile,
                        change->createsFile});
  }
  return inverted;
}

TextChanges toChanges(const codegen::FileEdits& edits, const TextLookup& textOf) {
  TextChanges changes;
  for (const auto& [file, fileEdits] : edits.files) {
    if (fileEdits.empty()) continue;
    const std::string* text = textOf(file);
    const std::size_t first = changes.size();
    const auto& all = fileEdits.all();
    for (auto edit = all.rbegin(); edit != all.rend(); ++edit) {
      const std::string removed = text ? text->substr(edit->range.begin, edit->range.size()) : std::string();
      changes.push_back({file, edit->range.begin, removed, edit->replacement, false, false});
    }
    changes[first].createsFile = text == nullptr;
  }
  return changes;
}

std::size_t movedOffset(std::size_t offset, const TextChange& change) {
  if (offset <= change.offset) return offset;
  const std::size_t removedEnd = change.offset + change.removed.size();
  if (offset >= removedEnd) return offset - change.removed.size() + change.inserted.size();
  return change.offset + change.inserted.size();
}

}  // namespace metaparticle::studio
