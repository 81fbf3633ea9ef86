// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "runtime/src/client/directory.h"

namespace mp::runtime {

/// Whom a request may go to: any replica of a node, or one certain leaf. Chooses the healthy endpoint with
/// the least under way, in turn among equals; one that was put aside gets a single try when its time is up.
class Target {
 public:
  static constexpr int kAnyReplica = -1;

  Target(Directory& directory, std::string node, int leaf = kAnyReplica)
      : directory_(directory), node_(std::move(node)), leaf_(leaf) {}

  /// An endpoint that was not tried since the last newRound; nullptr when there is none left.
  EndpointPtr pick();
  /// Forgets what was tried, so that it can be tried again.
  void newRound() { tried_.clear(); }
  /// Looks at the topology at once; whether it has changed. To be asked before giving up.
  bool changed();
  /// When a new round may have a chance: an endpoint's time is up, or the topology may have changed.
  [[nodiscard]] Deadline nextChance() const;

  [[nodiscard]] const std::string& node() const { return node_; }
  /// "leaf 3 of histogram (127.0.0.1:41004) cannot be reached", for a failure.
  [[nodiscard]] std::string unreachable() const;

 private:
  void use(std::shared_ptr<const NodeEndpoints> endpoints);
  [[nodiscard]] bool tried(const Endpoint* endpoint) const;

  Directory& directory_;
  const std::string node_;
  const int leaf_;
  std::shared_ptr<const NodeEndpoints> known_;  // keeps what `candidates_` points to
  const EndpointPtr* candidates_ = nullptr;
  std::size_t count_ = 0;
  std::vector<const Endpoint*> tried_;
};

}  // namespace mp::runtime
