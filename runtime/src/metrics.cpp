// SPDX-License-Identifier: MIT
#include "runtime/src/metrics.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <fstream>

namespace mp::runtime {

namespace {

constexpr auto kRelaxed = std::memory_order_relaxed;

std::string decimal(double value) {
  char buffer[64];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr};
}

/// One family's heading; sample() adds to it.
class Family {
 public:
  Family(std::string& out, std::string name, const char* type, const char* help)
      : out_(out), name_(std::move(name)) {
    out_ += "# HELP " + name_ + ' ' + help + "\n# TYPE " + name_ + ' ' + type + '\n';
  }
  void sample(const std::string& suffix, const std::string& labels, const std::string& value) {
    out_ += name_ + suffix + (labels.empty() ? "" : '{' + labels + '}') + ' ' + value + '\n';
  }

 private:
  std::string& out_;
  const std::string name_;
};

std::uint64_t residentBytes() {
  std::uint64_t total = 0;
  std::uint64_t resident = 0;
  std::ifstream("/proc/self/statm") >> total >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

double processorSeconds() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

}  // namespace

Metrics::Metrics(const std::string& node, const std::string& role)
    : labels_("node=\"" + node + "\",method=\"" + node + "\",role=\"" + role + '"') {}

Metrics::Request::~Request() {
  metrics_.end();
  metrics_.countRequest(std::chrono::steady_clock::now() - begin_);
}

void Metrics::countRequest(std::chrono::nanoseconds duration) {
  const auto microseconds = std::chrono::ceil<std::chrono::microseconds>(duration).count();
  const auto bucket = std::lower_bound(kBounds.begin(), kBounds.end(), microseconds) - kBounds.begin();
  buckets_[static_cast<std::size_t>(bucket)].fetch_add(1, kRelaxed);
  nanoseconds_.fetch_add(static_cast<std::uint64_t>(duration.count()), kRelaxed);
}

void Metrics::countError(RpcCode code) {
  const auto found = std::find(kCodes.begin(), kCodes.end(), code);
  if (found != kCodes.end()) errors_[static_cast<std::size_t>(found - kCodes.begin())].fetch_add(1, kRelaxed);
}

std::string Metrics::render() const {
  std::string out;
  std::array<std::uint64_t, kBounds.size() + 1> counts{};
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) total += counts[i] = buckets_[i].load(kRelaxed);

  Family requests(out, "metaparticle_requests_total", "counter",
                  "Requests that were answered, errors included.");
  requests.sample("", labels_, std::to_string(total));

  Family errors(out, "metaparticle_errors_total", "counter", "Error answers, by JSON-RPC code.");
  for (std::size_t i = 0; i < kCodes.size(); ++i) {
    const std::uint64_t count = errors_[i].load(kRelaxed);
    const std::string code = std::to_string(static_cast<int>(kCodes[i]));
    if (count > 0) errors.sample("", labels_ + ",code=\"" + code + '"', std::to_string(count));
  }

  Family inFlight(out, "metaparticle_requests_in_flight", "gauge", "Requests that are being answered.");
  inFlight.sample("", labels_, std::to_string(inFlight_.load(kRelaxed)));

  Family duration(out, "metaparticle_request_duration_seconds", "histogram",
                  "Time from a request's begin to its answer.");
  std::uint64_t cumulated = 0;
  for (std::size_t i = 0; i < kBounds.size(); ++i) {
    cumulated += counts[i];
    const std::string bound = decimal(static_cast<double>(kBounds[i]) / 1e6);
    duration.sample("_bucket", labels_ + ",le=\"" + bound + '"', std::to_string(cumulated));
  }
  duration.sample("_bucket", labels_ + ",le=\"+Inf\"", std::to_string(total));
  duration.sample("_sum", labels_, decimal(static_cast<double>(nanoseconds_.load(kRelaxed)) * 1e-9));
  duration.sample("_count", labels_, std::to_string(total));

  Family(out, "process_cpu_seconds_total", "counter", "Processor time of this process.")
      .sample("", "", decimal(processorSeconds()));
  Family(out, "process_resident_memory_bytes", "gauge", "Resident memory of this process.")
      .sample("", "", std::to_string(residentBytes()));
  return out;
}

}  // namespace mp::runtime
