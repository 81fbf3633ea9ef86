// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <filesystem>
#include <memory>

#include "deploy/local_engine.h"
#include "deploy/status.h"
#include "model/finding.h"

namespace metaparticle::studio {

/// Runs the open project and shows how it goes: replicas, events, logs. Owns the engine; nothing here blocks.
/// The application ends with the panel.
class DeployPanel : public QWidget {
  Q_OBJECT

 public:
  explicit DeployPanel(deploy::LocalEngine::Options options = {}, QWidget* parent = nullptr);
  ~DeployPanel() override;

  /// The project to deploy ("" for none). Attaches to it where it runs already; an application of another
  /// project that was started here is stopped.
  void setProject(const std::filesystem::path& folder);
  [[nodiscard]] const std::filesystem::path& project() const;
  /// Builds and starts the project; one that runs is stopped first, so that it runs as it is now.
  void deploy();
  void stop();
  /// The node whose logs are shown, "" for all.
  void showLogsOf(const QString& node);
  [[nodiscard]] const deploy::StatusSnapshot& snapshot() const;
  /// Whether anything runs or is on its way that this panel started: what closing the window would end.
  [[nodiscard]] bool ownsRunning() const;

 signals:
  /// After each change of a phase, a node or a replica: for the canvas.
  void snapshotChanged(const metaparticle::deploy::StatusSnapshot& snapshot);
  /// A build begins: findings of the last one are out of date.
  void findingsCleared();
  /// A compiler's error, for the problems list.
  void findingReported(const metaparticle::model::Finding& finding);
  /// The user picked a replica, an event or a log line of this node (wire name).
  void nodeActivated(const QString& node);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace metaparticle::studio
