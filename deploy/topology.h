// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "model/error.h"

namespace metaparticle::deploy {

/// Where the replicas of a node listen: "127.0.0.1:41001".
struct NodeAddresses {
  std::vector<std::string> replicas;
  std::vector<std::string> leaves;
  bool operator==(const NodeAddresses&) const = default;
};

/// The file through which the replicas find each other (docs/contracts.md).
struct Topology {
  std::string application;
  std::map<std::string, NodeAddresses> nodes;
  bool operator==(const Topology&) const = default;
};

std::string toText(const Topology& topology);
/// Replaces the file as a whole, so that no reader sees half of it. Errors: Io.
model::Result<void> writeTopology(const std::filesystem::path& file, const Topology& topology);

}  // namespace metaparticle::deploy
