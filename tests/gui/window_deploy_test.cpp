// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way in the real window: an empty project, a service drawn, exposed and deployed, a question over
// HTTP, and nothing left after Stop. Builds a real program with the real engine.
#include <QCheckBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QTest>

#include <cerrno>
#include <csignal>

#include "app/studio/deploy/deploy_panel.h"
#include "app/studio/document/project_creation.h"
#include "app/studio/editor/editor_style.h"
#include "app/studio/editor/editor_tabs.h"
#include "app/studio/panels/problems_view.h"
#include "app/studio/window/actions.h"
#include "app/studio/window/project_flow.h"
#include "tests/deploy/http_get.h"
#include "tests/gui/support/quiet_test.h"
#include "tests/gui/support/studio_fixture.h"
#include "tests/gui/support/test_project.h"

using namespace metaparticle;
using deploy::Phase;

namespace {

constexpr int buildPatienceMs = 300'000;
constexpr int stopPatienceMs = 60'000;

/// A port that nobody listens on at the moment.
int freePort() {
  const deploy::UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(fd.get(), reinterpret_cast<sockaddr*>(&address), size) != 0) return 0;
  if (::getsockname(fd.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  return ntohs(address.sin_port);
}

bool isAlive(std::int64_t pid) {
  return ::kill(static_cast<pid_t>(pid), 0) == 0 || errno != ESRCH;
}

}  // namespace

class WindowDeployTest : public test::QuietTest {
  Q_OBJECT

 private slots:
  void drawnDeployedAskedAndStopped() {
    const QTemporaryDir folder;
    QVERIFY(studio::createProject(folder.path().toStdString(), "demo").ok());
    test::StudioFixture s;
    QVERIFY(s.open(folder.path()));
    QVERIFY(s.drop(model::Kind::Service, {300, 200}, "shop"));

    auto* expose = s.field<QCheckBox>("expose");
    QVERIFY(expose);
    expose->setFocus();
    QTest::keyClick(expose, Qt::Key_Space);
    QVERIFY(s.settle());
    const int port = freePort();
    QVERIFY(port > 0);
    auto* field = s.field<QLineEdit>("port");
    QVERIFY(field);
    field->setFocus();
    QTest::keyClicks(field, QString::number(port));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(s.settle());
    QVERIFY(s.node("shop")->argument("expose"));
    QCOMPARE(s.node("shop")->argument("port")->value, std::to_string(port));

    studio::DeployPanel& panel = s.window().deployPanel();
    const auto phase = [&panel] { return panel.snapshot().phase; };
    s.window().actions().deploy->trigger();
    QVERIFY(QTest::qWaitFor([&] { return phase() == Phase::Running || phase() == Phase::Failed; },
                            buildPatienceMs));
    QCOMPARE(phase(), Phase::Running);
    QVERIFY(!s.document().isModified());
    const std::string answer = deploy::test::httpPost(port, "/shop", "\"world\"");
    QVERIFY2(answer.starts_with("HTTP/1.1 200"), answer.c_str());
    QVERIFY2(answer.ends_with("\"world\""),
             answer.c_str());  // What a new service does: it gives back what it got.

    // What cannot run is told, and what runs goes on.
    const auto& problems = s.window().workbench().problems->problems();
    QVERIFY(s.drop(model::Kind::Queue, {300, 400}, "later"));
    s.window().actions().deploy->trigger();
    QVERIFY(QTest::qWaitFor([&] { return problems.rowCount() > 0; }));
    QCOMPARE(phase(), Phase::Running);
    s.document().undoStack()->undo();
    QVERIFY(s.settle());

    std::vector<std::int64_t> processes;
    for (const deploy::ReplicaStatus& replica : panel.snapshot().replicas) {
      QVERIFY(isAlive(replica.pid));
      processes.push_back(replica.pid);
    }
    QVERIFY(!processes.empty());
    // Another project would end it, so that is asked about.
    QVERIFY(!s.document().isModified());
    const QTemporaryDir elsewhere;
    s.window().flow().open(elsewhere.path());
    auto* box = s.window().findChild<QMessageBox*>("stillRunning");
    QVERIFY(box);
    QTest::keyClick(box, Qt::Key_Escape);
    QVERIFY(QTest::qWaitFor([&] { return !s.window().findChild<QMessageBox*>("stillRunning"); }));
    QCOMPARE(s.document().path(), folder.path());
    QCOMPARE(phase(), Phase::Running);

    QVERIFY(s.window().actions().stop->isEnabled());
    s.window().actions().stop->trigger();
    QVERIFY(QTest::qWaitFor([&] { return phase() == Phase::Stopped; }, stopPatienceMs));
    for (const std::int64_t process : processes) {
      QVERIFY(QTest::qWaitFor([&] { return !isAlive(process); }, stopPatienceMs));
    }
    QVERIFY(deploy::test::httpPost(port, "/shop", "{}").empty());
  }

  void theCompilersErrorIsShownWhereItIs() {
    const std::map<std::string, std::string> files{{"main.cpp",
                                                    "#include <string>\n"
                                                    "[[mp::service]]\n"
                                                    "std::string shop(const std::string& order) {\n"
                                                    "  return nowhere + order;\n"
                                                    "}\n"}};
    const test::TestProject project(files);
    test::StudioFixture s;
    QVERIFY(s.open(project.folder()));
    const auto phase = [&s] { return s.window().deployPanel().snapshot().phase; };
    s.window().actions().deploy->trigger();
    QVERIFY(QTest::qWaitFor([&] { return phase() == Phase::Failed; }, buildPatienceMs));

    const studio::ProblemsModel& problems = s.window().workbench().problems->problems();
    QVERIFY(problems.rowCount() > 0);
    QVERIFY(problems.finding(0).message.find("nowhere") != std::string::npos);
    QCOMPARE(problems.finding(0).line, 4);
    QTRY_COMPARE(problems.finding(0).node, s.node("shop")->id.value);

    studio::SourceEditor* editor = s.window().workbench().editors->openFile("main.cpp");
    QVERIFY(editor);
    const auto squiggleAt = [&](const std::string& word) {
      return editor->SendScintilla(QsciScintillaBase::SCI_INDICATORVALUEAT,
                                   static_cast<unsigned long>(studio::EditorMarks::buildError),
                                   static_cast<long>(s.editorBytes().find(word)));
    };
    QVERIFY(squiggleAt("nowhere") > 0);
    QCOMPARE(squiggleAt("order;"), 0L);
    QVERIFY(s.document().type("main.cpp", 0, 0, "// a line above\n", this));
    QVERIFY(s.settle());
    QVERIFY(squiggleAt("nowhere") > 0);
    QCOMPARE(squiggleAt("order;"), 0L);
  }

 private:
  test::IsolatedSettings settings_;
};

QTEST_MAIN(WindowDeployTest)
#include "window_deploy_test.moc"
