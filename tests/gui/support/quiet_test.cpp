// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/support/quiet_test.h"

#include <QTest>

namespace metaparticle::test {

void QuietTest::init() {
  FatalLogger::start();
}

void QuietTest::cleanup() {
  const QString logged = FatalLogger::take();
  QVERIFY2(logged.isEmpty(), qUtf8Printable(logged));
}

}  // namespace metaparticle::test
