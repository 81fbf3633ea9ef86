// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random edits over generated and hand-written programs, with the laws of the lens checked after each one;
// half of them right after random typing. MP_SEED repeats a run (or `random` tries a new one), MP_EDITS says
// how many.
#include <QtTest>

#include <QDir>
#include <QFile>

#include <cstdio>
#include <random>

#include "tests/support/case_file.h"
#include "tests/support/generate_edit.h"
#include "tests/support/generate_program.h"
#include "tests/support/generate_typing.h"
#include "tests/support/lens_laws.h"
#include "tests/support/shrink.h"

using namespace metaparticle;

namespace {

constexpr std::size_t editsOfAProgram = 10;

/// What happened to all edits, so that one can see that the test tests something.
struct Tally {
  std::size_t edits = 0;
  std::size_t made = 0;
  std::size_t typed = 0;
  std::size_t whileBroken = 0;
};

std::string text(const std::vector<std::string>& violations) {
  std::string all;
  for (const std::string& violation : violations) all += violation + '\n';
  return all;
}

/// The first broken law when the steps of the case are made one after the other, or "".
std::string failureOf(const test::CaseFile& file) {
  codegen::Workspace workspace = test::workspaceOf(file.sources);
  for (const test::Step& step : file.steps) {
    const test::LawReport report = test::stepLawfully(workspace, step);
    if (!report.violations.empty()) return text(report.violations);
  }
  for (const model::Node& node : workspace.graph()->nodes)
    if (const auto violations = test::checkGetPut(workspace, node); !violations.empty())
      return text(violations);
  return {};
}

/// Programs and steps from one seed; a failure becomes a case as small as it gets.
class Session {
 public:
  Session(std::uint64_t seed, const std::vector<test::Texts>& handWritten, Tally& tally)
      : random_(seed), tally_(tally) {
    file_.sources = !handWritten.empty() && random_.chance(30) ? random_.pick(handWritten) : generated();
    workspace_ = test::workspaceOf(file_.sources);
  }

  /// "" when every law holds.
  std::string run(std::size_t edits) {
    for (std::size_t number = 0; number < edits; ++number) {
      std::string failure = random_.chance(50) ? typeSomething() : std::string();
      if (failure.empty()) failure = makeEdit(number);
      if (!failure.empty()) return failure;
    }
    return {};
  }

  [[nodiscard]] const test::CaseFile& file() const { return file_; }

 private:
  test::Texts generated() {
    test::ProgramShape shape;
    shape.files = 1 + random_.below(3);
    shape.nodes = 1 + random_.below(8);
    shape.fillers = random_.below(8);
    return test::generateProgram(random_, shape);
  }

  std::string make(test::Step step, bool* refused = nullptr) {
    const test::LawReport report = test::stepLawfully(workspace_, step);
    file_.steps.push_back(std::move(step));
    if (refused != nullptr) *refused = report.error.has_value();
    return text(report.violations);
  }

  /// What breaks the code is mostly taken back at once, as when somebody goes on typing.
  std::string typeSomething() {
    ++tally_.typed;
    const test::Texts before = test::textsOf(workspace_);
    const test::Typing typing = test::generateTyping(random_, before);
    if (std::string failure = make(typing); !failure.empty()) return failure;
    if (test::isHealthy(workspace_) || random_.chance(10)) return {};
    return make(test::inverseOf(typing, before));
  }

  std::string makeEdit(std::size_t number) {
    const std::shared_ptr<const model::Graph> graph = workspace_.graph();
    const model::Edit edit = test::generateEdit(random_, *graph, workspace_.files(), number);
    if (!test::isHealthy(workspace_)) ++tally_.whileBroken;
    bool refused = false;
    std::string failure = make(edit, &refused);
    ++tally_.edits;
    if (!refused) ++tally_.made;
    if (failure.empty() && !workspace_.graph()->nodes.empty())
      failure = text(test::checkGetPut(workspace_, random_.pick(workspace_.graph()->nodes)));
    return failure;
  }

  test::Random random_;
  Tally& tally_;
  test::CaseFile file_;
  codegen::Workspace workspace_;
};

std::vector<test::Texts> handWrittenPrograms() {
  std::vector<test::Texts> programs;
  const QDir folder(QStringLiteral(MP_CASES));
  for (const QString& name : folder.entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name)) {
    QFile file(folder.filePath(name));
    if (file.open(QIODevice::ReadOnly))
      programs.push_back(test::parseCase(file.readAll().toStdString()).sources);
  }
  return programs;
}

std::uint64_t chosenSeed() {
  const QByteArray wanted = qgetenv("MP_SEED");
  if (wanted == "random") return std::random_device()();
  return wanted.isEmpty() ? 1 : wanted.toULongLong();
}

/// The smallest failing case, with its law, ready to be saved under cases/.
std::string reportOf(const test::CaseFile& file, std::uint64_t seed, const std::string& failure) {
  const test::CaseFile small =
      test::shrink(file, [](const test::CaseFile& one) { return !failureOf(one).empty(); });
  std::string report = "MP_SEED=" + std::to_string(seed) + " MP_EDITS=" + std::to_string(editsOfAProgram) +
                       " repeats this.\n" + failure;
  const std::string smallFailure = failureOf(small);
  if (!smallFailure.empty())
    report += "----- the smallest case found:\n" + test::writeCase(small) + "----- says:\n" + smallFailure;
  return report;
}

}  // namespace

class PropertyTest : public QObject {
  Q_OBJECT

 private slots:
  void randomEditsKeepTheLaws() {
    const std::uint64_t seed = chosenSeed();
    const std::size_t wanted =
        qEnvironmentVariableIsSet("MP_EDITS") ? qgetenv("MP_EDITS").toULongLong() : 20000;
    std::printf("seed %llu, %zu edits\n", static_cast<unsigned long long>(seed), wanted);
    const std::vector<test::Texts> handWritten = handWrittenPrograms();
    Tally tally;
    for (std::uint64_t program = 0; tally.edits < wanted; ++program) {
      Session session(seed + program, handWritten, tally);
      const std::string failure = session.run(editsOfAProgram);
      if (failure.empty()) continue;
      std::fputs(reportOf(session.file(), seed + program, failure).c_str(), stderr);
      QFAIL("a law of the lens is broken, see above");
    }
    std::printf(
        "%zu edits: %zu made, %zu refused; %zu right after typing, %zu while something did not parse\n",
        tally.edits, tally.made, tally.edits - tally.made, tally.typed, tally.whileBroken);
    QVERIFY(wanted < 1000 || tally.made > tally.edits / 3);
  }
};

QTEST_APPLESS_MAIN(PropertyTest)
#include "property_test.moc"
