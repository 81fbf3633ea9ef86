// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/status_line.h"

#include <QLabel>
#include <QLocale>
#include <QStatusBar>

namespace metaparticle::studio {
namespace {

constexpr int slowMs = 200;

}  // namespace

StatusLine::StatusLine(Document& document, QStatusBar& bar, QObject* parent)
    : QObject(parent),
      document_(document),
      file_(new QLabel(&bar)),
      caret_(new QLabel(&bar)),
      graph_(new QLabel(&bar)),
      reading_(new QLabel(&bar)) {
  bar.setSizeGripEnabled(false);
  file_->setObjectName("statusFile");
  caret_->setObjectName("statusCaret");
  graph_->setObjectName("statusGraph");
  reading_->setObjectName("statusReading");
  for (QLabel* label : {reading_, graph_, file_, caret_}) bar.addPermanentWidget(label);
  slow_.setSingleShot(true);
  slow_.setInterval(slowMs);
  connect(&slow_, &QTimer::timeout, this, [this] { reading_->setText(tr("Reading…")); });
  connect(&document_, &Document::readingChanged, this, [this](bool reading) {
    if (reading) {
      slow_.start();
    } else {
      slow_.stop();
      reading_->clear();
    }
  });
  connect(&document_, &Document::graphChanged, this, &StatusLine::update);
  connect(&document_, &Document::closed, this, [this] {
    setFile({});
    caret_->clear();
    graph_->clear();
  });
}

void StatusLine::setFile(const std::string& file) {
  file_->setText(QString::fromStdString(file));
}

void StatusLine::setCaret(int line, int column) {
  caret_->setText(tr("Line %1, column %2").arg(QLocale().toString(line)).arg(column));
}

void StatusLine::update() {
  const auto graph = document_.graph();
  graph_->setText(tr("%n node(s)", nullptr, static_cast<int>(graph->nodes.size())) + QStringLiteral(", ") +
                  tr("%n edge(s)", nullptr, static_cast<int>(graph->edges.size())));
}

}  // namespace metaparticle::studio
