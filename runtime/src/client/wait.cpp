// SPDX-License-Identifier: MIT
#include "runtime/src/client/wait.h"

#include <poll.h>

#include <algorithm>
#include <limits>

#include "runtime/src/blocking.h"

namespace mp::runtime {

namespace {

int pollTimeout(Deadline until) {
  return static_cast<int>(std::min<long long>(millisecondsUntil(until), std::numeric_limits<int>::max()));
}

pollfd pollEntry(const Exchange& exchange) {
  return {exchange.fd(), static_cast<short>(exchange.wantsWrite() ? POLLOUT : POLLIN), 0};
}

/// Waits until one of them can go on, and lets those go on that can.
void waitOnce(std::vector<Exchange*>& open, std::vector<pollfd>& entries) {
  entries.clear();
  Deadline next = Deadline::max();
  for (const Exchange* exchange : open) {
    entries.push_back(pollEntry(*exchange));
    next = std::min(next, exchange->nextTime());
  }
  ::poll(entries.data(), entries.size(), pollTimeout(next));
  const auto now = Clock::now();
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (entries[i].revents != 0 || open[i]->nextTime() <= now) open[i]->advance();
  }
}

}  // namespace

void finish(Exchange& exchange) {
  const BlockingScope blocking;
  exchange.advance();
  while (!exchange.finished()) {
    if (exchange.receiveBlocking()) continue;
    pollfd entry = pollEntry(exchange);
    ::poll(&entry, 1, pollTimeout(exchange.nextTime()));
    if (entry.revents != 0 || exchange.nextTime() <= Clock::now()) exchange.advance();
  }
}

void finishAll(std::span<Exchange* const> exchanges) {
  const BlockingScope blocking;
  for (Exchange* exchange : exchanges) exchange->advance();
  std::vector<Exchange*> open(exchanges.begin(), exchanges.end());
  std::vector<pollfd> entries;
  for (;;) {
    std::erase_if(open, [](const Exchange* exchange) { return exchange->finished(); });
    if (open.empty()) return;
    waitOnce(open, entries);
  }
}

}  // namespace mp::runtime
