// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace metaparticle::deploy {

/// How patient the local engine is, all in milliseconds. Tests are less patient.
struct Timing {
  int startDeadline = 30000;  ///< from the start of a replica until it is ready
  int firstProbes = 50;       ///< between two questions while it starts
  int laterProbes = 1000;     ///< between two questions once it is ready
  int probeTimeout = 2000;
  int firstBackOff = 500;  ///< wait before the first restart, doubled for each that follows
  int longestBackOff = 30000;
  int steadyAfter = 60000;  ///< ready for this long: the next crash counts as the first one
  int drain = 10000;        ///< between SIGTERM and SIGKILL
  int usageSample = 1000;
};

}  // namespace metaparticle::deploy
