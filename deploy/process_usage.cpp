// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/process_usage.h"

#include <unistd.h>

#include <cmath>
#include <fstream>
#include <sstream>
#include <string>

namespace metaparticle::deploy {

namespace {

struct Counters {
  std::uint64_t ticks = 0;
  std::uint64_t residentPages = 0;
};

/// proc(5), /proc/PID/stat: the name in parentheses may hold anything, so the fields are counted behind it.
std::optional<Counters> readCounters(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  std::string text;
  if (!std::getline(file, text)) return std::nullopt;
  const std::size_t nameEnd = text.rfind(')');
  if (nameEnd == std::string::npos) return std::nullopt;
  std::istringstream fields(text.substr(nameEnd + 1));
  std::string skipped;
  for (int field = 3; field < 14; ++field) fields >> skipped;
  std::uint64_t user = 0;
  std::uint64_t system = 0;
  fields >> user >> system;
  for (int field = 16; field < 24; ++field) fields >> skipped;
  Counters counters;
  if (!(fields >> counters.residentPages)) return std::nullopt;
  counters.ticks = user + system;
  return counters;
}

}  // namespace

std::optional<Usage> UsageMeter::sample(pid_t pid) {
  const auto counters = readCounters(pid);
  if (!counters) return std::nullopt;
  const auto now = std::chrono::steady_clock::now();
  Usage usage;
  usage.memory = counters->residentPages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  const double seconds = std::chrono::duration<double>(now - at_).count();
  if (pid == pid_ && counters->ticks >= ticks_ && seconds > 0) {
    usage.cpu =
        static_cast<double>(counters->ticks - ticks_) / static_cast<double>(sysconf(_SC_CLK_TCK)) / seconds;
  }
  pid_ = pid;
  ticks_ = counters->ticks;
  at_ = now;
  return usage;
}

bool differsNoticeably(const Usage& before, const Usage& after) {
  const double memory = std::abs(static_cast<double>(after.memory) - static_cast<double>(before.memory));
  return std::abs(after.cpu - before.cpu) >= 0.05 ||
         (memory >= 1024.0 * 1024.0 && memory >= 0.05 * static_cast<double>(before.memory));
}

}  // namespace metaparticle::deploy
