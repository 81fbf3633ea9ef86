// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/event_loop.h"

#include <iostream>
#include <utility>

#include <CLI/CLI.hpp>

#include "app/cli/terminal_text.h"

namespace metaparticle::cli {

EventLoop::EventLoop() : application_(argc_, argv_) {}

void EventLoop::end(int status) {
  static bool ending = false;
  if (!std::exchange(ending, true)) QCoreApplication::exit(status);
}

void EventLoop::run() {
  const int status = QCoreApplication::exec();
  if (status != 0) throw CLI::RuntimeError(status);
}

void printError(const std::string& message) {
  std::cout.flush();
  std::cerr << "error: " << printable(message) << std::endl;
}

}  // namespace metaparticle::cli
