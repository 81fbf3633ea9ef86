// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "metaparticle/glue.hpp"

namespace mp::runtime {

/// A node of this program.
struct Node {
  std::string name;
  glue::detail::Definition definition;

  [[nodiscard]] bool scatter() const { return definition.gather != nullptr; }
  [[nodiscard]] const char* const* parameterNames() const { return definition.names.data(); }
};

/// The nodes of this program. Filled before main; only read afterwards, by any thread.
class Registry {
 public:
  static Registry& instance();

  void add(glue::detail::Definition definition);
  [[nodiscard]] const Node* find(glue::detail::AnyFunction function) const;
  [[nodiscard]] const Node* find(std::string_view name) const;
  /// In the order of registration.
  [[nodiscard]] const std::vector<std::unique_ptr<Node>>& nodes() const { return nodes_; }
  /// What is wrong with the registrations, or empty.
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  std::vector<std::unique_ptr<Node>> nodes_;
  std::unordered_map<glue::detail::AnyFunction, const Node*> byFunction_;
  std::unordered_map<std::string_view, const Node*> byName_;
  std::string problem_;
};

}  // namespace mp::runtime
