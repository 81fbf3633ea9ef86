// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "deploy/supervisor.h"

namespace metaparticle::cli {

/// Reads a project for the supervisor: what must run, and everything that is wrong with it.
deploy::Planned readPlan(const std::filesystem::path& folder);

/// A command line that asks an exposed node something, with arguments that fit its function.
std::string exampleRequest(const std::filesystem::path& folder, const std::string& node,
                           const std::string& url);

}  // namespace metaparticle::cli
