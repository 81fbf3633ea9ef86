// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/child_process.h"

namespace metaparticle::deploy {

/// A process that was just started, and the reading ends of its output (non-blocking).
struct Spawned {
  pid_t pid = 0;
  UniqueFd pidFd;  ///< becomes readable when the process ends
  UniqueFd out;
  UniqueFd err;
};

/// fork and exec; the part of ChildProcess that knows no event loop. Errors as ChildProcess::start.
model::Result<Spawned> spawn(const ChildOptions& options);

}  // namespace metaparticle::deploy
