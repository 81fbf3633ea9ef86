// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "model/error.h"

namespace metaparticle::deploy {

/// Hands out loopback ports that nobody listens on. A port is found by binding to it, and never handed out
/// twice by one object.
class Ports {
 public:
  /// Errors: Io (the system has none left).
  model::Result<int> take();
  /// False when another program listens on it, on the IPv4 or the IPv6 loopback address ("localhost" is
  /// either).
  static bool isFree(int port);

 private:
  std::set<int> taken_;
};

}  // namespace metaparticle::deploy
