// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <filesystem>

#include "deploy/plan.h"
#include "deploy/status.h"

namespace metaparticle::deploy {

/// What every engine offers to the studio and the command line. Lives in one thread with an event loop;
/// never blocks it. Progress and results come as events.
class Engine : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// Builds the project and makes its plan true. An application that already runs is attached to: the first
  /// event then says so and where.
  virtual void deploy(const std::filesystem::path& folder) = 0;
  /// Attaches to a running application if there is one; otherwise reports Phase::Idle.
  virtual void attach(const std::filesystem::path& folder) = 0;
  /// Stops everything that the engine made, draining first. Also cancels a build.
  virtual void stop() = 0;
  /// The last `lines` log lines of a node ("" for all) are sent as LogEvents, then, with `follow`, new ones.
  virtual void requestLogs(const std::string& node, int lines, bool follow) = 0;
  [[nodiscard]] virtual const StatusSnapshot& snapshot() const = 0;

 signals:
  void event(const metaparticle::deploy::StatusEvent& event);
};

}  // namespace metaparticle::deploy

Q_DECLARE_METATYPE(metaparticle::deploy::StatusEvent)
