// SPDX-License-Identifier: GPL-3.0-or-later
#include "shop.hpp"

namespace {

int rounded(int amount) {
  return amount / 10 * 10;
}

}  // namespace

[[mp::job(schedule = "0 3 * * *")]] void nightly() {
  shop::receipts.remove("old");
}

[[mp::leader]] void watch() {}

void helper() {}

[[mp::service(replicas = 2, expose, name = "front-door", )]] shop::Receipt front(const shop::Order& order) {
  shop::orders.push(order);
  if (rounded(mp::call<int>(shop::search, order)) > 0) return mp::call(shop::customer, order);
  return {};
}
