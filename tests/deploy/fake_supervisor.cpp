// SPDX-License-Identifier: GPL-3.0-or-later
//
// `fake_supervisor supervise FOLDER [--owned]`: the real supervisor with the fake replica beside it in place
// of a build. FOLDER/fake.json tells the plan, impatient times, and findings:
//   {"workloads": [{"node": ..., "id": ..., "role": ..., "replicas": n, "port": n, "environment": {}}],
//    "timing": {"drain": ms, ...}, "findings": [{"message": ..., "file": ..., "line": n}]}
#include <QCoreApplication>
#include <QStringList>

#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

#include "deploy/supervisor.h"

namespace {

using namespace metaparticle;
using namespace metaparticle::deploy;

Role roleOf(const std::string& word) {
  for (const Role role : {Role::Service, Role::Leaf, Role::Gather, Role::Front}) {
    if (word == toString(role)) return role;
  }
  return Role::Service;
}

Planned plannedFrom(const nlohmann::json& json) {
  Plan plan;
  plan.application = "fake";
  for (const auto& item : json.value("workloads", nlohmann::json::array())) {
    Workload workload;
    workload.node = item.at("node");
    workload.id = item.value("id", workload.node);
    workload.role = roleOf(item.value("role", "service"));
    workload.replicas = item.value("replicas", 1);
    workload.port = item.value("port", 0);
    workload.environment = item.value("environment", std::map<std::string, std::string>{});
    plan.workloads.push_back(workload);
  }
  Planned planned{plan, {}};
  for (const auto& item : json.value("findings", nlohmann::json::array())) {
    model::Finding finding;
    finding.message = item.at("message");
    finding.file = item.value("file", "");
    finding.line = item.value("line", 0);
    planned.findings.push_back(finding);
  }
  return planned;
}

Timing timingFrom(const nlohmann::json& json) {
  Timing timing;
  timing.startDeadline = json.value("startDeadline", timing.startDeadline);
  timing.firstProbes = json.value("firstProbes", 20);
  timing.laterProbes = json.value("laterProbes", 50);
  timing.firstBackOff = json.value("firstBackOff", 20);
  timing.longestBackOff = json.value("longestBackOff", 100);
  timing.drain = json.value("drain", timing.drain);
  timing.usageSample = json.value("usageSample", 100);
  return timing;
}

}  // namespace

int main(int argc, char** argv) {
  const QCoreApplication application(argc, argv);
  const QStringList arguments = QCoreApplication::arguments();
  if (arguments.size() < 3 || arguments[1] != "supervise") return 2;
  const std::filesystem::path folder = arguments[2].toStdString();
  std::ifstream file(folder / "fake.json");
  const auto json = nlohmann::json::parse(file, nullptr, false);
  if (json.is_discarded()) return 2;
  SupervisorOptions options;
  options.folder = folder;
  options.program = argv[0];
  options.read = [&] { return plannedFrom(json); };
  if (!json.value("build", false)) {
    options.executable = QCoreApplication::applicationDirPath().toStdString() + "/fake_replica";
  }
  options.timing = timingFrom(json.value("timing", nlohmann::json::object()));
  return superviseUntilStopped(std::move(options), arguments.contains("--owned"));
}
