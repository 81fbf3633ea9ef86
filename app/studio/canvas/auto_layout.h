// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>

#include <QObject>
#include <QString>

#include "model/graph.h"
#include "model/project_file.h"

namespace metaparticle::studio {

using Positions = std::map<model::NodeId, model::Point>;

/// Arranges a graph from left to right, off the GUI thread: Graphviz's dot, in a process of its own, up to
/// graphvizLimit nodes; where it is not installed, fails or takes longer than graphvizPatience, and above
/// that size, a layered layout of our own. Use it on the GUI thread.
class AutoLayout : public QObject {
  Q_OBJECT

 public:
  static constexpr int graphvizLimit = 2000;
  static constexpr int graphvizPatience = 6000;  ///< ms

  explicit AutoLayout(QObject* parent = nullptr);
  ~AutoLayout() override;

  /// Starts on a snapshot; a run that is still under way is cancelled.
  void start(std::shared_ptr<const model::Graph> graph);
  /// Ends the process or the thread's work; finished() is not emitted.
  void cancel();
  [[nodiscard]] bool isRunning() const;

  /// Another program than `dot` from the PATH; an empty path uses none. For tests.
  void setDotProgram(const QString& path);

 signals:
  /// Top left corners of all nodes, the picture's own top left at (0, 0), on the grid.
  void finished(const std::map<metaparticle::model::NodeId, metaparticle::model::Point>& positions);

 private:
  struct Run;
  void startGraphviz();
  void startLayered();
  void finish(const Positions& positions);

  QString dotProgram_;
  std::unique_ptr<Run> run_;
};

}  // namespace metaparticle::studio
