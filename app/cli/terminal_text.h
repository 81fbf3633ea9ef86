// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace metaparticle::cli {

/// What another program said, safe to show in a terminal: control characters (but tabs and line ends) and
/// bytes that are no UTF-8 become "\x1b", so that it cannot move the cursor or change what stands there.
std::string printable(std::string_view text);

/// A word as a POSIX shell takes it back: quoted only when it must be.
std::string shellQuoted(const std::string& word);

}  // namespace metaparticle::cli
