// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "runtime/src/client/directory.h"
#include "runtime/src/rpc/work.h"
#include "runtime/src/server/crew.h"
#include "runtime/src/server/session.h"

namespace mp::runtime {

/// What a process does for a node.
struct Role {
  enum class Kind { service, leaf, gather, front };
  Kind kind;
  const Node* node;
};
const char* toString(Role::Kind kind);

/// "greeter", "histogram.leaf", "histogram.front"; nothing for what is no role of this program.
std::optional<Role> parseRole(const std::string& text);

/// Owns what answers the requests of a role.
class RoleHandler {
 public:
  RoleHandler(const Role& role, Crew& crew, Directory* directory);
  [[nodiscard]] Handler& handler() { return *handler_; }

 private:
  std::unique_ptr<Work> work_;
  std::unique_ptr<Handler> handler_;
};

}  // namespace mp::runtime
