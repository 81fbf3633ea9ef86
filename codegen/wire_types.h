// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "codegen/wire_types_scope.h"
#include "codegen/wire_types_text.h"

namespace metaparticle::codegen {

/// Why a type cannot cross a wire.
struct WireProblem {
  std::string type;    ///< the part that cannot, as written: "std::function<void()>"
  std::string member;  ///< "app::Request::callback" when it is a member's type, else ""
  std::string reason;  ///< a clause: "code cannot travel to another process"
  std::string remedy;  ///< what to write instead, or ""
  std::string file;    ///< the member's place, or "" and 0
  int line = 0;
};

/// What a type's text means.
struct WireType {
  std::string canonical;  ///< the same for two texts of one type, and C++ at global scope:
                          ///< "std::vector<::app::Request>"
  std::optional<WireProblem> problem;
  std::string localSize = {};  ///< an array's size in `canonical` that has its meaning only where it was
                               ///< written, so that `canonical` is no C++ at global scope; "" for none
};

/// Collects the structs and enums that types are made of, and says which types cannot be carried.
///
/// Carried are: bool, integers and floating point numbers, std::string, enums, structs whose data members are
/// all public and carried, and of what is carried std::vector, std::deque, std::list, std::set,
/// std::unordered_set, std::array, std::optional, std::pair, std::tuple, and std::map and std::unordered_map
/// with std::string keys. A struct may hold itself in a vector.
class WireTypes {
 public:
  /// `scope` must outlive this.
  explicit WireTypes(const TypeScope& scope) : scope_(scope) {}

  /// Looks a type up, without const and reference, and adds what it is made of.
  WireType add(const TypeText& type, const TypeContext& context);

  /// Structs so far, each after those that it is made of.
  [[nodiscard]] const std::vector<TypeDeclaration>& structs() const { return structs_; }
  /// Enums so far, in the order they were met.
  [[nodiscard]] const std::vector<TypeDeclaration>& enums() const { return enums_; }

 private:
  WireType resolve(const TypeText& type, const TypeContext& context, int depth);
  WireType named(const TypeText& type, const TypeContext& context, int depth);
  WireType container(const std::string& name, const TypeText& type, const TypeContext& context, int depth);
  [[nodiscard]] WireType size(const TypeText& type, const TypeContext& context) const;
  WireType declared(const TypeText& type, std::vector<TypeDeclaration> found, int depth);
  std::optional<WireProblem> addStruct(const TypeDeclaration& type, int depth);
  std::optional<WireProblem> addMember(const TypeDeclaration& owner, const MemberSyntax& member, int depth);
  std::optional<WireProblem> addEnum(const TypeDeclaration& type);

  const TypeScope& scope_;
  std::vector<TypeDeclaration> structs_;
  std::vector<TypeDeclaration> enums_;
  std::set<const DeclarationSyntax*> met_;  ///< structs and enums, also those that are being looked at
};

}  // namespace metaparticle::codegen
