// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

namespace metaparticle::bench {

/// A server on Boost.Beast that sends each request's body back and does nothing else, as lean as the library
/// allows: one thread, no time-outs, no JSON. Prints "listens on 127.0.0.1:PORT" and serves until it is
/// killed.
int runBareServer();

/// A client on Boost.Beast with one keep-alive connection that waits for each answer.
class BareClient {
 public:
  explicit BareClient(int port);
  ~BareClient();
  BareClient(const BareClient&) = delete;
  BareClient& operator=(const BareClient&) = delete;

  /// Sends this body and gives the size of the answer's. Throws when the answer is not status 200.
  std::size_t exchange(const std::string& body);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace metaparticle::bench
