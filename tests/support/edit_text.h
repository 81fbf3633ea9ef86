// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "model/edit.h"

namespace metaparticle::test {

/// Reads what model::describe writes: "set replicas = 4 of app::resize", "connect a to b". Nothing for other
/// text.
std::optional<model::Edit> parseEdit(std::string_view text);

}  // namespace metaparticle::test
