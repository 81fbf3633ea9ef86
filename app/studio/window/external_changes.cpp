// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/external_changes.h"

#include <QWidget>

#include "app/studio/window/diff_dialog.h"
#include "app/studio/window/message_bar.h"
#include "codegen/text_edits.h"

namespace metaparticle::studio {

ExternalChanges::ExternalChanges(Document& document, MessageBar& messages, QWidget* window)
    : QObject(window),
      document_(document),
      messages_(messages),
      window_(window),
      comparing_(QStringLiteral("comparing")) {
  connect(&document_, &Document::changedOutside, this, &ExternalChanges::ask);
  connect(&document_, &Document::removedOutside, this, &ExternalChanges::askAboutRemoved);
  connect(&document_, &Document::closed, this, [this] { lastAsked_.clear(); });
  connect(&document_, &Document::projectFileUnreadable, this, &ExternalChanges::tellUnreadable);
  connect(&document_, &Document::projectFileReadable, &messages_, &MessageBar::clearProblem);
}

void ExternalChanges::ask(const std::string& file, const std::string& theirs) {
  const int turn = lastAsked_[file] = ++asked_;
  comparing_.post([this, turn, file, theirs, mine = document_.text(file)] {
    QMetaObject::invokeMethod(
        this,
        [this, turn, file, diff = QString::fromStdString(codegen::unifiedDiff(file, theirs, mine))] {
          if (lastAsked_[file] == turn) show(file, diff);
        },
        Qt::QueuedConnection);
  });
}

void ExternalChanges::show(const std::string& file, const QString& diff) {
  const QString name = QString::fromStdString(file);
  const QString objectName = QStringLiteral("diffDialog:") + name;
  if (auto* former = window_->findChild<DiffDialog*>(objectName)) {
    former->disconnect(this);
    former->close();  // It shows a difference that is no longer true.
    former->setObjectName({});
  }
  auto* dialog = new DiffDialog(name, diff, *theme_, window_);
  dialog->setObjectName(objectName);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &DiffDialog::keepMine, this, [this, file] { document_.keepMine(file); });
  connect(dialog, &DiffDialog::takeTheirs, this, [this, file] { document_.takeTheirs(file); });
  dialog->open();
}

void ExternalChanges::askAboutRemoved(const std::string& file) {
  const QString name = QString::fromStdString(file);
  messages_.show(MessageBar::Tone::Question,
                 tr("%1 is gone from the disk; its text is still here.").arg(name),
                 {{tr("Save it again"), [this, file] { document_.save(file); }},
                  {tr("Take it out of the project"), [this, file] { document_.removeFile(file); }}});
}

void ExternalChanges::tellUnreadable(model::Error error) {
  error.message = tr("%1 was changed elsewhere and cannot be read: %2")
                      .arg(QLatin1String(model::ProjectFile::fileName), QString::fromStdString(error.message))
                      .toStdString();
  messages_.showError(error);
}

}  // namespace metaparticle::studio
