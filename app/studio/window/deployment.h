// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/studio/canvas/canvas_types.h"
#include "app/studio/document/document.h"
#include "deploy/status.h"

namespace metaparticle::studio {

class Actions;
class CanvasView;
class DeployPanel;
class Problems;
class SelectionSync;

/// Joins the deploy panel to the rest of the window: what runs is shown on the canvas, the compiler's errors
/// are problems, the actions follow the phase, and what is deployed was saved first.
class Deployment : public QObject {
  Q_OBJECT

 public:
  Deployment(Document& document, DeployPanel& panel, CanvasView& canvas, Problems& problems,
             SelectionSync& selection, Actions& actions, QObject* parent);

  void deploy();

 signals:
  /// Something to see: bring the panel to the front.
  void begun();
  void failed();

 private:
  void projectChanged();
  void report(const model::Finding& finding);
  [[nodiscard]] bool canReplaceWhatRuns();
  void show(const deploy::StatusSnapshot& snapshot);
  void updateActions();

  Document& document_;
  DeployPanel& panel_;
  CanvasView& canvas_;
  Problems& problems_;
  SelectionSync& selection_;
  Actions& actions_;
  deploy::Phase phase_ = deploy::Phase::Idle;
};

/// What the canvas shows of a running application: nothing while nothing runs.
std::vector<NodeBadge> badgesFor(const deploy::StatusSnapshot& snapshot);

}  // namespace metaparticle::studio
