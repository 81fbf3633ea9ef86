// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "deploy/unique_fd.h"

namespace metaparticle::deploy {

/// One line of a log file. On disk it stands as the logs of Kubernetes' container runtime interface do:
/// `2026-01-31T12:00:00.000Z stdout F text`, which sorts by time and is known to other tools.
struct LogLine {
  std::int64_t time = 0;  ///< ms since the epoch
  bool error = false;     ///< from standard error
  std::string text;
};

/// Appends to a log. At the limit the file is renamed to `NAME.1` (replacing the one before) and begun anew.
/// What cannot be written (a full disk) is lost and does not disturb anybody.
class LogFile {
 public:
  explicit LogFile(std::filesystem::path path, std::uint64_t limit = std::uint64_t{8} * 1024 * 1024);

  void append(std::int64_t time, bool error, const std::vector<std::string>& lines);

 private:
  void open();

  std::filesystem::path path_;
  std::uint64_t limit_;
  std::uint64_t size_ = 0;
  UniqueFd fd_;
};

/// The last `count` lines of a log and the file that it was rotated from. Reads from the end, and at most
/// 16 MiB. Nothing for a log that is not there.
std::vector<LogLine> lastLines(const std::filesystem::path& path, std::size_t count);

/// "2026-01-31T12:00:00.000Z".
std::string formatTime(std::int64_t ms);

}  // namespace metaparticle::deploy
