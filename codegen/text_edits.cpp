// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/text_edits.h"

#include <algorithm>

namespace metaparticle::codegen {

namespace {

model::Error invalid(std::string message) {
  return {model::ErrorKind::InvalidInput, std::move(message), {}, 0, {}};
}

/// An insertion belongs before what is replaced at the same place.
bool comesBefore(const TextEdit& left, const TextEdit& right) {
  if (left.range.begin != right.range.begin) return left.range.begin < right.range.begin;
  return left.range.empty() && !right.range.empty();
}

}  // namespace

model::Result<void> TextEdits::add(TextEdit edit) {
  if (edit.range.begin > edit.range.end) return invalid("An edit ends before it begins.");
  if (edit.range.empty() && edit.replacement.empty()) return {};
  const auto place = std::upper_bound(edits_.begin(), edits_.end(), edit, comesBefore);
  const bool hitsPrevious = place != edits_.begin() && std::prev(place)->range.end > edit.range.begin;
  const bool hitsNext = place != edits_.end() && edit.range.end > place->range.begin;
  if (hitsPrevious || hitsNext) return invalid("Two edits of one file overlap.");
  edits_.insert(place, std::move(edit));
  return {};
}

model::Result<std::string> TextEdits::apply(std::string_view text) const {
  if (!edits_.empty() && edits_.back().range.end > text.size())
    return invalid("An edit lies outside the text it is meant for.");
  std::size_t size = text.size();
  for (const TextEdit& edit : edits_) size += edit.replacement.size() - edit.range.size();
  std::string result;
  result.reserve(size);
  std::size_t kept = 0;
  for (const TextEdit& edit : edits_) {
    result.append(text.substr(kept, edit.range.begin - kept)).append(edit.replacement);
    kept = edit.range.end;
  }
  return result.append(text.substr(kept));
}

TextEdits TextEdits::inverse(std::string_view before) const {
  TextEdits result;
  std::size_t grown = 0;  // how far the text has moved so far; wraps around when it shrank
  for (const TextEdit& edit : edits_) {
    const std::size_t begin = edit.range.begin + grown;
    result.edits_.push_back({{begin, begin + edit.replacement.size()},
                             std::string(before.substr(edit.range.begin, edit.range.size()))});
    grown += edit.replacement.size() - edit.range.size();
  }
  return result;
}

bool FileEdits::empty() const {
  return std::all_of(files.begin(), files.end(), [](const auto& file) { return file.second.empty(); });
}

}  // namespace metaparticle::codegen
