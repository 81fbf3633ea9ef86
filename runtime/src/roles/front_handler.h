// SPDX-License-Identifier: MIT
#pragma once

#include "runtime/src/client/directory.h"
#include "runtime/src/roles/http_handler.h"

namespace mp::runtime {

/// The server of an exposed node's fixed port: passes requests on to the node's replicas and their answers
/// back, bodies unread. Health and metrics are its own.
class FrontHandler final : public HttpHandler {
 public:
  FrontHandler(Directory& directory, const std::string& node, int timeoutMs)
      : HttpHandler(node, "front", timeoutMs), directory_(directory) {}

 protected:
  std::optional<Reply> post(const SessionPtr& session, bool plain) override;

 private:
  Directory& directory_;
};

}  // namespace mp::runtime
