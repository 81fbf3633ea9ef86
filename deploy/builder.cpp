// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/builder.h"

#include <QTimer>

#include <csignal>
#include <system_error>

namespace metaparticle::deploy {

namespace fs = std::filesystem;
using model::Error;
using model::ErrorKind;

Builder::Builder(StateFolder state, fs::path program, std::string application, QObject* parent)
    : QObject(parent),
      state_(std::move(state)),
      program_(std::move(program)),
      application_(std::move(application)),
      child_(this) {}

void Builder::start() {
  auto commands = prepareBuild(state_, program_, application_);
  if (!commands) {
    fail(commands.error());
    return;
  }
  commands_ = std::move(commands.value());
  output_ = std::make_unique<BuildOutput>(state_.project(), state_.build(), commands_.source);
  log_.open(state_.logs() / "build.log", std::ios::trunc);
  if (isConfigured(state_, commands_)) {
    build();
  } else {
    configure();
  }
}

void Builder::configure() {
  emit progress({0, 0, "Configuring the build"});
  // A folder that was configured differently (another generator, a project that was moved) cannot be reused.
  std::error_code ignored;
  fs::remove_all(state_.build(), ignored);
  fs::create_directories(state_.build(), ignored);
  run(commands_.configure, &Builder::build);
}

void Builder::build() {
  if (!isConfigured(state_, commands_)) markConfigured(state_, commands_);
  emit progress({0, 0, "Building"});
  run(commands_.build, &Builder::finish);
}

void Builder::run(const std::vector<std::string>& command, void (Builder::*next)()) {
  ChildOptions options;
  options.command = command;
  // Plain text in one language: it is read by a program.
  options.environment = {{"LC_ALL", "C.UTF-8"}, {"NINJA_STATUS", "[%f/%t] "}, {"CLICOLOR", "0"}};
  options.workingDirectory = state_.build().string();
  // Not SIGKILL: compilers run in process groups of their own, and only ninja knows how to end them.
  options.deathSignal = SIGTERM;
  child_.disconnect(this);
  connect(&child_, &ChildProcess::lines, this,
          [this](bool, const std::vector<std::string>& lines) { takeLines(lines); });
  connect(&child_, &ChildProcess::exited, this,
          [this, next](const ExitStatus& status) { ended(status, next); });
  const auto started = child_.start(options);
  if (!started) fail(started.error());
}

void Builder::takeLines(const std::vector<std::string>& lines) {
  std::optional<ProgressEvent> latest;
  for (const std::string& line : lines) {
    log_ << line << '\n';
    output_->addLine(line);
    if (auto step = BuildOutput::progress(line)) latest = std::move(step);
  }
  log_.flush();
  if (latest) emit progress(*latest);
  tellFindings();
}

void Builder::tellFindings() {
  for (const model::Finding& found : output_->take()) {
    if (found.severity == model::Severity::Error) ++errors_;
    emit finding(found);
  }
}

void Builder::ended(const ExitStatus& status, void (Builder::*next)()) {
  const bool ok = !status.signaled && status.code == 0;
  output_->finish(!ok && !cancelled_);
  tellFindings();
  if (cancelled_) {
    fail({.kind = ErrorKind::Cancelled, .message = "the build was stopped"});
  } else if (ok) {
    (this->*next)();
  } else {
    const std::string count = errors_ == 1 ? "1 error" : std::to_string(errors_) + " errors";
    fail({.kind = ErrorKind::InvalidInput,
          .message = "the program could not be built: " + count,
          .remedy = "everything that the build printed is in " + (state_.logs() / "build.log").string()});
  }
}

void Builder::finish() {
  const auto executable = builtExecutable(state_);
  if (executable) {
    emit succeeded(*executable);
  } else {
    fail(executable.error());
  }
}

void Builder::cancel() {
  if (!child_.running()) return;
  cancelled_ = true;
  child_.signalGroup(SIGTERM);
  QTimer::singleShot(2000, this, [this] { child_.signalGroup(SIGKILL); });
}

void Builder::fail(const Error& error) {
  emit failed(error);
}

}  // namespace metaparticle::deploy
