// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <string>

namespace metaparticle::cli {

/// The event loop of a command that talks to the engine.
class EventLoop {
 public:
  EventLoop();
  /// Runs until `end`; throws its status as CLI::RuntimeError unless it is 0.
  static void run();
  /// The first call decides.
  static void end(int status);

 private:
  int argc_ = 1;
  char name_[13] = "metaparticle";
  char* argv_[2] = {name_, nullptr};
  QCoreApplication application_;
};

/// Prints "error: MESSAGE" on standard error.
void printError(const std::string& message);

}  // namespace metaparticle::cli
