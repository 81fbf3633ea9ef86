// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/source_file.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "codegen/segment_reader.h"

namespace metaparticle::codegen {

namespace {

/// Namespaces that are nested deeper add nothing to names, which would grow with their square.
constexpr int deepestScope = 64;

using ScopePointer = std::shared_ptr<const Scope>;

ScopePointer globalScope() {
  static const ScopePointer global = std::make_shared<const Scope>();
  return global;
}

PlacedSegment placed(Segment&& segment, std::size_t begin) {
  PlacedSegment result;
  result.begin = begin;
  result.reach = begin + segment.reach;
  result.length = segment.length;
  result.lines = static_cast<int>(segment.lines);
  result.kind = segment.kind;
  result.swallows = !segment.swallowed.empty();
  result.segment = std::make_unique<Segment>(std::move(segment));
  return result;
}

ScopePointer entered(const ScopePointer& outer, const Segment& segment) {
  const auto scope = std::make_shared<Scope>();
  Scope& inner = *scope;
  inner.outer = outer;
  inner.name = outer->name;
  inner.internal = outer->internal;
  inner.depth = outer->depth + 1;
  if (segment.kind == SegmentKind::Namespace && inner.depth <= deepestScope) {
    inner.name += (inner.name.empty() ? "" : "::") + segment.text;
    inner.internal = inner.internal || segment.text == "(anonymous)";
    inner.transparent = segment.inlineNamespace;
  } else {
    inner.transparent = true;
  }
  return scope;
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

bool opensScope(SegmentKind kind) {
  return kind == SegmentKind::Namespace || kind == SegmentKind::Linkage;
}

bool isDirective(SegmentKind kind) {
  return kind == SegmentKind::UsingNamespace || kind == SegmentKind::Include;
}

bool touchesBranches(const Segment& segment) {
  return segment.branch != Branch::None || segment.crossesBranches;
}

}  // namespace

Scope::~Scope() {
  while (outer && outer.use_count() == 1) outer = std::exchange(outer->outer, nullptr);
}

SourceFile::SourceFile(std::string text) : text_(std::move(text)) {
  SegmentReader reader(text_, 0);
  while (!reader.done()) {
    const std::size_t begin = reader.offset();
    segments_.push_back(placed(reader.next(), begin));
  }
  SourceChange ignored;
  ignored.conditionals = true;
  placeFrom(0);
  findBranches(ignored);
  findDead(ignored);
  scopeFrom(0, segments_.size(), ignored);
  balanced_ = isBalanced();
  held_ = !balanced_;
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
  placeFrom(first);
  findBranches(change);
  findDead(change);
  balanced_ = isBalanced();
  if (!balanced_) {
    holdScopes(first, behind);
  } else if (held_ || !change.revived.empty()) {
    scopeFrom(0, segments_.size(), change);
  } else {
    scopeFrom(first, behind, change);
  }
  held_ = !balanced_;
  summarise(change.directives || !change.revived.empty());
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
    // The beginning of the text also begins a line, and may hold a byte order mark.
    return offset > 0 && last < segments_.size() && segments_[last].begin == offset;
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
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    change.added.push_back(first + i);
    change.directives = change.directives || isDirective(fresh[i].kind);
    change.conditionals = change.conditionals || touchesBranches(*fresh[i].segment);
  }
  const auto begin = segments_.begin() + static_cast<std::ptrdiff_t>(first);
  const auto end = segments_.begin() + static_cast<std::ptrdiff_t>(last);
  for (auto segment = begin; segment != end; ++segment) {
    change.directives = change.directives || isDirective(segment->kind);
    change.conditionals = change.conditionals || touchesBranches(*segment->segment);
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

/// Gives the segments from `from` on their offsets and lines.
void SourceFile::placeFrom(std::size_t from) {
  std::size_t begin = 0;
  int line = 0;
  if (from > 0) {
    const PlacedSegment& before = segments_[from - 1];
    begin = before.begin + before.length;
    line = before.line + before.lines;
  }
  for (std::size_t i = from; i < segments_.size(); ++i) {
    PlacedSegment& segment = segments_[i];
    segment.reach += begin - segment.begin;
    segment.begin = begin;
    segment.line = line;
    begin += segment.length;
    line += segment.lines;
  }
}

/// Whether the #endif of the branch that begins here is a segment. It is not when what is half typed before
/// it has taken it in: then the branch counts as living, so that what stands behind it is not lost.
bool SourceFile::branchEnds(std::size_t directive) const {
  std::size_t open = 1;
  for (std::size_t i = directive + 1; i < segments_.size(); ++i) {
    const Segment& segment = *segments_[i].segment;
    if (segment.crossesBranches) return false;
    if (segment.branch == Branch::Opens) ++open;
    if (segment.branch == Branch::Ends && --open == 0) return true;
  }
  return false;
}

void SourceFile::findBranches(const SourceChange& change) {
  if (!change.conditionals) {
    for (const std::size_t index : change.added)
      segments_[index].branch = index == 0 ? 0 : segments_[index - 1].branch;
    return;
  }
  branches_ = {};
  for (PlacedSegment& placed : segments_) {
    if (placed.segment->crossesBranches) branches_.interrupt();
    placed.branch = branches_.meet(placed.segment->branch);
  }
}

/// Finds the other branches of an `#if 1` and what follows a `#elif 1`; those of an `#if 0` are no segments.
void SourceFile::findDead(SourceChange& change) {
  if (!change.conditionals && !hasDead_) return;
  hasDead_ = false;
  std::vector<bool> decided;  // of each #if that is open: the branch that is taken was met
  std::size_t openInDead = 0;
  bool dead = false;
  std::size_t nextAdded = 0;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    PlacedSegment& placed = segments_[i];
    const Branch branch = placed.segment->branch;
    if (branch == Branch::Opens && dead) ++openInDead;
    if (branch == Branch::Opens && !dead) decided.push_back(placed.segment->decided);
    const bool ownBranch = openInDead == 0 && !decided.empty();
    if (branch == Branch::Otherwise && ownBranch) {
      dead = decided.back() && (dead || branchEnds(i));
      decided.back() = decided.back() || placed.segment->decided;
    }
    if (branch == Branch::Ends && ownBranch) {
      dead = false;
      decided.pop_back();
    }
    if (branch == Branch::Ends && openInDead > 0) --openInDead;
    const bool directive = branch != Branch::None;
    const bool fresh = nextAdded < change.added.size() && change.added[nextAdded] == i;
    if (fresh) ++nextAdded;
    if (placed.dead != (dead && !directive)) {
      placed.dead = !placed.dead;
      placed.kind = placed.dead ? SegmentKind::Other : placed.segment->kind;
      if (!fresh) change.revived.push_back(i);
    }
    hasDead_ = hasDead_ || placed.dead;
  }
}

bool SourceFile::isBalanced() const {
  std::size_t depth = 0;
  for (const PlacedSegment& segment : segments_) {
    if (opensScope(segment.kind)) ++depth;
    if (segment.kind == SegmentKind::Close && depth-- == 0) return false;
  }
  return depth == 0;
}

/// Gives the segments from `from` on their scopes; those from `freshEnd` on are old ones, and when the first
/// of them has the scope that it had, so have all.
void SourceFile::scopeFrom(std::size_t from, std::size_t freshEnd, SourceChange& change) {
  ScopePointer scope = from == 0 ? globalScope() : scopeBehind(segments_[from - 1]);
  for (std::size_t i = from; i < segments_.size(); ++i) {
    PlacedSegment& segment = segments_[i];
    const bool same = segment.scope && sameScope(scope.get(), segment.scope.get());
    if (i >= freshEnd && same) return;
    if (segment.scope && !same) change.rescoped.push_back(i);
    if (!same) segment.scope = scope;
    scope = scopeBehind(segment);
  }
}

/// Only new segments get a scope, from what stands before them.
void SourceFile::holdScopes(std::size_t from, std::size_t freshEnd) {
  for (std::size_t i = from; i < freshEnd; ++i) {
    if (!segments_[i].scope) segments_[i].scope = i == 0 ? globalScope() : scopeBehind(segments_[i - 1]);
  }
}

void SourceFile::summarise(bool directives) {
  swallowed_.clear();
  for (const PlacedSegment& segment : segments_) {
    if (!segment.swallows) continue;
    for (const Range& range : segment.segment->swallowed) {
      swallowed_.push_back({segment.begin + range.begin, segment.begin + range.end});
    }
  }
  swallowedParts_.clear();
  for (const Range& range : swallowed_) {
    if (!swallowedParts_.empty() && range.begin <= swallowedParts_.back().end) {
      swallowedParts_.back().end = std::max(swallowedParts_.back().end, range.end);
    } else {
      swallowedParts_.push_back(range);
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
  const auto behind =
      std::upper_bound(swallowedParts_.begin(), swallowedParts_.end(), offset,
                       [](std::size_t value, const Range& range) { return value < range.begin; });
  return behind != swallowedParts_.begin() && std::prev(behind)->contains(offset);
}

int SourceFile::columnOf(std::size_t offset) const {
  const std::size_t lineEnd = offset == 0 ? std::string::npos : text_.rfind('\n', offset - 1);
  return static_cast<int>(lineEnd == std::string::npos ? offset + 1 : offset - lineEnd);
}

}  // namespace metaparticle::codegen
