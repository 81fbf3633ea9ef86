// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/topology.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include <nlohmann/json.hpp>

namespace metaparticle::deploy {

std::string toText(const Topology& topology) {
  nlohmann::json nodes = nlohmann::json::object();
  for (const auto& [name, addresses] : topology.nodes) {
    nodes[name] = {{"replicas", addresses.replicas}};
    if (!addresses.leaves.empty()) nodes[name]["leaves"] = addresses.leaves;
  }
  return nlohmann::json{{"version", 1}, {"application", topology.application}, {"nodes", nodes}}.dump(1) +
         "\n";
}

model::Result<void> writeTopology(const std::filesystem::path& file, const Topology& topology) {
  const std::filesystem::path temporary = file.string() + ".new";
  std::ofstream stream(temporary, std::ios::binary);
  stream << toText(topology);
  stream.close();
  std::error_code problem;
  if (stream) std::filesystem::rename(temporary, file, problem);
  if (stream && !problem) return {};
  const std::string reason = problem ? problem.message() : std::strerror(errno);
  return model::Error{.kind = model::ErrorKind::Io,
                      .message = "cannot write " + file.string() + ": " + reason,
                      .remedy = "make room on the disk, and make the project's folder writable"};
}

}  // namespace metaparticle::deploy
