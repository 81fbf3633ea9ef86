// SPDX-License-Identifier: MIT
#include "runtime/src/client/target.h"

#include <algorithm>
#include <atomic>

namespace mp::runtime {

namespace {

constexpr std::chrono::milliseconds kTopologyInterval{50};
constexpr std::chrono::milliseconds kLeastPause{5};

std::size_t nextTurn() {
  static std::atomic<std::size_t> turn{0};
  return turn.fetch_add(1, std::memory_order_relaxed);
}

}  // namespace

void Target::use(std::shared_ptr<const NodeEndpoints> endpoints) {
  known_ = std::move(endpoints);
  if (leaf_ == kAnyReplica) {
    candidates_ = known_->replicas.data();
    count_ = known_->replicas.size();
  } else {
    const bool known = static_cast<std::size_t>(leaf_) < known_->leaves.size();
    candidates_ = known ? known_->leaves.data() + leaf_ : nullptr;
    count_ = known ? 1 : 0;
  }
}

bool Target::changed() {
  auto now = directory_.findNow(node_);
  if (now == known_) return false;
  use(std::move(now));
  return true;
}

bool Target::tried(const Endpoint* endpoint) const {
  return std::find(tried_.begin(), tried_.end(), endpoint) != tried_.end();
}

EndpointPtr Target::pick() {
  if (!known_) use(directory_.find(node_));
  const std::size_t first = count_ > 1 ? nextTurn() : 0;
  const EndpointPtr* best = nullptr;
  for (std::size_t i = 0; i < count_; ++i) {
    const EndpointPtr& candidate = candidates_[(first + i) % count_];
    if (tried(candidate.get())) continue;
    if (!candidate->healthy()) {
      if (!candidate->claimProbe()) continue;
      best = &candidate;
      break;
    }
    if (!best || candidate->inFlight() < (*best)->inFlight()) best = &candidate;
  }
  if (!best) return nullptr;
  tried_.push_back(best->get());
  return *best;
}

Deadline Target::nextChance() const {
  const auto now = Clock::now();
  if (count_ == 0) return now + kTopologyInterval;
  Deadline chance = Deadline::max();
  for (std::size_t i = 0; i < count_; ++i) chance = std::min(chance, candidates_[i]->asideUntil());
  return std::max(chance, now + kLeastPause);
}

std::string Target::unreachable() const {
  if (leaf_ != kAnyReplica) {
    const std::string leaf = "leaf " + std::to_string(leaf_) + " of " + node_;
    return count_ == 0 ? leaf + " is not in the topology"
                       : leaf + " (" + candidates_[0]->address() + ") cannot be reached";
  }
  if (count_ == 0) return "the topology lists no replica of " + node_;
  std::string addresses;
  for (std::size_t i = 0; i < count_; ++i) addresses += (i ? ", " : "") + candidates_[i]->address();
  return "no replica of " + node_ + " can be reached (" + addresses + ")";
}

}  // namespace mp::runtime
