// SPDX-License-Identifier: MIT
#include "runtime/src/roles/pace.h"

#include <sys/resource.h>

#include <algorithm>

namespace mp::runtime {

namespace {

using namespace std::chrono_literals;

// About what the changes of thread cost that a run by the driver saves.
constexpr auto kQuick = 50us;
constexpr Clock::duration kSlowAverage = 250us;
// One run counts no more than this: a thread that the system put aside is not slow.
constexpr Clock::duration kMostCounted = 2ms;
constexpr int kAveraged = 32;
constexpr int kMostNeeded = 1024;

}  // namespace

Pace::PoolRun::Usage Pace::PoolRun::usage() {
  rusage usage{};
  ::getrusage(RUSAGE_THREAD, &usage);
  const auto time = [](const timeval& value) {
    return std::chrono::seconds(value.tv_sec) + std::chrono::microseconds(value.tv_usec);
  };
  return {time(usage.ru_utime) + time(usage.ru_stime), usage.ru_nvcsw};
}

Pace::PoolRun::PoolRun(Pace& pace) : pace_(pace), begin_(usage()) {}

Pace::PoolRun::~PoolRun() {
  const Usage end = usage();
  const bool worked = end.waits == begin_.waits;
  if (worked && end.processor - begin_.processor <= kQuick) {
    pace_.proofs_.fetch_add(1, kRelaxed);
    pace_.average_.store(0, kRelaxed);
  } else {
    pace_.proofs_.store(0, kRelaxed);
  }
}

void Pace::ranInline(Clock::duration time) {
  const auto before = average_.load(kRelaxed);
  const auto average = before + (std::min(time, kMostCounted).count() - before) / kAveraged;
  average_.store(average, kRelaxed);
  if (average > kSlowAverage.count()) proofs_.store(0, kRelaxed);
}

void Pace::waitedInline() {
  proofs_.store(0, kRelaxed);
  // The more often it deceived, the more proof it needs.
  needed_.store(std::min(needed_.load(kRelaxed) * 2, kMostNeeded), kRelaxed);
}

}  // namespace mp::runtime
