// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/support/quiet_test.h"
#include "tests/gui/support/studio_fixture.h"

namespace metaparticle::test {

/// A test class each of whose functions has a window of its own, with settings of its own.
class WindowTest : public QuietTest {
  Q_OBJECT

 protected slots:
  void init();
  void cleanup();

 protected:
  [[nodiscard]] StudioFixture& studio() { return *studio_; }

 private:
  IsolatedSettings settings_;
  std::unique_ptr<StudioFixture> studio_;
};

}  // namespace metaparticle::test
