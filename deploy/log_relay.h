// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "deploy/log_file.h"
#include "deploy/status.h"

namespace metaparticle::deploy {

/// Takes the output of one replica: all of it into the log file, the last lines into the status, and as much
/// as somebody can read (1,000 lines a second, 2,000 at once) into the event stream.
class LogRelay {
 public:
  /// `origin` names workload, node and index.
  LogRelay(LogEvent origin, const std::filesystem::path& file);

  /// The events to send for these lines.
  std::vector<LogEvent> take(std::int64_t now, bool error, const std::vector<std::string>& lines);
  [[nodiscard]] std::vector<std::string> lastLines() const { return {last_.begin(), last_.end()}; }
  /// The line that most likely says why a process ended: the last one on standard error, else the last one.
  [[nodiscard]] std::string lastWords() const { return lastError_.empty() ? lastLine_ : lastError_; }
  /// Forgets the last words: a new process begins.
  void beginProcess();

 private:
  void refill(std::int64_t now);

  LogEvent origin_;
  LogFile file_;
  std::deque<std::string> last_;
  std::string lastLine_;
  std::string lastError_;
  double allowance_;
  std::int64_t refilled_ = 0;
  std::uint64_t skipped_ = 0;
};

}  // namespace metaparticle::deploy
