// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/case_file.h"
#include "tests/support/random.h"
#include "tests/support/step.h"

namespace metaparticle::test {

/// What someone may type into one of these files: words, comments and line ends, but also half a bracket, a
/// quote, the beginning of a comment, or a few bytes taken away.
Typing generateTyping(Random& random, const Texts& texts);

/// The typing that takes it back.
Typing inverseOf(const Typing& typing, const Texts& before);

}  // namespace metaparticle::test
