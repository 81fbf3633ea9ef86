// SPDX-License-Identifier: GPL-3.0-or-later
//
// A call through the runtime, from mp::call to the function in another process and back, against a bare
// exchange of the same number of bytes by Boost.Beast on the same machine, in the same run: the two take
// turns many times, so that the machine's changes of speed hit both. `ratio` is the median of the turns'
// ratios; 1 would be as fast as bare.
//
// With one call at a time all processes share one processor: whether the system puts a client and a server
// that wait for each other on one processor or on two changes the time of an exchange threefold, and by
// chance.
#include <benchmark/benchmark.h>
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <metaparticle/glue.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/bench/bare_exchange.h"

namespace {

using Clock = std::chrono::steady_clock;

std::string echo(const std::string& text) {
  return text;
}
const mp::glue::Registration registration = mp::glue::service("echo", &echo, {"text"}, {});

/// A process that runs this program again and says on which port it listens.
class Child {
 public:
  explicit Child(const std::vector<std::pair<const char*, const char*>>& environment) {
    int pipe[2];
    if (::pipe(pipe) != 0) throw std::runtime_error("no pipe");
    pid_ = ::fork();
    if (pid_ == 0) {
      ::dup2(pipe[1], STDOUT_FILENO);
      ::close(pipe[0]);
      ::close(pipe[1]);
      for (const auto& [name, value] : environment) ::setenv(name, value, 1);
      ::execl("/proc/self/exe", "bench_call", nullptr);
      ::_exit(127);
    }
    ::close(pipe[1]);
    FILE* const output = ::fdopen(pipe[0], "r");
    char line[256] = {};
    const char* const colon = std::fgets(line, sizeof line, output) ? std::strrchr(line, ':') : nullptr;
    port_ = colon ? std::atoi(colon + 1) : 0;
    std::fclose(output);
    if (port_ == 0) throw std::runtime_error("the server did not start");
  }
  ~Child() {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  int port() const { return port_; }
  pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = -1;
  int port_ = 0;
};

/// Both servers, and the topology through which mp::call finds ours.
struct Servers {
  Child bare{{{"BENCH_BARE_SERVER", "1"}}};
  Child ours{{{"MP_ROLE", "echo"}, {"MP_PORT", "0"}}};
  std::string topology = "/tmp/bench_call_topology_" + std::to_string(::getpid()) + ".json";

  Servers() {
    std::ofstream(topology) << R"({"version":1,"nodes":{"echo":{"replicas":["127.0.0.1:)" << ours.port()
                            << "\"]}}}";
    ::setenv("MP_TOPOLOGY", topology.c_str(), 1);
  }
  ~Servers() { std::remove(topology.c_str()); }
};

Servers* servers = nullptr;

/// Lets all threads of a process run on the first `count` processors; threads that they start do so too.
void useProcessors(pid_t process, int count) {
  cpu_set_t processors;
  CPU_ZERO(&processors);
  for (int i = 0; i < count; ++i) CPU_SET(i, &processors);
  const std::filesystem::path threads = "/proc/" + std::to_string(process) + "/task";
  for (const auto& thread : std::filesystem::directory_iterator(threads))
    ::sched_setaffinity(std::stoi(thread.path().filename()), sizeof processors, &processors);
}

void useProcessors(int count) {
  for (const pid_t process : {::getpid(), servers->bare.pid(), servers->ours.pid()})
    useProcessors(process, count);
}

enum class What { bare, call, end };

/// Threads that each wait for their own answers, and all do the same thing in a turn.
class Crowd {
 public:
  Crowd(int concurrency, int perThread, const std::string& text, const std::string& body)
      : gate_(concurrency + 1) {
    for (int i = 0; i < concurrency; ++i) {
      threads_.emplace_back([this, perThread, &text, &body] { work(perThread, text, body); });
    }
    turn(What::bare);  // connects
    turn(What::call);
  }
  ~Crowd() {
    what_ = What::end;
    gate_.arrive_and_wait();
    for (auto& thread : threads_) thread.join();
  }
  Crowd(const Crowd&) = delete;
  Crowd& operator=(const Crowd&) = delete;

  /// Seconds that a turn took.
  double turn(What what) {
    what_ = what;
    gate_.arrive_and_wait();
    const auto begin = Clock::now();
    gate_.arrive_and_wait();
    return std::chrono::duration<double>(Clock::now() - begin).count();
  }

 private:
  void work(int perThread, const std::string& text, const std::string& body) {
    metaparticle::bench::BareClient client(servers->bare.port());
    for (;;) {
      gate_.arrive_and_wait();
      const What now = what_;
      if (now == What::end) return;
      for (int n = 0; n < perThread; ++n) {
        const std::size_t size = now == What::bare ? client.exchange(body) : mp::call(echo, text).size();
        if (size != (now == What::bare ? body : text).size()) throw std::runtime_error("a wrong answer");
      }
      gate_.arrive_and_wait();
    }
  }

  std::barrier<> gate_;
  std::atomic<What> what_{What::bare};
  std::vector<std::thread> threads_;
};

constexpr int kExchangesPerTurn = 400;
constexpr std::size_t kTurnsPerCrowd = 3;

void takeTurns(benchmark::State& state, int concurrency, std::size_t payload) {
  const int perThread = kExchangesPerTurn / concurrency;
  static const int all = static_cast<int>(std::thread::hardware_concurrency());  // before it is limited
  useProcessors(concurrency == 1 ? 1 : all);
  const std::string text(payload, 'x');
  const std::string body = R"({"jsonrpc":"2.0","method":"echo","params":[")" + text + R"("],"id":1})";
  std::unique_ptr<Crowd> crowd;
  std::vector<double> ratios;
  double bare = 0;
  double ours = 0;
  for (auto _ : state) {
    if (ratios.size() % kTurnsPerCrowd == 0) {
      crowd.reset();
      crowd = std::make_unique<Crowd>(concurrency, perThread, text, body);
    }
    const double bareTime = crowd->turn(What::bare);
    const double callTime = crowd->turn(What::call);
    ratios.push_back(bareTime / callTime);
    bare += bareTime;
    ours += callTime;
    state.SetIterationTime(callTime);
  }
  crowd.reset();
  std::sort(ratios.begin(), ratios.end());
  const double calls = static_cast<double>(ratios.size()) * perThread * concurrency;
  state.counters["ratio"] = ratios[ratios.size() / 2];
  state.counters["low"] = ratios[ratios.size() / 4];
  state.counters["high"] = ratios[ratios.size() * 3 / 4];
  state.counters["calls_per_s"] = calls / ours;
  state.counters["bare_per_s"] = calls / bare;
}

void callAgainstBare(benchmark::State& state) {
  takeTurns(state, static_cast<int>(state.range(0)), static_cast<std::size_t>(state.range(1)));
}

BENCHMARK(callAgainstBare)
    ->ArgNames({"concurrent", "bytes"})
    ->ArgsProduct({{1, 16}, {100, 10'000}})
    ->UseManualTime()
    ->MinTime(3)
    ->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
  if (std::getenv("MP_ROLE")) return mp::glue::run("bench", argc, argv);
  if (std::getenv("BENCH_BARE_SERVER")) return metaparticle::bench::runBareServer();
  Servers both;
  servers = &both;
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
