// SPDX-License-Identifier: GPL-3.0-or-later
#include "shop.hpp"

#include <mutex>

namespace shop {

std::string user_of(const Order& order) {
  return order.user;
}

Receipt customer(const Order& order) {
  if (auto receipt = receipts.get(order.user)) return *receipt;
  return {"nothing for " + order.user};
}

int total(const std::vector<int>& parts) {
  int sum = 0;
  for (const int part : parts) sum += part;
  return sum;
}

int search(const Order& order) {
  return order.amount;
}

/// Takes the money.
[[mp::worker(from = orders, replicas = 2 /* tills */, uses = {cache})]] void pay(const Order& order) {
  const std::scoped_lock open(till);
  receipts.put(order.user, {"paid"});
}

}  // namespace shop
