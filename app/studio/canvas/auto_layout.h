// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>

#include <QObject>

#include "model/graph.h"
#include "model/project_file.h"

namespace metaparticle::studio {

using Positions = std::map<model::NodeId, model::Point>;

/// Arranges a graph from left to right, off the GUI thread: Graphviz's dot up to graphvizLimit nodes where it
/// is usable, else a layered layout of our own that takes any size.
class AutoLayout : public QObject {
  Q_OBJECT

 public:
  static constexpr int graphvizLimit = 2000;

  explicit AutoLayout(QObject* parent = nullptr);
  ~AutoLayout() override;

  /// Starts on a snapshot; a run that is still under way is cancelled and its result dropped.
  void start(std::shared_ptr<const model::Graph> graph);
  void cancel();
  [[nodiscard]] bool isRunning() const;

 signals:
  /// Top left corners of all nodes, the picture's own top left at (0, 0), on the grid. On the GUI thread.
  void finished(const std::map<metaparticle::model::NodeId, metaparticle::model::Point>& positions);

 private:
  struct Run;
  std::shared_ptr<Run> run_;
};

}  // namespace metaparticle::studio
