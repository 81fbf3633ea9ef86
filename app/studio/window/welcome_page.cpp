// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/welcome_page.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/studio/icons/line_icon.h"
#include "app/studio/window/message_bar.h"
#include "app/studio/window/recent_projects.h"

namespace metaparticle::studio {
namespace {

constexpr int contentWidth = 720;
constexpr int shownRecent = 5;

QLabel* label(const QString& text, const char* name, QWidget* parent) {
  auto* made = new QLabel(text, parent);
  made->setObjectName(name);
  made->setWordWrap(true);
  return made;
}

}  // namespace

WelcomePage::WelcomePage(QWidget* parent)
    : QWidget(parent), outer_(new QVBoxLayout(this)), message_(new MessageBar(this)) {
  setObjectName("welcome");
  setAttribute(Qt::WA_StyledBackground);
  outer_->setAlignment(Qt::AlignCenter);
  message_->setFixedWidth(contentWidth);
  outer_->addWidget(message_, 0, Qt::AlignCenter);
}

void WelcomePage::setTheme(const Theme& theme) {
  theme_ = &theme;
  message_->setTheme(theme);
  fill();
}

void WelcomePage::refresh() {
  message_->hide();
  fill();
}

void WelcomePage::showError(const model::Error& error) {
  message_->showError(error);
}

QWidget* WelcomePage::makeTile(const QString& icon, const QString& title, const QString& text,
                               std::function<void()> act) {
  auto* tile = new QPushButton(content_);
  tile->setObjectName("tile");
  tile->setAccessibleName(title);
  tile->setAccessibleDescription(text);
  auto* layout = new QHBoxLayout(tile);
  layout->setContentsMargins(14, 10, 14, 10);
  layout->setSpacing(12);
  auto* picture = new QLabel(tile);
  picture->setPixmap(
      lineIcon(icon, theme_->accent, theme_->stopped).pixmap(QSize(24, 24), devicePixelRatioF()));
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  auto* name = new QLabel(title, tile);
  name->setFont(titleFont());
  auto* about = new QLabel(text, tile);
  about->setObjectName("welcomeText");
  about->setWordWrap(true);
  for (QLabel* part : {picture, name, about}) part->setAttribute(Qt::WA_TransparentForMouseEvents);
  texts->addWidget(name);
  texts->addWidget(about);
  layout->addWidget(picture, 0, Qt::AlignTop);
  layout->addLayout(texts, 1);
  tile->setMinimumHeight(72);
  connect(tile, &QPushButton::clicked, this, [act = std::move(act)] { act(); });
  return tile;
}

void WelcomePage::fill() {
  if (content_) {
    content_->hide();
    content_->deleteLater();
  }
  content_ = new QWidget(this);
  content_->setFixedWidth(contentWidth);
  auto* layout = new QVBoxLayout(content_);
  layout->setSpacing(theme_->spacing);

  auto* head = new QHBoxLayout;
  head->setSpacing(16);
  auto* icon = new QLabel(content_);
  icon->setPixmap(programIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
  auto* names = new QVBoxLayout;
  names->addWidget(label(tr("Metaparticle Studio"), "welcomeTitle", content_));
  names->addWidget(label(tr("Draw a distributed application, and it is C++. Write it, and it is a drawing."),
                         "welcomeText", content_));
  head->addWidget(icon);
  head->addLayout(names, 1);
  layout->addLayout(head);
  layout->addSpacing(20);

  auto* first = new QHBoxLayout;
  first->addWidget(makeTile(QStringLiteral("new"), tr("New project"),
                            tr("Begin with an empty canvas in a folder of your own"),
                            [this] { emit newRequested(); }));
  first->addWidget(makeTile(QStringLiteral("open"), tr("Open a project"),
                            tr("Any folder with C++ sources, annotated or not"),
                            [this] { emit openRequested(); }));
  layout->addLayout(first);

  const auto examples = findExamples();
  if (!examples.empty()) {
    layout->addSpacing(12);
    layout->addWidget(label(tr("Examples"), "welcomeHeading", content_));
    auto* row = new QHBoxLayout;
    for (const Example& example : examples) {
      row->addWidget(makeTile(QStringLiteral("layout"), example.title, example.text,
                              [this, example] { emit exampleChosen(example); }));
    }
    layout->addLayout(row);
  }

  const QStringList recent = recentProjects().mid(0, shownRecent);
  if (!recent.isEmpty()) {
    layout->addSpacing(12);
    layout->addWidget(label(tr("Recent"), "welcomeHeading", content_));
    for (const QString& path : recent) {
      auto* link = new QLabel(QStringLiteral("<a href=\"%1\">%2</a>  %3")
                                  .arg(path.toHtmlEscaped(), QFileInfo(path).fileName().toHtmlEscaped(),
                                       QDir::toNativeSeparators(path).toHtmlEscaped()),
                              content_);
      link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
      connect(link, &QLabel::linkActivated, this, &WelcomePage::projectChosen);
      layout->addWidget(link);
    }
  }
  outer_->addWidget(content_, 0, Qt::AlignCenter);
}

}  // namespace metaparticle::studio
