// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>

#include "runtime/src/roles/http_handler.h"
#include "runtime/src/rpc/work.h"
#include "runtime/src/server/crew.h"

namespace mp::runtime {

/// Whether a function has shown itself quick enough to be run by the thread that drives the network, where it
/// costs no change of thread, instead of the pool.
class Pace {
 public:
  [[nodiscard]] bool quick() const { return streak_.load(std::memory_order_relaxed) >= kProof; }
  void ran(Clock::duration time, bool waited);

 private:
  static constexpr int kProof = 4;
  std::atomic<int> streak_{0};
};

/// The server of a service, a leaf or a gather.
class RpcHandler final : public HttpHandler {
 public:
  RpcHandler(Crew& crew, Work& work, const std::string& role);

 protected:
  std::optional<Reply> post(const SessionPtr& session, bool plain) override;

 private:
  Reply execute(const Session& session, bool plain);

  Crew& crew_;
  Work& work_;
  Pace pace_;
};

}  // namespace mp::runtime
