// SPDX-License-Identifier: MIT
#pragma once

#pragma GCC diagnostic ignored_attributes "mp::"
#if defined(__clang__)
#pragma clang diagnostic ignored "-Wunknown-attributes"
#endif

namespace mp {}
