// SPDX-License-Identifier: GPL-3.0-or-later
// Making projects and going from one to another in the real window.
#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QTest>

#include "app/studio/window/actions.h"
#include "app/studio/window/new_project_dialog.h"
#include "app/studio/window/project_flow.h"
#include "tests/gui/support/test_project.h"
#include "tests/gui/support/window_test.h"

using namespace metaparticle;
using test::smallProgram;
using test::StudioFixture;
using test::TestProject;

namespace {

const std::string file = "main.cpp";

}  // namespace

class WindowProjectsTest : public test::WindowTest {
  Q_OBJECT

 private slots:
  void makesAProjectAndOpensIt() {
    const QTemporaryDir parent;
    StudioFixture& s = studio();
    s.window().flow().create(parent.filePath("demo"));
    QVERIFY(QTest::qWaitFor([&] { return s.document().isOpen(); }));
    QCOMPARE(s.document().path(), parent.filePath("demo"));
    QVERIFY(s.document().contains(file));
  }

  void aProjectThatIsOpenedMeanwhileStays() {
    const QTemporaryDir parent;
    const TestProject project({{file, smallProgram}});
    StudioFixture& s = studio();
    s.window().flow().create(parent.filePath("demo"));
    QVERIFY(s.open(project.folder()));
    QVERIFY(QTest::qWaitFor([&] { return QFileInfo::exists(parent.filePath("demo/main.cpp")); }));
    QVERIFY(s.settle());
    QCOMPARE(s.document().path(), project.folder());
  }

  void aTypedNameMakesTheFolder() {
    const QTemporaryDir parent;
    StudioFixture& s = studio();
    s.window().actions().newProject->trigger();
    auto* dialog = s.window().findChild<studio::NewProjectDialog*>();
    QVERIFY(dialog);
    auto* create = dialog->findChild<QAbstractButton*>("createButton");
    QVERIFY(!create->isEnabled());
    dialog->findChild<QLineEdit*>("projectParent")->setText(parent.path());
    QTest::keyClicks(dialog->findChild<QLineEdit*>("projectName"), "first/demo");
    QVERIFY(create->isEnabled());
    QTest::mouseClick(create, Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return s.document().isOpen(); }));
    QCOMPARE(s.document().path(), parent.filePath("first/demo"));
    QCOMPARE(s.document().name(), QStringLiteral("demo"));
  }

  void aPlaceWhereNoProjectCanBeSaysWhy_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("a file") << QStringLiteral("taken.txt");
    QTest::newRow("below a file") << QStringLiteral("taken.txt/demo");
    QTest::newRow("a project") << QStringLiteral("old");
  }
  void aPlaceWhereNoProjectCanBeSaysWhy() {
    QFETCH(const QString, name);
    const TestProject place(std::map<std::string, std::string>{
        {"taken.txt", "x"}, {"old/metaparticle.json", "{\"version\": 1}\n"}});
    studio::NewProjectDialog dialog(place.folder(), nullptr);
    auto* outcome = dialog.findChild<QLabel*>("projectOutcome");
    auto* field = dialog.findChild<QLineEdit*>("projectName");
    field->setText(QStringLiteral("fine"));
    const QString fine = outcome->text();
    QVERIFY(dialog.findChild<QAbstractButton*>("createButton")->isEnabled());
    field->setText(name);
    QVERIFY(!dialog.findChild<QAbstractButton*>("createButton")->isEnabled());
    QVERIFY(!outcome->text().isEmpty());
    QVERIFY(outcome->text() != fine);
  }

  /// What was saved on the way is not taken for a change of the project that follows.
  void savingOnTheWayKeepsTheProjectsApart() {
    const TestProject first({{file, smallProgram}, {"other.cpp", "int other();\n"}});
    const TestProject second(
        std::map<std::string, std::string>{{"second.cpp", "[[mp::service]] int alone(int x);\n"}});
    StudioFixture& s = studio();
    QVERIFY(s.open(first.folder()));
    for (int round = 0; round < 5; ++round) {
      QVERIFY(s.document().type(file, 0, 0, "// x\n", this));
      QVERIFY(s.document().type("other.cpp", 0, 0, "// y\n", this));
      s.window().flow().open(second.folder());
      auto* box = s.window().findChild<QMessageBox*>("unsavedChanges");
      QVERIFY(box);
      QTest::mouseClick(box->findChild<QAbstractButton*>("saveAllButton"), Qt::LeftButton);
      QVERIFY(
          QTest::qWaitFor([&] { return s.document().path() == second.folder() && s.document().isOpen(); }));
      constexpr int longerThanTheWatchIsQuietMs = 200;
      QTest::qWait(longerThanTheWatchIsQuietMs);
      QVERIFY(s.settle());
      QCOMPARE(s.document().files(), std::vector<std::string>{"second.cpp"});
      QCOMPARE(s.document().graph()->nodes.size(), std::size_t{1});
      QVERIFY(s.open(first.folder()));
    }
  }
};

QTEST_MAIN(WindowProjectsTest)
#include "window_projects_test.moc"
