// SPDX-License-Identifier: MIT
#pragma once

#include "runtime/src/roles/http_handler.h"
#include "runtime/src/roles/pace.h"
#include "runtime/src/rpc/work.h"
#include "runtime/src/server/crew.h"

namespace mp::runtime {

/// The server of a service, a leaf or a gather.
class RpcHandler final : public HttpHandler {
 public:
  RpcHandler(Crew& crew, Work& work, const std::string& role);

 protected:
  std::optional<Reply> post(const SessionPtr& session, bool plain) override;

 private:
  std::optional<Reply> runHere(const SessionPtr& session, bool plain);
  Reply execute(const Session& session, bool plain);

  Crew& crew_;
  Work& work_;
  Pace pace_;
};

}  // namespace mp::runtime
