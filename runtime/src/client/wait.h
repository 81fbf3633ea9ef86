// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "runtime/src/client/exchange.h"

namespace mp::runtime {

/// Drives an exchange in this thread until it is finished.
void finish(Exchange& exchange);

/// Drives exchanges in this thread until each is finished. They go on side by side.
void finishAll(std::span<Exchange* const> exchanges);

}  // namespace mp::runtime
