// SPDX-License-Identifier: GPL-3.0-or-later
//
// The deploy panel with its real widgets, over the real engine and supervisor, with fake replicas in place of
// a build.
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <csignal>

#include <nlohmann/json.hpp>

#include "app/studio/deploy/deploy_panel.h"
#include "app/studio/deploy/event_model.h"
#include "app/studio/deploy/replica_model.h"
#include "app/studio/deploy/status_words.h"
#include "tests/deploy/engine_client.h"
#include "tests/deploy/http_get.h"
#include "tests/gui/support/quiet_test.h"

using namespace metaparticle;
using namespace metaparticle::deploy::test;
using deploy::Phase;
using studio::DeployPanel;
using studio::ReplicaModel;

namespace {

/// A visible panel and what it told.
struct Shown {
  explicit Shown(const std::filesystem::path& folder) : panel(FakeProject::engineOptions()) {
    QObject::connect(&panel, &DeployPanel::snapshotChanged, &panel,
                     [this](const deploy::StatusSnapshot& snapshot) { phases.push_back(snapshot.phase); });
    QObject::connect(&panel, &DeployPanel::findingReported, &panel,
                     [this](const model::Finding& finding) { findings.push_back(finding); });
    panel.resize(1000, 300);
    panel.show();
    panel.setProject(folder);
  }
  ~Shown() {
    panel.stop();
    [this] { QTRY_VERIFY_WITH_TIMEOUT(!deploy::LocalEngine::running(panel.project()), patience); }();
  }
  template <class Widget>
  [[nodiscard]] Widget* find(const char* name) const {
    return panel.findChild<Widget*>(QString::fromLatin1(name));
  }
  void click(const char* button) { QTest::mouseClick(find<QToolButton>(button), Qt::LeftButton); }
  [[nodiscard]] Phase phase() const { return panel.snapshot().phase; }
  [[nodiscard]] QString cell(const char* list, int row, int column) const {
    const QAbstractItemModel* model = find<QTreeView>(list)->model();
    return model->index(row, column).data().toString();
  }
  [[nodiscard]] QString column(const char* list, int column) const {
    QStringList cells;
    for (int row = 0; row < find<QTreeView>(list)->model()->rowCount(); ++row)
      cells << cell(list, row, column);
    return cells.join(QLatin1Char('|'));
  }
  [[nodiscard]] QString logText() const { return find<QPlainTextEdit>("logText")->toPlainText(); }

  DeployPanel panel;
  std::vector<Phase> phases;
  std::vector<model::Finding> findings;
};

void clickRow(QTreeView* view, int row) {
  const QModelIndex index = view->model()->index(row, 0);
  view->scrollTo(index);
  QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
}

}  // namespace

class DeployPanelTest : public test::QuietTest {
  Q_OBJECT

 private slots:
  void deploysShowsAndStops();
  void buttonsFollowThePhase();
  void deployAgainRunsItAnew();
  void tellsWhyAReplicaIsAway();
  void clickingAReplicaActivatesItsNode();
  void logsAreFilteredAndFollowed();
  void searchMarksAndSteps();
  void findingsAreReported();
  void attachesToWhatRuns();
  void exposedNodesAreLinked();
  void worksInTheDark();
};

void DeployPanelTest::deploysShowsAndStops() {
  const FakeProject project(plan({service("greeter", 2), service("phrasebook", 1)}));
  Shown shown(project.folder());
  QCOMPARE(shown.find<QLabel>("deployState")->text(), QString("Not running"));
  shown.click("panelDeploy");
  UNTIL(shown.phase() == Phase::Running);
  UNTIL(shown.column("replicas", ReplicaModel::State) == "ready|ready|ready");
  QCOMPARE(shown.column("replicas", ReplicaModel::Name), QString("greeter-0|greeter-1|phrasebook-0"));
  QVERIFY(shown.cell("replicas", 0, ReplicaModel::Port).toInt() > 0);
  QVERIFY(shown.cell("replicas", 0, ReplicaModel::Process).toInt() > 0);
  QVERIFY(shown.panel.ownsRunning());
  UNTIL(shown.find<QLabel>("deployState")->text().startsWith("Running: 3 of 3 processes are ready"));
  QVERIFY(!shown.find<QProgressBar>("deployProgress")->isVisible());
  shown.click("panelStop");
  UNTIL(shown.phase() == Phase::Stopped);
  QCOMPARE(shown.column("replicas", ReplicaModel::State), QString("stopped|stopped|stopped"));
  QCOMPARE(shown.find<QLabel>("deployState")->text(), QString("Stopped"));
  QCOMPARE(shown.phases.back(), Phase::Stopped);
  QVERIFY(!shown.panel.ownsRunning());
}

void DeployPanelTest::buttonsFollowThePhase() {
  const FakeProject project(plan({service("one", 1, {{"FAKE_READY_AFTER_MS", "300"}})}));
  Shown shown(project.folder());
  const auto* deployButton = shown.find<QToolButton>("panelDeploy");
  const auto* stopButton = shown.find<QToolButton>("panelStop");
  QVERIFY(deployButton->isEnabled() && !stopButton->isEnabled());
  shown.click("panelDeploy");
  QVERIFY(!deployButton->isEnabled() && stopButton->isEnabled());
  QVERIFY(shown.find<QProgressBar>("deployProgress")->isVisible());
  UNTIL(shown.phase() == Phase::Running);
  QVERIFY(deployButton->isEnabled() && stopButton->isEnabled());
  QCOMPARE(deployButton->text(), QString("Deploy again"));
  shown.click("panelStop");
  UNTIL(shown.phase() == Phase::Stopped);
  QVERIFY(deployButton->isEnabled() && !stopButton->isEnabled());
  shown.panel.setProject({});
  QVERIFY(!deployButton->isEnabled() && !stopButton->isEnabled());
}

void DeployPanelTest::deployAgainRunsItAnew() {
  const FakeProject project(plan({service("one", 1)}));
  Shown shown(project.folder());
  shown.click("panelDeploy");
  UNTIL(shown.phase() == Phase::Running);
  const auto before = shown.panel.snapshot().supervisor;
  project.write(plan({service("one", 3)}));
  shown.click("panelDeploy");
  UNTIL(shown.phase() == Phase::Running && shown.panel.snapshot().replicas.size() == 3);
  QVERIFY(shown.panel.snapshot().supervisor != before);
  UNTIL(shown.column("replicas", ReplicaModel::State) == "ready|ready|ready");
}

void DeployPanelTest::tellsWhyAReplicaIsAway() {
  const FakeProject project(plan({service("bad", 1, {{"FAKE_EXIT", "3"}, {"FAKE_SAY", "no oil left"}})}));
  Shown shown(project.folder());
  shown.click("panelDeploy");
  UNTIL(shown.phase() == Phase::Degraded);
  UNTIL(shown.column("events", studio::EventModel::What)
            .contains("back-off: ended with exit status 3: no oil left"));
  UNTIL(shown.cell("replicas", 0, ReplicaModel::Restarts).toInt() > 1);
  QVERIFY(shown.column("events", studio::EventModel::Subject).contains("bad-0"));
}

void DeployPanelTest::clickingAReplicaActivatesItsNode() {
  const FakeProject project(plan({service("one", 1), service("two", 1)}));
  Shown shown(project.folder());
  shown.click("panelDeploy");
  UNTIL(shown.column("replicas", ReplicaModel::State) == "ready|ready");
  QSignalSpy activated(&shown.panel, &DeployPanel::nodeActivated);
  clickRow(shown.find<QTreeView>("replicas"), 1);
  QCOMPARE(activated.count(), 1);
  QCOMPARE(activated.takeFirst().at(0).toString(), QString("two"));
}

void DeployPanelTest::logsAreFilteredAndFollowed() {
  const FakeProject project(plan({service("one", 1, {{"FAKE_SAY", "from one"}}),
                                  service("two", 1, {{"FAKE_SAY", "from two"}, {"FAKE_FLOOD", "500"}})}));
  Shown shown(project.folder());
  shown.click("panelDeploy");
  UNTIL(shown.logText().contains("one-0  from one") && shown.logText().contains("two-0  flood over"));
  const QScrollBar* bar = shown.find<QPlainTextEdit>("logText")->verticalScrollBar();
  QVERIFY(bar->maximum() > 0);
  QCOMPARE(bar->value(), bar->maximum());
  shown.panel.showLogsOf("one");
  QCOMPARE(shown.find<QComboBox>("logNode")->currentText(), QString("one"));
  UNTIL(shown.logText().contains("from one"));
  QVERIFY(!shown.logText().contains("from two"));
  httpGet(shown.panel.snapshot().replicas.at(1).port, "/say/unasked");
  httpGet(shown.panel.snapshot().replicas.at(0).port, "/say/later");
  UNTIL(shown.logText().contains("later"));
  QVERIFY(!shown.logText().contains("unasked"));
  shown.panel.showLogsOf("");
  UNTIL(shown.logText().contains("unasked"));
  // Who scrolls up is left there.
  auto* text = shown.find<QPlainTextEdit>("logText");
  QTest::keyClick(text, Qt::Key_Home, Qt::ControlModifier);
  text->verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMinimum);
  UNTIL(!shown.find<QCheckBox>("logFollow")->isChecked());
  httpGet(shown.panel.snapshot().replicas.at(0).port, "/say/newest");
  UNTIL(shown.logText().contains("newest"));
  QCOMPARE(bar->value(), 0);
  QTest::mouseClick(shown.find<QCheckBox>("logFollow"), Qt::LeftButton, {}, QPoint(8, 8));
  QCOMPARE(bar->value(), bar->maximum());
}

void DeployPanelTest::searchMarksAndSteps() {
  const FakeProject project(plan({service("one", 1, {{"FAKE_FLOOD", "30"}})}));
  Shown shown(project.folder());
  shown.click("panelDeploy");
  UNTIL(shown.logText().contains("flood over"));
  auto* needle = shown.find<QLineEdit>("logSearch");
  const auto* text = shown.find<QPlainTextEdit>("logText");
  QTest::keyClicks(needle, "  1");
  UNTIL(shown.find<QLabel>("logMatches")->text() == "11 places" ||
        shown.find<QLabel>("logMatches")->text() == "11 place(s)");
  QTest::keyClick(needle, Qt::Key_Return);
  const int first = text->textCursor().selectionStart();
  QCOMPARE(text->textCursor().selectedText(), QString("  1"));
  shown.click("nextMatch");
  QVERIFY(text->textCursor().selectionStart() != first);
  shown.click("previousMatch");
  QCOMPARE(text->textCursor().selectionStart(), first);
  needle->clear();
  QTest::keyClicks(needle, "not there");
  UNTIL(!shown.find<QToolButton>("nextMatch")->isEnabled());
}

void DeployPanelTest::findingsAreReported() {
  const FakeProject project(
      {{"workloads", json::array({service("one", 1)})},
       {"findings", json::array({{{"message", "no"}, {"file", "a.cpp"}, {"line", 7}}})}});
  Shown shown(project.folder());
  QSignalSpy cleared(&shown.panel, &DeployPanel::findingsCleared);
  shown.click("panelDeploy");
  UNTIL(shown.phase() == Phase::Failed);
  QCOMPARE(cleared.count(), 1);
  QCOMPARE(shown.findings.size(), std::size_t{1});
  QCOMPARE(shown.findings[0].line, 7);
  QVERIFY(shown.find<QLabel>("deployState")->text().contains("the program has 1 error"));
}

void DeployPanelTest::attachesToWhatRuns() {
  const FakeProject project(plan({service("one", 2)}));
  deploy::LocalEngine other(FakeProject::engineOptions());
  other.deploy(project.folder());
  UNTIL(other.snapshot().phase == Phase::Running);
  Shown shown(project.folder());
  UNTIL(shown.column("replicas", ReplicaModel::State) == "ready|ready");
  QVERIFY(!shown.panel.ownsRunning());
  QVERIFY(shown.find<QToolButton>("panelStop")->isEnabled());
  shown.panel.setProject({});
  QCOMPARE(shown.find<QTreeView>("replicas")->model()->rowCount(), 0);
  QCOMPARE(other.snapshot().phase, Phase::Running);
  other.stop();
  UNTIL(!deploy::LocalEngine::running(project.folder()));
}

void DeployPanelTest::exposedNodesAreLinked() {
  const int port = freePort();
  const FakeProject project(
      plan({service("one", 1), {{"node", "one"}, {"id", "one.front"}, {"role", "front"}, {"port", port}}}));
  Shown shown(project.folder());
  shown.click("panelDeploy");
  UNTIL(
      shown.find<QLabel>("deployLinks")->text().contains(QString("href=\"http://localhost:%1\"").arg(port)));
  shown.click("panelStop");
  UNTIL(shown.phase() == Phase::Stopped);
  QCOMPARE(shown.find<QLabel>("deployLinks")->text(), QString());
}

void DeployPanelTest::worksInTheDark() {
  const FakeProject project(plan({service("one", 1)}));
  Shown shown(project.folder());
  shown.click("panelDeploy");
  UNTIL(shown.column("replicas", ReplicaModel::State) == "ready");
  const QPalette before = QApplication::palette();
  const auto dot = [&] {
    const auto icon =
        shown.find<QTreeView>("replicas")->model()->index(0, ReplicaModel::State).data(Qt::DecorationRole);
    return icon.value<QIcon>().pixmap(16, 16).toImage().pixelColor(8, 8);
  };
  const QColor light = dot();
  QApplication::setPalette(studio::Theme::darkTheme().palette());
  UNTIL(dot() != light);
  QCOMPARE(dot(), studio::Theme::darkTheme().ready);
  QApplication::setPalette(before);
}

QTEST_MAIN(DeployPanelTest)
#include "deploy_panel_test.moc"
