// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstddef>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "deploy/fd_watcher.h"
#include "deploy/line_buffer.h"
#include "deploy/unique_fd.h"
#include "model/error.h"

namespace metaparticle::deploy {

/// One JSON object a line over a stream socket, both ways, without blocking. (QLocalSocket would need Qt
/// Network, which the engines do without.)
class JsonChannel : public QObject {
  Q_OBJECT

 public:
  /// Takes a connected socket.
  explicit JsonChannel(UniqueFd fd, QObject* parent = nullptr);
  /// Connects to a unix socket. Errors: NotFound (nobody listens there).
  static model::Result<UniqueFd> connectTo(const std::string& path);

  void send(const nlohmann::json& object);
  /// Bytes that the other side has not taken yet.
  [[nodiscard]] std::size_t backlog() const { return out_.size(); }
  [[nodiscard]] bool open() const { return static_cast<bool>(fd_); }
  /// Writes what is pending for at most this long (blocking), then closes. For the last words of a process.
  void flushAndClose(int timeoutMs);
  void close();

 signals:
  void received(const nlohmann::json& object);
  /// The other side is gone, or does not keep to the protocol.
  void closed();
  /// Everything sent so far was taken.
  void drained();

 private:
  void readSome();
  void writeSome();
  void fail();

  UniqueFd fd_;
  FdWatcher reader_;
  FdWatcher writer_;
  LineBuffer lines_;
  std::string out_;
};

}  // namespace metaparticle::deploy
