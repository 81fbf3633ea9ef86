// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace mp::runtime {

/// What this program contains, as JSON on one line.
std::string describeAsJson(const char* application);
/// The same for people, and how a replica is started.
std::string describeAsText(const char* application, const char* program);

}  // namespace mp::runtime
