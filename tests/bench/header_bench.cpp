// SPDX-License-Identifier: GPL-3.0-or-later
//
// What including metaparticle.hpp, and calling through it, costs a user's compilation: the compiler's
// processor time for the same file with and without, in turns. `ratio` is with / without.
#include <benchmark/benchmark.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

const std::string kProgram = R"(
#include <map>
#include <optional>
#include <string>
#include <vector>
struct Request { std::string url; std::vector<int> items; };
std::string hello(const Request& request) {
  std::map<std::string, int> counts;
  for (int item : request.items) counts[request.url] += item;
  const std::optional<int> extra = 4;
  return request.url + std::to_string(counts[request.url] + *extra);
}
)";
const std::string kInclude = "#include <metaparticle/metaparticle.hpp>\n";
const std::string kCalls = R"(
[[mp::service(replicas = 3)]]
std::string outer(const Request& request) { return mp::call(hello, request) + mp::replica().name(); }
)";

/// A source file in /tmp, removed at the end.
class Source {
 public:
  Source(const char* name, const std::string& text)
      : path_("/tmp/bench_header_" + std::to_string(::getpid()) + name + ".cpp") {
    std::ofstream(path_) << text;
  }
  ~Source() { std::remove(path_.c_str()); }
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  /// Seconds of processor time to compile it.
  double compile() const {
    std::vector<std::string> words{METAPARTICLE_COMPILER,
                                   "-std=c++20",
                                   "-O2",
                                   "-I",
                                   METAPARTICLE_RUNTIME_HEADERS,
                                   "-c",
                                   path_,
                                   "-o",
                                   "/dev/null"};
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (::posix_spawn(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0) {
      throw std::runtime_error("the compiler cannot be started");
    }
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    if (status != 0) throw std::runtime_error("the program does not compile");
    const auto seconds = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
  }

 private:
  const std::string path_;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void compileWithAgainstWithout(benchmark::State& state) {
  const Source without("_without", kProgram);
  const Source with("_with", kInclude + kProgram + kCalls);
  std::vector<double> times;
  std::vector<double> ratios;
  for (auto _ : state) {
    const double before = without.compile();
    const double after = with.compile();
    times.push_back(before);
    ratios.push_back(after / before);
    state.SetIterationTime(after);
  }
  state.counters["without_s"] = median(times);
  state.counters["ratio"] = median(ratios);
}

BENCHMARK(compileWithAgainstWithout)->UseManualTime()->Iterations(11)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
