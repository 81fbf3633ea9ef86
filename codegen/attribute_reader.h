// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "codegen/recovery.h"
#include "codegen/syntax.h"

namespace metaparticle::codegen {

/// Reads `[[...]]` and keeps what is ours.
class AttributeReader {
 public:
  AttributeReader(TokenStream& tokens, Recovery& recovery) : tokens_(tokens), recovery_(recovery) {}

  static bool isAttribute(TokenStream& tokens, std::size_t index) {
    return tokens.is(index, '[') && tokens.is(index + 1, '[');
  }

  /// Reads the attribute at `index` and returns the index behind it. One that is never closed ends where the
  /// declaration behind it seems to begin, and sets broken().
  std::size_t read(std::size_t index);

  [[nodiscard]] const std::vector<AnnotationSyntax>& annotations() const { return annotations_; }
  [[nodiscard]] std::vector<AnnotationSyntax> take() { return std::move(annotations_); }
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  std::size_t readItem(std::size_t index);
  bool endsItem(std::size_t index);
  std::size_t readList(std::size_t index, AnnotationSyntax& annotation);
  void addArgument(std::size_t begin, std::size_t equals, std::size_t end, AnnotationSyntax& annotation);
  bool mendLiteral(std::size_t index);
  std::size_t giveUp(std::size_t index);

  TokenStream& tokens_;
  Recovery& recovery_;
  std::vector<AnnotationSyntax> annotations_;
  std::size_t open_ = 0;
  std::string_view usingNamespace_;
  std::size_t items_ = 0;
  bool failed_ = false;
  bool broken_ = false;
};

}  // namespace metaparticle::codegen
