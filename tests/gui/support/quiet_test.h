// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "tests/gui/support/fatal_logger.h"

namespace metaparticle::test {

/// A test class each of whose functions fails when Qt or the program logs a warning. One with an init() or a
/// cleanup() of its own calls these: the first thing in init(), the last in cleanup().
class QuietTest : public QObject {
  Q_OBJECT

 protected slots:
  void init();
  void cleanup();

 private:
  FatalLogger logger_;
};

}  // namespace metaparticle::test
