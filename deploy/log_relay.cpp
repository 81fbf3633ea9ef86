// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/log_relay.h"

#include <algorithm>

namespace metaparticle::deploy {

namespace {

constexpr double linesPerSecond = 1000;
constexpr double linesAtOnce = 2000;
constexpr std::size_t keptLines = 5;
constexpr std::size_t longestWords = 300;

std::string shortened(const std::string& line) {
  return line.size() <= longestWords ? line : line.substr(0, longestWords) + " ...";
}

}  // namespace

LogRelay::LogRelay(LogEvent origin, const std::filesystem::path& file)
    : origin_(std::move(origin)), file_(file), allowance_(linesAtOnce) {}

void LogRelay::beginProcess() {
  lastLine_.clear();
  lastError_.clear();
}

void LogRelay::refill(std::int64_t now) {
  if (refilled_ > 0) {
    const double seconds = static_cast<double>(std::max<std::int64_t>(0, now - refilled_)) / 1000;
    allowance_ = std::min(linesAtOnce, allowance_ + seconds * linesPerSecond);
  }
  refilled_ = now;
}

std::vector<LogEvent> LogRelay::take(std::int64_t now, bool error, const std::vector<std::string>& lines) {
  file_.append(now, error, lines);
  refill(now);
  std::vector<LogEvent> events;
  LogEvent event = origin_;
  event.time = now;
  if (skipped_ > 0 && allowance_ >= 1) {
    event.line =
        "... " + std::to_string(skipped_) + " lines left out here: they came too fast; the log file has them";
    skipped_ = 0;
    events.push_back(event);
  }
  event.error = error;
  for (const std::string& line : lines) {
    if (allowance_ < 1) {
      ++skipped_;
      continue;
    }
    allowance_ -= 1;
    event.line = line;
    events.push_back(event);
  }
  const std::size_t fresh = std::min(lines.size(), keptLines);
  for (std::size_t at = lines.size() - fresh; at < lines.size(); ++at) {
    last_.push_back(shortened(lines[at]));
    if (lines[at].empty()) continue;
    (error ? lastError_ : lastLine_) = shortened(lines[at]);
  }
  while (last_.size() > keptLines) last_.pop_front();
  return events;
}

}  // namespace metaparticle::deploy
