// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/spawn.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>

extern char** environ;

namespace metaparticle::deploy {

namespace {

using model::Error;
using model::ErrorKind;

/// Everything the child needs, made before fork: between fork and exec nothing may allocate.
struct Image {
  std::string program;
  std::vector<char*> arguments;
  std::vector<char*> environment;
};

bool isExecutable(const std::string& path) {
  return ::access(path.c_str(), X_OK) == 0;
}

std::string findProgram(const std::string& name) {
  if (name.find('/') != std::string::npos) return name;
  const char* path = std::getenv("PATH");
  std::string_view rest = path ? path : "/usr/local/bin:/usr/bin:/bin";
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    std::string candidate = std::string(rest.substr(0, end)) + "/" + name;
    if (isExecutable(candidate)) return candidate;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

std::vector<std::string> environmentOf(const std::map<std::string, std::string>& added) {
  std::vector<std::string> result;
  for (char** entry = environ; *entry; ++entry) {
    const std::string_view text = *entry;
    if (!added.contains(std::string(text.substr(0, text.find('='))))) result.emplace_back(text);
  }
  for (const auto& [key, value] : added) result.emplace_back(key).append("=").append(value);
  return result;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// Away from 0 to 2, which the child gives new meanings (this process may have been started without them).
UniqueFd aboveStandard(UniqueFd fd) {
  if (fd.get() > 2) return fd;
  return UniqueFd(fcntl(fd.get(), F_DUPFD_CLOEXEC, 3));
}

struct Pipe {
  UniqueFd read;
  UniqueFd write;
};

model::Result<Pipe> makePipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) {
    return Error{.kind = ErrorKind::Io,
                 .message = std::string("cannot make a pipe: ") + std::strerror(errno),
                 .remedy = "close other programs, or raise the limit of open files"};
  }
  return Pipe{aboveStandard(UniqueFd(ends[0])), aboveStandard(UniqueFd(ends[1]))};
}

void resetSignals() {
  for (int signal = 1; signal < 32; ++signal) std::signal(signal, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// The child's side. Only async-signal-safe calls; tells the parent what failed through `report`.
[[noreturn]] void becomeProgram(const ChildOptions& options, Image& image, int in, int out, int err,
                                int report, pid_t parent) {
  resetSignals();
  if (options.ownSession) {
    setsid();
  } else {
    setpgid(0, 0);
  }
  if (options.deathSignal != 0) {
    prctl(PR_SET_PDEATHSIG, options.deathSignal);
    // The parent may have died before prctl: then nobody would ever send the signal.
    if (getppid() != parent) _exit(127);
  }
  const bool inPlace = options.workingDirectory.empty() || chdir(options.workingDirectory.c_str()) == 0;
  if (inPlace && dup2(in, 0) >= 0 && dup2(out, 1) >= 0 && dup2(err, 2) >= 0) {
    // Whatever this process has open without close-on-exec must not live on in the child.
    const int keep = fcntl(report, F_DUPFD_CLOEXEC, 3);
    if (keep >= 0) report = keep;
    syscall(SYS_close_range, 3, ~0U, 1U << 2);  // CLOSE_RANGE_CLOEXEC
    execve(image.program.c_str(), image.arguments.data(), image.environment.data());
  }
  const int reason = errno;
  [[maybe_unused]] const auto written = write(report, &reason, sizeof reason);
  _exit(127);
}

Error startError(const ChildOptions& options, int reason) {
  Error error{.kind = reason == ENOENT ? ErrorKind::NotFound : ErrorKind::Io,
              .message = "cannot start " + options.command.front() + ": " + std::strerror(reason)};
  if (reason == EACCES) error.remedy = "check that the file may be executed";
  if (reason == EAGAIN || reason == ENOMEM)
    error.remedy = "close other programs: the system has no room for more";
  return error;
}

void makeNonBlocking(int fd) {
  fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
}

}  // namespace

model::Result<Spawned> spawn(const ChildOptions& options) {
  Image image;
  image.program = findProgram(options.command.front());
  if (image.program.empty()) {
    return Error{.kind = ErrorKind::NotFound,
                 .message = "cannot find the program " + options.command.front(),
                 .remedy = "install it, or add its folder to PATH"};
  }
  std::vector<std::string> arguments = options.command;
  std::vector<std::string> environment = environmentOf(options.environment);
  image.arguments = pointersTo(arguments);
  image.environment = pointersTo(environment);

  auto out = makePipe();
  auto err = makePipe();
  auto report = makePipe();
  if (!out) return out.error();
  if (!err) return err.error();
  if (!report) return report.error();
  UniqueFd null;
  int in = options.standardInput;
  if (in < 0) {
    null = aboveStandard(UniqueFd(::open("/dev/null", O_RDONLY | O_CLOEXEC)));
    in = null.get();
  }

  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid == 0) {
    becomeProgram(options, image, in, out->write.get(), err->write.get(), report->write.get(), parent);
  }
  if (pid < 0) return startError(options, errno);
  // Both sides do it: neither may go on before the group exists.
  if (!options.ownSession) setpgid(pid, pid);
  report.value().write.reset();
  int reason = 0;
  if (::read(report->read.get(), &reason, sizeof reason) == static_cast<ssize_t>(sizeof reason)) {
    waitpid(pid, nullptr, 0);
    return startError(options, reason);
  }
  Spawned spawned;
  spawned.pid = pid;
  spawned.pidFd.reset(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)));
  spawned.out = std::move(out.value().read);
  spawned.err = std::move(err.value().read);
  makeNonBlocking(spawned.out.get());
  makeNonBlocking(spawned.err.get());
  if (!spawned.pidFd) {
    const int problem = errno;
    kill(-pid, SIGKILL);
    waitpid(pid, nullptr, 0);
    return startError(options, problem);
  }
  return spawned;
}

}  // namespace metaparticle::deploy
