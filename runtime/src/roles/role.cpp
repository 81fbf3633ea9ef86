// SPDX-License-Identifier: MIT
#include "runtime/src/roles/role.h"

#include "runtime/src/roles/front_handler.h"
#include "runtime/src/roles/rpc_handler.h"
#include "runtime/src/roles/works.h"

namespace mp::runtime {

const char* toString(Role::Kind kind) {
  switch (kind) {
    case Role::Kind::service:
      return "service";
    case Role::Kind::leaf:
      return "leaf";
    case Role::Kind::gather:
      return "gather";
    case Role::Kind::front:
      return "front";
  }
  return "";
}

std::optional<Role> parseRole(const std::string& text) {
  const std::size_t dot = text.find('.');
  const Node* const node = Registry::instance().find(std::string_view(text).substr(0, dot));
  if (!node) return {};
  if (dot == std::string::npos) return Role{node->scatter() ? Role::Kind::gather : Role::Kind::service, node};
  const std::string_view suffix = std::string_view(text).substr(dot + 1);
  if (suffix == "front") return Role{Role::Kind::front, node};
  if (suffix == "leaf" && node->scatter()) return Role{Role::Kind::leaf, node};
  return {};
}

RoleHandler::RoleHandler(const Role& role, Crew& crew, Directory* directory) {
  if (role.kind == Role::Kind::front) {
    handler_ = std::make_unique<FrontHandler>(*directory, role.node->name, role.node->definition.timeout_ms);
    return;
  }
  if (role.kind == Role::Kind::gather) {
    work_ = std::make_unique<GatherWork>(*role.node, directory);
  } else {
    work_ = std::make_unique<FunctionWork>(*role.node);
  }
  handler_ = std::make_unique<RpcHandler>(crew, *work_, toString(role.kind));
}

}  // namespace mp::runtime
