// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "deploy/state_folder.h"
#include "deploy/status.h"

namespace metaparticle::deploy {

/// The replica that a log is of.
struct LogSource {
  std::string workload;
  std::string node;
  int index = 0;
};

/// The last `lines` lines of these logs together, oldest first.
std::vector<LogEvent> readLogs(const StateFolder& state, const std::vector<LogSource>& sources, int lines);

/// The replicas of a node ("" for all) that left a log behind, for a project that does not run.
std::vector<LogSource> logsOnDisk(const StateFolder& state, const std::string& node);

}  // namespace metaparticle::deploy
