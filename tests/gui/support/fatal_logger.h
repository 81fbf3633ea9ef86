// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace metaparticle::test {

/// Collects every warning and error that Qt or the program logs: a test asks for them at its end,
/// and fails when there are any.
class FatalLogger {
 public:
  FatalLogger() = default;
  ~FatalLogger();
  FatalLogger(const FatalLogger&) = delete;
  FatalLogger& operator=(const FatalLogger&) = delete;

  /// Begins to collect. Belongs into init(): Qt Test puts a handler of its own in place when it starts.
  static void start();
  /// What was logged since the last time, one line each; empty is good.
  [[nodiscard]] static QString take();
};

}  // namespace metaparticle::test
