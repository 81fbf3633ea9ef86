// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "deploy/build_output.h"
#include "deploy/build_tools.h"
#include "deploy/child_process.h"
#include "deploy/state_folder.h"
#include "deploy/status.h"
#include "model/error.h"

namespace metaparticle::deploy {

/// Builds a project with CMake, without blocking. Configures only when it must; what did not change is not
/// built again.
class Builder : public QObject {
  Q_OBJECT

 public:
  Builder(StateFolder state, std::filesystem::path program, std::string application,
          QObject* parent = nullptr);

  void start();
  /// Ends the build and everything that it started; `failed` follows with ErrorKind::Cancelled.
  void cancel();

 signals:
  void progress(const metaparticle::deploy::ProgressEvent& progress);
  void finding(const metaparticle::model::Finding& finding);
  void succeeded(const std::filesystem::path& executable);
  void failed(const metaparticle::model::Error& error);

 private:
  void configure();
  void build();
  void run(const std::vector<std::string>& command, void (Builder::*next)());
  void takeLines(const std::vector<std::string>& lines);
  void ended(const ExitStatus& status, void (Builder::*next)());
  void tellFindings();
  void finish();
  void fail(const model::Error& error);

  StateFolder state_;
  std::filesystem::path program_;
  std::string application_;
  BuildCommands commands_;
  std::unique_ptr<BuildOutput> output_;
  ChildProcess child_;
  std::ofstream log_;
  int errors_ = 0;
  bool cancelled_ = false;
};

}  // namespace metaparticle::deploy
