// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/deploy/log_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/studio/deploy/log_search.h"
#include "app/studio/deploy/status_words.h"

namespace metaparticle::studio {

namespace {

constexpr int mostLines = 10000;
constexpr int flushMs = 50;
constexpr int searchMs = 150;

QString lineOf(const deploy::LogEvent& log) {
  const QString time = QDateTime::fromMSecsSinceEpoch(log.time).time().toString(QStringLiteral("HH:mm:ss"));
  const QString name = log.workload.empty() ? QString() : replicaName(log.workload, log.index);
  return time + QLatin1Char(' ') + name + QLatin1String("  ") + QString::fromStdString(log.line);
}

QToolButton* button(const QString& name, const QString& tip, QWidget* parent) {
  auto* made = new QToolButton(parent);
  made->setObjectName(name);
  made->setToolTip(tip);
  made->setAccessibleName(tip);
  made->setAutoRaise(true);
  return made;
}

}  // namespace

LogView::LogView(QWidget* parent)
    : QWidget(parent),
      nodes_(new QComboBox(this)),
      follow_(new QCheckBox(tr("Follow"), this)),
      needle_(new QLineEdit(this)),
      count_(new QLabel(this)),
      previous_(button(QStringLiteral("previousMatch"), tr("Previous place (Shift+Enter)"), this)),
      next_(button(QStringLiteral("nextMatch"), tr("Next place (Enter)"), this)),
      text_(new QPlainTextEdit(this)) {
  text_->setObjectName("logText");
  text_->setReadOnly(true);
  text_->setMaximumBlockCount(mostLines);
  text_->setLineWrapMode(QPlainTextEdit::NoWrap);
  text_->setFrameShape(QFrame::NoFrame);
  text_->setFont(codeFont());
  text_->setPlaceholderText(tr("What the replicas print appears here."));
  text_->setAccessibleName(tr("Logs"));
  search_ = new LogSearch(text_);
  buildToolRow();
  flushTimer_.setSingleShot(true);
  flushTimer_.setInterval(flushMs);
  searchTimer_.setSingleShot(true);
  searchTimer_.setInterval(searchMs);
  connect(&flushTimer_, &QTimer::timeout, this, &LogView::flush);
  connect(&searchTimer_, &QTimer::timeout, this, [this] { search(needle_->text()); });
  connect(needle_, &QLineEdit::textChanged, &searchTimer_, qOverload<>(&QTimer::start));
  connect(next_, &QToolButton::clicked, this, [this] { step(true); });
  connect(previous_, &QToolButton::clicked, this, [this] { step(false); });
  needle_->installEventFilter(this);
  connect(text_->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int maximum) {
    if (follow_->isChecked()) text_->verticalScrollBar()->setValue(maximum);
  });
  connect(text_->verticalScrollBar(), &QScrollBar::sliderMoved, this, &LogView::scrolled);
  connect(text_->verticalScrollBar(), &QScrollBar::actionTriggered, this,
          [this] { QTimer::singleShot(0, this, &LogView::scrolled); });
  connect(follow_, &QCheckBox::toggled, this, [this](bool on) {
    if (on) text_->verticalScrollBar()->setValue(text_->verticalScrollBar()->maximum());
  });
  connect(nodes_, &QComboBox::currentIndexChanged, this, [this] {
    clear();
    emit nodeChosen(node());
  });
  tellCount(true);
}

void LogView::buildToolRow() {
  previous_->setArrowType(Qt::UpArrow);
  next_->setArrowType(Qt::DownArrow);
  nodes_->setObjectName("logNode");
  nodes_->setToolTip(tr("Whose logs are shown"));
  nodes_->setAccessibleName(tr("Node"));
  nodes_->addItem(tr("All nodes"), QString());
  nodes_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  follow_->setObjectName("logFollow");
  follow_->setToolTip(tr("Keep the newest line in view"));
  follow_->setChecked(true);
  needle_->setObjectName("logSearch");
  needle_->setPlaceholderText(tr("Search the logs"));
  needle_->setClearButtonEnabled(true);
  count_->setObjectName("logMatches");
  auto* row = new QHBoxLayout;
  row->setContentsMargins(8, 4, 8, 4);
  row->addWidget(nodes_);
  row->addWidget(follow_);
  row->addStretch(1);
  row->addWidget(count_);
  row->addWidget(needle_, 2);
  row->addWidget(previous_);
  row->addWidget(next_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(row);
  layout->addWidget(text_, 1);
}

void LogView::setTheme(const Theme& theme) {
  search_->setTheme(theme);
}

void LogView::setNodes(const QStringList& nodes) {
  QStringList now;
  for (int item = 1; item < nodes_->count(); ++item) now << nodes_->itemData(item).toString();
  if (now == nodes) return;
  const QString chosen = node();
  const QSignalBlocker quiet(nodes_);
  while (nodes_->count() > 1) nodes_->removeItem(1);
  for (const QString& name : nodes) nodes_->addItem(name, name);
  nodes_->setCurrentIndex(std::max(0, nodes_->findData(chosen)));
}

void LogView::setNode(const QString& node) {
  nodes_->setCurrentIndex(std::max(0, nodes_->findData(node)));
}

QString LogView::node() const {
  return nodes_->currentData().toString();
}

void LogView::append(const deploy::LogEvent& log) {
  waiting_.append(lineOf(log));
  if (waiting_.size() > mostLines) waiting_.removeFirst();
  if (!flushTimer_.isActive()) flushTimer_.start();
}

void LogView::clear() {
  waiting_.clear();
  text_->clear();
  tellCount(true);
}

void LogView::flush() {
  if (waiting_.isEmpty()) return;
  QScrollBar* bar = text_->verticalScrollBar();
  const int before = bar->value();
  text_->appendPlainText(waiting_.join(QLatin1Char('\n')));
  waiting_.clear();
  bar->setValue(follow_->isChecked() ? bar->maximum() : before);
  if (!search_->needle().isEmpty()) tellCount(true);
}

void LogView::scrolled() {
  const QScrollBar* bar = text_->verticalScrollBar();
  follow_->setChecked(bar->value() >= bar->maximum());
}

void LogView::search(const QString& needle) {
  searchTimer_.stop();
  search_->setNeedle(needle);
  tellCount(needle.isEmpty() || search_->count() > 0);
}

void LogView::step(bool forwards) {
  search(needle_->text());
  if (search_->needle().isEmpty()) return;
  follow_->setChecked(false);
  tellCount(search_->find(forwards));
}

void LogView::tellCount(bool found) {
  const bool searching = !search_->needle().isEmpty();
  next_->setEnabled(searching && found);
  previous_->setEnabled(searching && found);
  count_->setText(!searching ? QString() : tr("%n place(s)", nullptr, search_->count()));
}

bool LogView::eventFilter(QObject* watched, QEvent* event) {
  if (watched != needle_ || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
    step(!key->modifiers().testFlag(Qt::ShiftModifier));
    return true;
  }
  if (key->key() == Qt::Key_Escape) {
    needle_->clear();
    text_->setFocus();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void LogView::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Find)) {
    needle_->setFocus();
    needle_->selectAll();
  } else {
    QWidget::keyPressEvent(event);
  }
}

}  // namespace metaparticle::studio
