// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "codegen/recovery.h"
#include "codegen/syntax.h"

namespace metaparticle::codegen {

/// Reads what stands between the braces of a struct, class, union or enum. Names are relative to where the
/// record stands: "Outer::Inner"; lines are left to the caller.
class RecordReader {
 public:
  explicit RecordReader(TokenStream& tokens) : tokens_(tokens) {}

  /// `open` and `close` are the indexes of the braces; `record` has its kind and qualifiedName.
  void readMembers(std::size_t open, std::size_t close, Access access, DeclarationSyntax& record);
  void readEnumerators(std::size_t open, std::size_t close, DeclarationSyntax& record);

  /// `using X = type;`, `using ns::X;`, `typedef type X;` between two indexes, `;` excluded; true when it is
  /// one.
  bool readAlias(std::size_t begin, std::size_t end, DeclarationSyntax& alias);

  /// Base classes between two indexes, as written.
  std::vector<std::string> readBases(std::size_t begin, std::size_t end);

  /// Annotations of ours on members, which cannot be nodes.
  [[nodiscard]] const std::vector<Range>& strayAnnotations() const { return strayAnnotations_; }

  /// Deeper ones are not read.
  static constexpr int deepestNesting = 16;

 private:
  std::size_t readMember(std::size_t begin, std::size_t close, Access access, DeclarationSyntax& record);
  std::size_t readNested(std::size_t begin, std::size_t close, Access access, DeclarationSyntax& record);
  void addUnnamed(std::size_t key, std::size_t bodyEnd, std::size_t end, Access access,
                  DeclarationSyntax& record);
  void readData(std::size_t begin, std::size_t end, Access access, DeclarationSyntax& record);
  std::size_t memberEnd(std::size_t begin, std::size_t close, bool& function);
  std::size_t readDirective(std::size_t index, std::vector<bool>& decided);
  std::size_t skipInside(std::size_t index, std::size_t close);

  TokenStream& tokens_;
  std::vector<Range> strayAnnotations_;
  int nesting_ = 0;
};

}  // namespace metaparticle::codegen
