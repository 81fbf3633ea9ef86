// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/screenshot.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPixmap>
#include <QThread>

#include <cstdio>
#include <functional>

#include "app/studio/canvas/canvas_view.h"
#include "app/studio/window/selection_sync.h"
#include "app/studio/window/studio.h"
#include "app/studio/window/workbench.h"

namespace metaparticle::studio {
namespace {

constexpr int patienceMs = 60'000;
/// Fitting, fading and the reader's answers about the selection come after the graph.
constexpr int settleMs = 1500;

bool waitUntil(const std::function<bool()>& condition, int limitMs) {
  QElapsedTimer timer;
  timer.start();
  while (!condition() && !timer.hasExpired(limitMs)) {
    QApplication::processEvents(QEventLoop::AllEvents, 20);
    QThread::msleep(5);
  }
  return condition();
}

QSize sizeFrom(const QString& text) {
  const QStringList parts = text.split(QLatin1Char('x'));
  const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
  return size.isEmpty() ? QSize(1600, 1000) : size;
}

void selectNode(Studio& studio, const QString& name) {
  if (const model::Node* node = studio.document().graph()->find(name.toStdString())) {
    studio.window().selection().select(node->id);
  }
}

}  // namespace

int takeScreenshot(Studio& studio, const ScreenshotOptions& options) {
  MainWindow& window = studio.window();
  window.resize(sizeFrom(options.size));
  window.show();
  Document& document = studio.document();
  const bool wanted = document.isOpening();
  waitUntil([&] { return !document.isOpening(); }, patienceMs);
  if (wanted && !document.isOpen()) {
    std::fputs("The project could not be opened.\n", stderr);
    return 1;
  }
  waitUntil([] { return false; }, settleMs);
  selectNode(studio, options.select);
  waitUntil([] { return false; }, settleMs);
  if (!window.grab().save(options.file)) {
    std::fprintf(stderr, "%s could not be written.\n", qUtf8Printable(options.file));
    return 1;
  }
  return 0;
}

}  // namespace metaparticle::studio
