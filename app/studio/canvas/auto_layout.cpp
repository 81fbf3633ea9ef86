// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/auto_layout.h"

#include <utility>

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QProcess>
#include <QPromise>
#include <QStandardPaths>
#include <QThreadPool>
#include <QTimer>

#include "app/studio/canvas/graph_layouts.h"

namespace metaparticle::studio {

/// What is under way. Its objects are deleted by Qt's loop, as they may be inside their own signals, or with
/// the application where the loop does not run any more.
struct AutoLayout::Run {
  std::shared_ptr<const model::Graph> graph;
  QProcess* dot = nullptr;
  QFutureWatcher<Positions>* layered = nullptr;

  void drop() {
    if (dot != nullptr) {
      dot->disconnect();
      dot->setParent(QCoreApplication::instance());
      QObject::connect(dot, &QProcess::finished, dot, &QObject::deleteLater);
      dot->kill();
      if (dot->state() == QProcess::NotRunning) dot->deleteLater();
    }
    if (layered != nullptr) {
      layered->disconnect();
      layered->setParent(QCoreApplication::instance());
      layered->future().cancel();
      layered->deleteLater();
    }
    dot = nullptr;
    layered = nullptr;
  }
  ~Run() { drop(); }
};

AutoLayout::AutoLayout(QObject* parent)
    : QObject(parent), dotProgram_(QStandardPaths::findExecutable(QStringLiteral("dot"))) {}

AutoLayout::~AutoLayout() = default;

void AutoLayout::setDotProgram(const QString& path) {
  dotProgram_ = path;
}
bool AutoLayout::isRunning() const {
  return run_ != nullptr;
}
void AutoLayout::cancel() {
  run_.reset();
}

void AutoLayout::start(std::shared_ptr<const model::Graph> graph) {
  run_ = std::make_unique<Run>();
  run_->graph = std::move(graph);
  if (dotProgram_.isEmpty() || run_->graph->nodes.size() > graphvizLimit)
    startLayered();
  else
    startGraphviz();
}

void AutoLayout::startGraphviz() {
  auto* dot = new QProcess;
  run_->dot = dot;
  connect(dot, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart) startLayered();
  });
  connect(dot, &QProcess::finished, this, [this, dot](int code, QProcess::ExitStatus status) {
    std::optional<Positions> positions;
    if (status == QProcess::NormalExit && code == 0)
      positions = readDotPlain(dot->readAllStandardOutput().toStdString(), *run_->graph);
    if (positions)
      finish(*positions);
    else
      startLayered();
  });
  QTimer::singleShot(graphvizPatience, dot, [dot] { dot->kill(); });
  dot->setStandardErrorFile(QProcess::nullDevice());
  dot->start(dotProgram_, {QStringLiteral("-Tplain")});
  dot->write(QByteArray::fromStdString(dotSource(*run_->graph)));
  dot->closeWriteChannel();
}

void AutoLayout::startLayered() {
  run_->drop();
  auto promise = std::make_shared<QPromise<Positions>>();
  promise->start();
  auto* watcher = new QFutureWatcher<Positions>;
  run_->layered = watcher;
  connect(watcher, &QFutureWatcher<Positions>::finished, this,
          [this, watcher] { finish(watcher->result()); });
  watcher->setFuture(promise->future());
  QThreadPool::globalInstance()->start([promise, graph = run_->graph] {
    promise->addResult(layeredLayout(*graph, [&] { return promise->isCanceled(); }));
    promise->finish();
  });
}

void AutoLayout::finish(const Positions& positions) {
  const auto run = std::exchange(run_, nullptr);  // it owns what was passed
  emit finished(positions);
}

}  // namespace metaparticle::studio
