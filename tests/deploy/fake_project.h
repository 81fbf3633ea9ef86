// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "deploy/local_engine.h"

namespace metaparticle::deploy::test {

/// A project folder for fake_supervisor, removed at the end.
class FakeProject {
 public:
  explicit FakeProject(const nlohmann::json& fake) { write(fake); }

  void write(const nlohmann::json& fake) const { std::ofstream(folder() / "fake.json") << fake.dump(1); }
  [[nodiscard]] std::filesystem::path folder() const {
    return std::filesystem::canonical(directory_.path().toStdString());
  }
  [[nodiscard]] std::string text(const std::string& file) const {
    std::ifstream stream(folder() / file);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  [[nodiscard]] static LocalEngine::Options engineOptions(bool detached = false) {
    return {QCoreApplication::applicationDirPath().toStdString() + "/fake_supervisor", detached};
  }

 private:
  QTemporaryDir directory_;
};

/// One service with these replicas and environment.
inline nlohmann::json service(const std::string& node, int replicas,
                              const std::map<std::string, std::string>& environment = {}) {
  return {{"node", node}, {"replicas", replicas}, {"environment", environment}};
}

}  // namespace metaparticle::deploy::test
