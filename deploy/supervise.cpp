// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <unistd.h>

#include <QCoreApplication>

#include <cerrno>
#include <csignal>
#include <cstdio>

#include <nlohmann/json.hpp>

#include "deploy/fd_watcher.h"
#include "deploy/signal_watcher.h"
#include "deploy/supervisor.h"

namespace metaparticle::deploy {

namespace {

void tell(const nlohmann::json& object) {
  const std::string line = object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  [[maybe_unused]] const auto written = ::write(STDOUT_FILENO, line.data(), line.size());
}

/// From here on nobody reads our output: what a library prints goes into a file.
void redirectOutput(const std::filesystem::path& file) {
  UniqueFd log(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (!log) log.reset(::open("/dev/null", O_WRONLY | O_CLOEXEC));
  std::fflush(nullptr);
  ::dup2(log.get(), STDOUT_FILENO);
  ::dup2(log.get(), STDERR_FILENO);
}

/// Stops the supervisor when its standard input ends: the kernel closes the client's end with the client,
/// however it dies.
void watchOwner(FdWatcher& watcher, Supervisor& supervisor) {
  watcher.watch(STDIN_FILENO, QSocketNotifier::Read, [&] {
    char ignored[64];
    const ssize_t count = ::read(STDIN_FILENO, ignored, sizeof ignored);
    if (count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR))) return;
    watcher.reset();
    supervisor.stop(false);
  });
}

}  // namespace

int superviseUntilStopped(SupervisorOptions options, bool owned) {
  std::signal(SIGPIPE, SIG_IGN);
  const StateFolder state(options.folder);
  SignalWatcher watcher({SIGTERM, SIGINT, SIGHUP});
  Supervisor supervisor(std::move(options));
  if (const auto started = supervisor.start(); !started) {
    const model::Error& error = started.error();
    tell({{"error", error.message},
          {"remedy", error.remedy},
          {"running", error.kind == model::ErrorKind::Refused}});
    return 1;
  }
  tell({{"listening", supervisor.socket()}});
  redirectOutput(state.logs() / "supervisor.log");
  FdWatcher owner;
  if (owned) watchOwner(owner, supervisor);
  bool asked = false;
  QObject::connect(&watcher, &SignalWatcher::received, &supervisor, [&](int number) {
    if (number == SIGHUP) return;  // a terminal that closes ends its client, and that one is watched
    supervisor.stop(std::exchange(asked, true));
  });
  QObject::connect(&supervisor, &Supervisor::finished, QCoreApplication::instance(),
                   [](int status) { QCoreApplication::exit(status); });
  return QCoreApplication::exec();
}

}  // namespace metaparticle::deploy
