// SPDX-License-Identifier: GPL-3.0-or-later
//
// One node of every kind, for tests that compile what edits leave.
#pragma once

#include <metaparticle/metaparticle.hpp>

#include <string>
#include <vector>

namespace shop {

struct Order {
  std::string user;
  int amount = 0;
};

struct Receipt {
  std::string text;
};

[[mp::queue(max_deliver = 5)]] inline mp::Queue<Order> orders;

[[mp::queue]] inline mp::Queue<Order> failed_orders;

[[mp::store(ttl = "1h")]] inline mp::Store<Receipt> receipts;

[[mp::lock(ttl = "5s"  // long enough
           )]] inline mp::Lock till;

[[mp::container(image = "docker.io/library/redis:7", ports = {6379})]] inline mp::Container cache;

/// Which shard a customer belongs to.
std::string user_of(const Order& order);

[[mp::shard(shards = 4, key = user_of)]] Receipt customer(const Order& order);

/// Adds up what the leaves found.
int total(const std::vector<int>& parts);

[[nodiscard, mp::scatter(leaves = 3, gather = total)]] int search(const Order& order);

}  // namespace shop
