// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "codegen/declaration_reader.h"
#include "codegen/segment.h"

namespace metaparticle::codegen {

/// Cuts a text into segments, one after the other, from an offset on that is a boundary of segments.
class SegmentReader {
 public:
  SegmentReader(std::string_view text, std::size_t offset) : tokens_(text, offset), at_(offset) {}

  [[nodiscard]] bool done() const { return done_; }
  /// Where the next segment begins.
  [[nodiscard]] std::size_t offset() const { return at_; }
  Segment next();

 private:
  std::size_t readNamespace(std::size_t index, Segment& segment);
  std::size_t readUsingNamespace(std::size_t index, Segment& segment);
  std::size_t readDirective(Segment& segment);
  std::size_t readDeclaration(Segment& segment);
  void takeDraft(DeclarationDraft& draft, Segment& segment);
  void reportProblems(const DeclarationDraft& draft, Segment& segment);
  void finish(std::size_t behind, Segment& segment);
  void countLines(Segment& segment) const;

  TokenStream tokens_;
  std::size_t at_;
  std::size_t nextSwallowed_ = 0;  ///< of what the scanner met: the first that no segment has yet
  bool done_ = false;
};

}  // namespace metaparticle::codegen
