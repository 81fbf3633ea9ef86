// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "runtime/src/metrics.h"
#include "runtime/src/server/session.h"

namespace mp::runtime {

/// What every role's server has in common: the paths, the methods, health and metrics.
class HttpHandler : public Handler {
 public:
  /// `timeoutMs` bounds a request's time, 0: the default when the client names none.
  HttpHandler(std::string node, const std::string& role, int timeoutMs);

  std::optional<Reply> handle(const SessionPtr& session) final;

 protected:
  /// A POST to / (JSON-RPC) or to /NODE (plain). As Handler::handle.
  virtual std::optional<Reply> post(const SessionPtr& session, bool plain) = 0;

  /// When the session's request must be answered.
  [[nodiscard]] Deadline deadlineOf(const Session& session) const;
  [[nodiscard]] Metrics& metrics() { return metrics_; }
  [[nodiscard]] const std::string& node() const { return node_; }

 private:
  [[nodiscard]] Reply get(const Session& session, std::string_view path) const;

  const std::string node_;
  const std::string plainPath_;
  const int timeoutMs_;
  Metrics metrics_;
};

}  // namespace mp::runtime
