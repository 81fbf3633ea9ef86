// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

/// A server that answers, or misbehaves, in a certain way, and counts the requests that reach it.
class MisbehavingServer {
 public:
  enum class Deed {
    answer,             ///< properly, keeping the connection
    answerThenClose,    ///< as if it would keep the connection, and closes it
    echo,               ///< the request's body
    closeAfterRequest,  ///< without an answer
    resetAfterRequest,
    halfHeader,
    halfBody,
    garbage,
    silence,      ///< until the client closes
    refuseEarly,  ///< 413 as soon as the header is there
  };

  struct Behaviour {
    Deed deed;
  };
  explicit MisbehavingServer(Behaviour behaviour);
  ~MisbehavingServer();
  MisbehavingServer(const MisbehavingServer&) = delete;
  MisbehavingServer& operator=(const MisbehavingServer&) = delete;

  [[nodiscard]] std::string address() const;
  int requests();
  int connections();
  std::string lastRequest();
  /// Waits until it has closed this many connections.
  void awaitClosed(int count);

 private:
  void serve();
  void serveConnection(int fd);
  bool readRequest(int fd, std::string& head, std::string& body);
  bool act(int fd, const std::string& body);

  const Deed deed_;
  int listener_ = -1;
  int port_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  int requests_ = 0;
  int connections_ = 0;
  int closed_ = 0;
  int current_ = -1;
  bool stopping_ = false;
  std::string lastRequest_;
  std::thread thread_;
};

/// An address at which nobody listens.
std::string closedAddress();
