// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/studio.h"

#include <QStatusBar>

#include "app/studio/deploy/deploy_panel.h"
#include "app/studio/editor/editor_tabs.h"
#include "app/studio/window/workbench.h"

namespace metaparticle::studio {

Studio::Studio(const QString& language) {
  if (!language.isEmpty()) languages_.useOnce(language);
  window_ = std::make_unique<MainWindow>(document_, appearance_, languages_);
  // Queued: the choice comes from a menu of the window that is about to go.
  connect(&languages_, &Languages::changed, this, &Studio::remakeWindow, Qt::QueuedConnection);
}

Studio::~Studio() = default;

void Studio::remakeWindow() {
  if (window_->deployPanel().ownsRunning()) {
    // A new window would end what was deployed from this one.
    window_->statusBar()->showMessage(tr("The language changes when the program starts again."));
    return;
  }
  const bool visible = window_->isVisible();
  const QByteArray geometry = window_->saveGeometry();
  const std::string file = window_->workbench().editors->currentFile();
  window_->workbench().saveState();
  auto window = std::make_unique<MainWindow>(document_, appearance_, languages_);
  window->restoreGeometry(geometry);
  if (!file.empty()) window->workbench().editors->openFile(file);
  if (visible) window->show();
  window_.swap(window);
}

}  // namespace metaparticle::studio
