// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "deploy/status.h"

namespace metaparticle::cli {

/// How status looks in a terminal. Colours only where `color` says that the terminal takes them.
struct TextStyle {
  bool color = false;
};
/// For standard output: colours on a terminal, unless NO_COLOR is set.
TextStyle styleOfOutput();

/// One line without its end for an event, or "" for one that is not worth a line (a sample of memory).
/// `previous` is the snapshot before the event.
std::string eventLine(const deploy::StatusEvent& event, const deploy::StatusSnapshot& previous,
                      TextStyle style);
/// The tables of `metaparticle status`.
std::string statusTables(const deploy::StatusSnapshot& snapshot);
/// "file:line:column: error: message", as compilers print.
std::string findingLine(const model::Finding& finding);
/// "12:30:01 greeter-0   text".
std::string logLine(const deploy::LogEvent& log);
/// "greeter-0".
std::string replicaName(const std::string& workload, int index);
/// "12.3 MiB".
std::string formatBytes(std::uint64_t bytes);

}  // namespace metaparticle::cli
