// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/support/studio_fixture.h"

#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QTest>

#include "app/studio/editor/editor_tabs.h"
#include "app/studio/inspector/inspector.h"
#include "app/studio/panels/palette.h"
#include "tests/gui/support/test_project.h"

namespace metaparticle::test {

IsolatedSettings::IsolatedSettings() {
  QCoreApplication::setOrganizationName(QStringLiteral("Metaparticle"));
  QCoreApplication::setApplicationName(QStringLiteral("Metaparticle Studio Test"));
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
  QSettings().setValue(QStringLiteral("appearance/language"), QStringLiteral("en"));
}

StudioFixture::StudioFixture() {
  window().resize(1400, 900);
  window().show();
  window().activateWindow();
  if (!QTest::qWaitForWindowActive(&window())) qWarning("The window did not become active.");
}

StudioFixture::~StudioFixture() = default;

bool StudioFixture::open(const QString& path) {
  return openAndRead(document(), path) && settle();
}

bool StudioFixture::settle() {
  if (!test::settle(document())) return false;
  // The caret's rest, the reader's answers and what they queue.
  bool answered = false;
  for (int round = 0; round < 2; ++round) {
    QTest::qWait(60);
    answered = false;
    document().locate({}, &window(), [&answered](const auto&) { answered = true; });
    if (!QTest::qWaitFor([&answered] { return answered; })) return false;
  }
  return answered && test::settle(document());
}

studio::SourceEditor& StudioFixture::editor() {
  studio::SourceEditor* editor = window().workbench().editors->currentEditor();
  if (!editor) qFatal("No editor is open.");
  return *editor;
}

const model::Node* StudioFixture::node(const std::string& name) {
  return document().graph()->find(name);
}

std::string StudioFixture::editorBytes() {
  const auto length = static_cast<std::size_t>(editor().SendScintilla(QsciScintillaBase::SCI_GETLENGTH));
  std::string bytes(length + 1, '\0');
  editor().SendScintilla(QsciScintillaBase::SCI_GETTEXT, static_cast<unsigned long>(length + 1),
                         bytes.data());
  bytes.pop_back();
  return bytes;
}

bool StudioFixture::drop(model::Kind kind, const QPoint& place, const QString& name) {
  studio::Palette* palette = window().workbench().palette;
  const QModelIndex index = palette->model()->index(static_cast<int>(kind), 0);
  const std::unique_ptr<QMimeData> data(palette->model()->mimeData({index}));
  QDragEnterEvent enter(place, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&canvas(), &enter);
  if (!enter.isAccepted()) return false;
  QDragMoveEvent move(place, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&canvas(), &move);
  QDropEvent dropped(place, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&canvas(), &dropped);
  QLineEdit* field = nameField();
  if (!field) return false;
  field->selectAll();
  QTest::keyClicks(field, name);
  QTest::keyClick(field, Qt::Key_Return);
  return settle();
}

QPoint StudioFixture::middleOf(const std::string& name) {
  const model::Node* found = node(name);
  if (!found) qFatal("There is no node %s.", name.c_str());
  const model::Point corner = canvas().positionOf(found->id);
  const QPointF middle(corner.x + studio::CardSize::width / 2, corner.y + studio::CardSize::height / 2);
  return canvas().fromScene(middle).toPoint();
}

QPoint StudioFixture::portOf(const std::string& name) {
  const model::Point corner = canvas().positionOf(node(name)->id);
  const QPointF port(corner.x + studio::CardSize::width, corner.y + studio::CardSize::height / 2);
  return canvas().fromScene(port).toPoint();
}

void StudioFixture::click(const std::string& name) {
  QTest::mouseClick(&canvas(), Qt::LeftButton, {}, middleOf(name));
}

void StudioFixture::drag(const QPoint& from, const QPoint& to) {
  QTest::mouseMove(&canvas(), from);
  QTest::mousePress(&canvas(), Qt::LeftButton, {}, from);
  constexpr int steps = 4;
  for (int step = 1; step <= steps; ++step) QTest::mouseMove(&canvas(), from + (to - from) * step / steps);
  QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, to);
}

QLineEdit* StudioFixture::nameField() {
  return canvas().findChild<QLineEdit*>();
}

QWidget* StudioFixture::argumentRow(const char* key) {
  return window().workbench().inspector->widget()->findChild<QWidget*>(QStringLiteral("argument:") +
                                                                       QLatin1String(key));
}

}  // namespace metaparticle::test
