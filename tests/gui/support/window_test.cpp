// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/support/window_test.h"

namespace metaparticle::test {

void WindowTest::init() {
  QuietTest::init();
  studio_ = std::make_unique<StudioFixture>();
}

void WindowTest::cleanup() {
  studio_.reset();
  QuietTest::cleanup();
}

}  // namespace metaparticle::test
