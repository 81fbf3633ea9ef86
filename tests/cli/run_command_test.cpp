// SPDX-License-Identifier: GPL-3.0-or-later
//
// `metaparticle run`, `status`, `logs` and `stop` on the real examples: built, started, asked, hurt, stopped.
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <set>
#include <vector>

#include <nlohmann/json.hpp>

#include "deploy/ports.h"
#include "tests/cli/command_run.h"
#include "tests/deploy/http_get.h"

using metaparticle::deploy::test::httpPost;
using metaparticle::test::command;
using metaparticle::test::Finished;
using metaparticle::test::Running;
using nlohmann::json;

#define UNTIL(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 120000)

namespace {

bool alive(std::int64_t pid) {
  return pid > 0 && ::kill(static_cast<pid_t>(pid), 0) == 0;
}

/// A copy of an example that listens on a port of its own.
class Example {
 public:
  Example(const char* name, const char* source)
      : source_(source), port_(metaparticle::deploy::Ports().take().value()) {
    std::filesystem::copy(std::filesystem::path(METAPARTICLE_EXAMPLES) / name, path().toStdString(),
                          std::filesystem::copy_options::recursive);
    replace("expose)", "expose, port = " + QByteArray::number(port_) + ")");
  }
  [[nodiscard]] QString path() const { return folder_.path() + QStringLiteral("/app"); }
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] QString source() const { return path() + QLatin1Char('/') + QString::fromLatin1(source_); }
  [[nodiscard]] QByteArray text(const QString& file) const {
    QFile stream(file);
    return stream.open(QIODevice::ReadOnly) ? stream.readAll() : QByteArray();
  }
  void replace(const QByteArray& before, const QByteArray& after) const {
    const QByteArray changed = text(source()).replace(before, after);
    QFile stream(source());
    QVERIFY(stream.open(QIODevice::WriteOnly));
    stream.write(changed);
  }
  [[nodiscard]] json status() const {
    return json::parse(command({"status", path(), "--json"}).out.toStdString(), nullptr, false);
  }
  [[nodiscard]] std::vector<std::int64_t> processes() const {
    const json now = status();
    std::vector<std::int64_t> pids{now["supervisor"].get<std::int64_t>()};
    for (const json& replica : now["replicas"]) pids.push_back(replica["pid"].get<std::int64_t>());
    return pids;
  }
  [[nodiscard]] QString ask(const char* body, const char* path = "/") const {
    const std::string answer = httpPost(port_, path, body);
    return QString::fromStdString(answer.substr(std::min(answer.find("\r\n\r\n"), answer.size())));
  }

 private:
  QTemporaryDir folder_;
  const char* source_;
  int port_;
};

bool noneAlive(const std::vector<std::int64_t>& pids) {
  return std::none_of(pids.begin(), pids.end(), alive);
}

}  // namespace

class RunCommandTest : public QObject {
  Q_OBJECT

 private slots:
  void greeterAnswersAndEndsOnInterrupt();
  void secondRunSaysWhere();
  void killedReplicaComesBack();
  void killedSupervisorTakesReplicasAlong();
  void killedClientTakesEverythingAlong();
  void detachedGoesOnUntilStop();
  void detachedFailsWhenItCrashes();
  void nothingIsBuiltTwice();
  void compilerErrorIsTold();
  void checkErrorsStartNothing();
  void portTakenIsExplained();
  void notRunningIsTold();
  void unknownFolderFails();
  void histogramAddsUp();
  void projectWithoutCMakeListsRuns();
  void interruptEndsABuild();

 private:
  Example greeter_{"greeter", "greeter.cpp"};
};

void RunCommandTest::greeterAnswersAndEndsOnInterrupt() {
  Running run({"run", greeter_.path()});
  const QString url = QStringLiteral("http://localhost:%1").arg(greeter_.port());
  UNTIL(run.out().contains("greeter listens at " + url));
  QVERIFY(run.out().contains(
      "curl -s -d '{\"jsonrpc\":\"2.0\",\"method\":\"greeter\",\"params\":[{}],\"id\":1}' " + url));
  std::set<QString> replicas;
  const QRegularExpression replica(R"re("replica":"(greeter-\d)")re");
  for (int question = 0; question < 30; ++question) {
    const QString answer = greeter_.ask(R"({"jsonrpc":"2.0","method":"greeter","params":[{}],"id":1})");
    QVERIFY2(answer.contains("Hello, world!"), qPrintable(answer));
    replicas.insert(replica.match(answer).captured(1));
  }
  QCOMPARE(replicas, (std::set<QString>{"greeter-0", "greeter-1", "greeter-2"}));
  QVERIFY(greeter_.ask(R"({"name":"Ada","language":"de"})", "/greeter").contains("Hallo, Ada!"));
  UNTIL(greeter_.status()["phase"] == "running");
  const auto processes = greeter_.processes();
  QCOMPARE(processes.size(), std::size_t{7});
  QVERIFY(!run.out().contains('\x1b'));  // no terminal, no colours
  ::kill(static_cast<pid_t>(run.pid()), SIGINT);
  UNTIL(run.ended());
  QCOMPARE(run.status(), 0);
  QVERIFY(noneAlive(processes));
  const Finished logs = command({"logs", "greeter", greeter_.path()});
  QCOMPARE(logs.status, 0);
}

void RunCommandTest::secondRunSaysWhere() {
  Running first({"run", greeter_.path()});
  UNTIL(greeter_.status()["phase"] == "running");
  const Finished second = command({"run", greeter_.path()});
  QCOMPARE(second.status, 1);
  QVERIFY(second.out.isEmpty());
  const QString supervisor = QString::number(greeter_.processes().front());
  for (const QString& part : {QString("already runs in "), greeter_.path(), supervisor,
                              QStringLiteral("http://localhost:%1").arg(greeter_.port())}) {
    QVERIFY2(second.err.contains(part), qPrintable(second.err));
  }
  QCOMPARE(command({"stop", greeter_.path()}).status, 0);
  UNTIL(first.ended());
  QCOMPARE(first.status(), 0);
}

void RunCommandTest::killedReplicaComesBack() {
  Running run({"run", greeter_.path()});
  UNTIL(greeter_.status()["phase"] == "running");
  const auto before = greeter_.processes();
  Running watch({"status", greeter_.path(), "--watch"});
  UNTIL(watch.out().contains("REPLICA"));
  ::kill(static_cast<pid_t>(before.back()), SIGKILL);  // the front
  ::kill(static_cast<pid_t>(before[1]), SIGKILL);
  UNTIL(run.out().contains("back-off  killed by signal 9 (killed)"));
  UNTIL(greeter_.status()["phase"] == "running" && greeter_.processes() != before);
  UNTIL(watch.out().contains("back-off  killed by signal 9 (killed)") && watch.out().contains("1 restart\n"));
  QVERIFY(greeter_.ask("{}", "/greeter").contains("Hello, world!"));
  QCOMPARE(greeter_.status()["replicas"][0]["restarts"].get<int>(), 1);
  ::kill(static_cast<pid_t>(run.pid()), SIGTERM);
  UNTIL(run.ended());
}

void RunCommandTest::killedSupervisorTakesReplicasAlong() {
  Running run({"run", greeter_.path()});
  UNTIL(greeter_.status()["phase"] == "running");
  const auto processes = greeter_.processes();
  ::kill(static_cast<pid_t>(processes.front()), SIGKILL);
  UNTIL(run.ended());
  QCOMPARE(run.status(), 1);
  QVERIFY(run.err().contains("the supervisor ended unexpectedly"));
  UNTIL(noneAlive(processes));
}

void RunCommandTest::killedClientTakesEverythingAlong() {
  Running run({"run", greeter_.path()});
  UNTIL(greeter_.status()["phase"] == "running");
  const auto processes = greeter_.processes();
  ::kill(static_cast<pid_t>(run.pid()), SIGKILL);
  UNTIL(greeter_.status()["phase"] == "idle");
  UNTIL(noneAlive(processes));
}

void RunCommandTest::detachedGoesOnUntilStop() {
  const Finished run = command({"run", greeter_.path(), "--detach"});
  QCOMPARE(run.status, 0);
  QVERIFY(run.out.contains("metaparticle stop"));
  QVERIFY(greeter_.ask("{}", "/greeter").contains("Hello, world!"));
  const QString status = command({"status", greeter_.path()}).out;
  QVERIFY2(QRegularExpression("greeter +3/3 +ready +http://localhost:").match(status).hasMatch(),
           qPrintable(status));
  const auto processes = greeter_.processes();
  const Finished stop = command({"stop", greeter_.path()});
  QCOMPARE(stop.status, 0);
  QVERIFY(stop.out.startsWith("stopped: "));
  UNTIL(noneAlive(processes));
}

/// In a folder whose name a shell must be told with care.
void RunCommandTest::detachedFailsWhenItCrashes() {
  const QTemporaryDir parent;
  const QString folder = parent.filePath("e 1 ü'$x");
  QVERIFY(QDir().mkpath(folder));
  QFile source(folder + "/main.cpp");
  QVERIFY(source.open(QIODevice::WriteOnly));
  source.write(
      "#include <metaparticle/metaparticle.hpp>\n"
      "#include <cstdio>\n#include <cstdlib>\n"
      "[[mp::service]] int one(int x) { return x; }\n"
      "const bool broken = (std::fputs(\"no \\x1b[31moil\\n\", stderr), std::exit(3), true);\n");
  source.close();
  const Finished run = command({"run", folder, "--detach"});
  QCOMPARE(run.status, 1);
  QVERIFY2(run.err.startsWith("error: 0 of 1 processes are ready: one-0 ended with exit status 3: "
                              "no \\x1b[31moil; it goes on, and what ended is started again."),
           qPrintable(run.err));
  QVERIFY(!run.out.contains('\x1b') && !run.err.contains('\x1b'));
  const QString status = command({"status", folder}).out;
  QVERIFY2(QRegularExpression("one-0 .* - +- .*no \\\\x1b\\[31moil").match(status).hasMatch(),
           qPrintable(status));
  // The command that it prints is one to be copied.
  const QString stop = run.err.trimmed().section("To stop it: ", 1);
  QProcess shell;
  shell.start("sh", {"-c", QString(stop).replace("metaparticle stop",
                                                 metaparticle::test::metaparticleProgram() + " stop")});
  QVERIFY(shell.waitForFinished());
  QCOMPARE(shell.exitCode(), 0);
  QVERIFY(shell.readAllStandardOutput().startsWith("stopped: "));
}

void RunCommandTest::nothingIsBuiltTwice() {
  for (int time = 0; time < 2; ++time) {
    QCOMPARE(command({"run", greeter_.path(), "--detach"}).status, 0);
    QCOMPARE(command({"stop", greeter_.path()}).status, 0);
  }
  const QByteArray log = greeter_.text(greeter_.path() + "/.metaparticle/logs/build.log");
  QVERIFY2(log.contains("no work to do"), log.constData());
}

void RunCommandTest::compilerErrorIsTold() {
  greeter_.replace("hello.text +", "hello.txt +");
  const Finished run = command({"run", greeter_.path()});
  greeter_.replace("hello.txt +", "hello.text +");
  QCOMPARE(run.status, 1);
  QVERIFY2(QRegularExpression("^greeter\\.cpp:\\d+:\\d+: error: .*txt", QRegularExpression::MultilineOption)
               .match(run.err)
               .hasMatch(),
           qPrintable(run.err));
  QVERIFY2(run.err.contains("could not be built: 2 errors"), qPrintable(run.err));
  QVERIFY(greeter_.status()["phase"] == "idle");
}

void RunCommandTest::checkErrorsStartNothing() {
  greeter_.replace("replicas = 3", "replicas = -3");
  const Finished run = command({"run", greeter_.path()});
  greeter_.replace("replicas = -3", "replicas = 3");
  QCOMPARE(run.status, 1);
  QVERIFY2(QRegularExpression("^greeter\\.cpp:\\d+: error: .*replicas", QRegularExpression::MultilineOption)
               .match(run.err)
               .hasMatch(),
           qPrintable(run.err));
  QVERIFY(run.err.endsWith("nothing was started\n"));
}

void RunCommandTest::portTakenIsExplained() {
  const Example other("greeter", "greeter.cpp");
  other.replace("port = " + QByteArray::number(other.port()),
                "port = " + QByteArray::number(greeter_.port()));
  QCOMPARE(command({"run", greeter_.path(), "--detach"}).status, 0);
  const Finished run = command({"run", other.path()});
  QCOMPARE(command({"stop", greeter_.path()}).status, 0);
  QCOMPARE(run.status, 1);
  const QString expected =
      QStringLiteral("error: port %1 of \"greeter\" is taken by another program").arg(greeter_.port());
  QVERIFY2(run.err.startsWith(expected), qPrintable(run.err));
}

void RunCommandTest::notRunningIsTold() {
  const Finished status = command({"status", greeter_.path()});
  QCOMPARE(status.status, 0);
  QVERIFY(status.out.startsWith("not running"));
  const Finished stop = command({"stop", greeter_.path()});
  QCOMPARE(stop.status, 0);
  QVERIFY(stop.out.startsWith("not running"));
  const Finished logs = command({"logs", "nobody", greeter_.path()});
  QCOMPARE(logs.status, 1);
  QVERIFY(logs.err.contains("there are no logs of \"nobody\""));
}

void RunCommandTest::unknownFolderFails() {
  for (const QStringList& arguments : {QStringList{"run", "/nowhere/at/all"},
                                       {"status", "/nowhere/at/all"},
                                       {"stop", "/nowhere/at/all"},
                                       {"logs", "x", "/nowhere/at/all"}}) {
    const Finished result = command(arguments);
    QCOMPARE(result.status, 1);
    QVERIFY2(result.err.contains("there is no folder /nowhere/at/all"), qPrintable(result.err));
  }
}

void RunCommandTest::histogramAddsUp() {
  const Example histogram("histogram", "histogram.cpp");
  Running run({"run", histogram.path()});
  UNTIL(histogram.status()["phase"] == "running");
  QCOMPARE(histogram.processes().size(), std::size_t{13});  // ten leaves, gather, front, supervisor
  const QString answer = histogram.ask(R"({"jsonrpc":"2.0","method":"histogram","params":[{}],"id":1})");
  const json bins = json::parse(answer.toStdString())["result"];
  QCOMPARE(bins.size(), std::size_t{10});
  int sum = 0;
  for (const json& bin : bins) sum += bin.get<int>();
  QVERIFY2(sum >= 990 && sum <= 1000, qPrintable(answer));
  ::kill(static_cast<pid_t>(run.pid()), SIGINT);
  UNTIL(run.ended());
  QCOMPARE(run.status(), 0);
}

void RunCommandTest::projectWithoutCMakeListsRuns() {
  const Example greeter("greeter", "greeter.cpp");
  QVERIFY(QFile::remove(greeter.path() + "/CMakeLists.txt"));
  const Finished run = command({"run", greeter.path(), "--detach"});
  QVERIFY2(run.status == 0, qPrintable(run.err));
  QVERIFY(greeter.ask("{}", "/greeter").contains("Hello, world!"));
  QCOMPARE(command({"stop", greeter.path()}).status, 0);
}

void RunCommandTest::interruptEndsABuild() {
  const Example greeter("greeter", "greeter.cpp");
  Running run({"run", greeter.path()});
  UNTIL(run.out().contains("Compiling"));
  ::kill(static_cast<pid_t>(run.pid()), SIGINT);
  UNTIL(run.ended());
  QCOMPARE(run.status(), 0);
  QVERIFY(run.out().contains("Stopping the build"));
  // Every process of the build has the folder in its command line.
  QProcess list;
  list.start("pgrep", {"-f", greeter.path()});
  QVERIFY(list.waitForFinished());
  QCOMPARE(QString::fromUtf8(list.readAllStandardOutput()), QString());
}

QTEST_GUILESS_MAIN(RunCommandTest)
#include "run_command_test.moc"
