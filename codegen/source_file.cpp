// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/source_file.h"

#include <algorithm>
#include <iterator>

#include "codegen/segment_reader.h"

namespace metaparticle::codegen {

namespace {

using ScopePointer = std::shared_ptr<const Scope>;

ScopePointer globalScope() {
  static const ScopePointer global = std::make_shared<const Scope>();
  return global;
}

PlacedSegment placed(Segment&& segment, std::size_t begin) {
  PlacedSegment result;
  result.begin = begin;
  result.reach = begin + segment.reach;
  result.kind = segment.kind;
  result.swallows = !segment.swallowed.empty();
  result.segment = std::make_unique<Segment>(std::move(segment));
  return result;
}

ScopePointer entered(const ScopePointer& outer, const Segment& segment) {
  Scope inner;
  inner.outer = outer;
  inner.name = outer->name;
  inner.internal = outer->internal;
  if (segment.kind == SegmentKind::Namespace) {
    inner.name += (inner.name.empty() ? "" : "::") + segment.text;
    inner.internal = inner.internal || segment.text == "(anonymous)";
    inner.transparent = segment.inlineNamespace;
  } else {
    inner.transparent = true;
  }
  return std::make_shared<const Scope>(std::move(inner));
}

/// The scope behind a segment.
ScopePointer scopeBehind(const PlacedSegment& segment) {
  if (segment.kind == SegmentKind::Namespace || segment.kind == SegmentKind::Linkage) {
    return entered(segment.scope, *segment.segment);
  }
  if (segment.kind == SegmentKind::Close && segment.scope->outer) return segment.scope->outer;
  return segment.scope;
}

bool sameScope(const Scope* left, const Scope* right) {
  while (left != right) {
    if (left == nullptr || right == nullptr) return false;
    if (left->name != right->name || left->internal != right->internal ||
        left->transparent != right->transparent) {
      return false;
    }
    left = left->outer.get();
    right = right->outer.get();
  }
  return true;
}

bool isDirective(SegmentKind kind) {
  return kind == SegmentKind::UsingNamespace || kind == SegmentKind::Include;
}

}  // namespace

SourceFile::SourceFile(std::string text) : text_(std::move(text)) {
  SegmentReader reader(text_, 0);
  while (!reader.done()) {
    const std::size_t begin = reader.offset();
    segments_.push_back(placed(reader.next(), begin));
  }
  SourceChange ignored;
  place(0, segments_.size(), ignored);
  summarise(true);
}

std::size_t SourceFile::firstReached(std::size_t from, std::size_t offset) const {
  const auto begin = segments_.begin() + static_cast<std::ptrdiff_t>(from);
  const auto found = std::find_if(begin, segments_.end(), [&](const auto& s) { return s.reach > offset; });
  return static_cast<std::size_t>(found - segments_.begin());
}

SourceChange SourceFile::replace(Range range, std::string_view replacement) {
  text_.replace(range.begin, range.size(), replacement);
  SourceChange change;
  const std::size_t first = firstReached(0, range.begin);
  std::size_t behind = first;
  // Far-looking segments before the edit are read again by themselves, those between them stay.
  for (std::size_t next = first; next < segments_.size() && segments_[next].begin <= range.begin;) {
    const std::size_t before = change.added.size();
    const std::size_t run = readRun(next, range, replacement.size(), change);
    behind = next + (change.added.size() - before);
    if (run == TokenStream::npos) break;
    next = firstReached(behind, range.begin);
  }
  place(first, behind, change);
  summarise(change.directives);
  return change;
}

/// Reads from segment `first` on until a boundary of old segments is met. Returns the number of segments
/// taken out, or npos when the boundary lies behind the edit, so that nothing is left to do.
std::size_t SourceFile::readRun(std::size_t first, Range edited, std::size_t inserted, SourceChange& change) {
  SegmentReader reader(text_, segments_[first].begin);
  std::vector<PlacedSegment> fresh;
  std::size_t last = first;
  const auto isBoundary = [&](std::size_t offset) {
    while (last < segments_.size() && segments_[last].begin < offset) ++last;
    return last < segments_.size() && segments_[last].begin == offset;
  };
  while (!reader.done()) {
    const std::size_t begin = reader.offset();
    fresh.push_back(placed(reader.next(), begin));
    const std::size_t at = reader.offset();
    if (reader.done()) break;
    if (at <= edited.begin && isBoundary(at) && segments_[last].reach <= edited.begin) {
      const std::size_t removed = last - first;
      splice(first, last, std::move(fresh), change);
      return removed;
    }
    if (at >= edited.begin + inserted && isBoundary(at - inserted + edited.size())) {
      splice(first, last, std::move(fresh), change);
      return TokenStream::npos;
    }
  }
  splice(first, segments_.size(), std::move(fresh), change);
  return TokenStream::npos;
}

void SourceFile::splice(std::size_t first, std::size_t last, std::vector<PlacedSegment> fresh,
                        SourceChange& change) {
  for (const PlacedSegment& segment : fresh) {
    change.added.push_back(segment.segment.get());
    change.directives = change.directives || isDirective(segment.kind);
  }
  const auto begin = segments_.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = segments_.begin() + static_cast<std::ptrdiff_t>(last);
  for (auto segment = begin; segment != end; ++segment) {
    change.directives = change.directives || isDirective(segment->kind);
    change.removed.push_back(std::move(*segment));
  }
  const std::size_t common = std::min(fresh.size(), last - first);
  const auto freshRest = std::move(fresh.begin(), fresh.begin() + static_cast<std::ptrdiff_t>(common), begin);
  const auto freshMiddle = fresh.begin() + static_cast<std::ptrdiff_t>(common);
  if (common < last - first) {
    segments_.erase(freshRest, end);
  } else {
    segments_.insert(freshRest, std::make_move_iterator(freshMiddle), std::make_move_iterator(fresh.end()));
  }
}

/// Gives the segments from `from` on their offsets, lines and scopes. Those from `freshEnd` on are old ones.
void SourceFile::place(std::size_t from, std::size_t freshEnd, SourceChange& change) {
  ScopePointer scope = from == 0 ? globalScope() : scopeBehind(segments_[from - 1]);
  std::size_t begin = 0;
  int line = 0;
  if (from > 0) {
    const PlacedSegment& before = segments_[from - 1];
    begin = before.begin + before.segment->length;
    line = before.line + static_cast<int>(before.segment->lines);
  }
  const auto step = [&](PlacedSegment& segment) {
    segment.begin = begin;
    segment.line = line;
    segment.reach = begin + segment.segment->reach;
    begin += segment.segment->length;
    line += static_cast<int>(segment.segment->lines);
  };
  std::size_t i = from;
  for (; i < segments_.size(); ++i) {
    PlacedSegment& segment = segments_[i];
    const bool old = segment.scope != nullptr;
    if (i >= freshEnd && old && sameScope(scope.get(), segment.scope.get())) break;
    if (old && !sameScope(scope.get(), segment.scope.get())) change.rescoped.push_back(segment.segment.get());
    segment.scope = scope;
    step(segment);
    scope = scopeBehind(segment);
  }
  if (i == segments_.size()) return;
  // From here on nothing changed but the distance from the beginning.
  const std::size_t offsetDelta = begin - segments_[i].begin;
  const int lineDelta = line - segments_[i].line;
  for (; i < segments_.size(); ++i) {
    segments_[i].begin += offsetDelta;
    segments_[i].reach += offsetDelta;
    segments_[i].line += lineDelta;
  }
}

void SourceFile::summarise(bool directives) {
  swallowed_.clear();
  balanced_ = scopeBehind(segments_.back())->outer == nullptr;
  for (const PlacedSegment& segment : segments_) {
    if (segment.kind == SegmentKind::Close && !segment.scope->outer) balanced_ = false;
    if (!segment.swallows) continue;
    for (const Range& range : segment.segment->swallowed) {
      swallowed_.push_back({segment.begin + range.begin, segment.begin + range.end});
    }
  }
  if (!directives) return;
  usingNamespaces_.clear();
  for (const PlacedSegment& segment : segments_) {
    if (segment.kind == SegmentKind::UsingNamespace) usingNamespaces_.push_back(segment.segment->text);
  }
}

const PlacedSegment& SourceFile::at(std::size_t offset) const {
  const auto behind = std::upper_bound(segments_.begin(), segments_.end(), offset,
                                       [](std::size_t value, const auto& s) { return value < s.begin; });
  return behind == segments_.begin() ? segments_.front() : *std::prev(behind);
}

const PlacedSegment& SourceFile::place(const Segment* segment) const {
  const auto found = std::find_if(segments_.begin(), segments_.end(),
                                  [&](const auto& s) { return s.segment.get() == segment; });
  return found == segments_.end() ? segments_.back() : *found;
}

bool SourceFile::isSwallowed(std::size_t offset) const {
  return std::any_of(swallowed_.begin(), swallowed_.end(),
                     [&](const Range& range) { return range.contains(offset); });
}

int SourceFile::columnOf(std::size_t offset) const {
  const std::size_t lineEnd = offset == 0 ? std::string::npos : text_.rfind('\n', offset - 1);
  return static_cast<int>(lineEnd == std::string::npos ? offset + 1 : offset - lineEnd);
}

}  // namespace metaparticle::codegen
