// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/glue.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "tests/codegen/glue_cases.h"

namespace codegen = metaparticle::codegen;
namespace model = metaparticle::model;
namespace fs = std::filesystem;

namespace {

codegen::Workspace workspaceOf(const GlueCase& input) {
  codegen::Workspace workspace;
  for (const auto& section : input.sections) {
    if (section.kind == "file") workspace.setText(section.name, section.text);
  }
  return workspace;
}

std::string printed(const std::vector<model::Finding>& findings) {
  std::string text;
  for (const model::Finding& finding : findings) {
    if (finding.line > 0) text += finding.file + ":" + std::to_string(finding.line);
    text += std::string(": ") + toString(finding.severity) + ": " + finding.message + "\n";
  }
  return text;
}

std::string generated(const codegen::Glue& glue, const GlueCase::Section& expected) {
  const auto file = std::ranges::find(glue.files, expected.name, &codegen::GeneratedFile::name);
  if (file == glue.files.end()) return "(no such file)\n";
  const std::string last = "\"-Wdeprecated-declarations\"\n\n";
  const std::size_t preamble = file->text.find(last);
  if (expected.kind == "whole" || preamble == std::string::npos) return file->text;
  return file->text.substr(preamble + last.size());
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

void compare(const std::string& actual, const std::string& expected) {
  QVERIFY2(actual == expected, ("\n" + actual + "\nis not\n\n" + expected).c_str());
}

}  // namespace

class GlueTest : public QObject {
  Q_OBJECT

 private slots:
  void cases_data() {
    QTest::addColumn<int>("index");
    for (const auto& entry : fs::directory_iterator(METAPARTICLE_CASES)) {
      for (GlueCase& each : readGlueCases(entry.path().string())) {
        QTest::newRow((entry.path().stem().string() + ": " + each.title).c_str())
            << static_cast<int>(cases_.size());
        cases_.push_back(std::move(each));
      }
    }
    QVERIFY(!cases_.empty());
  }
  void cases() {
    QFETCH(int, index);
    const GlueCase& input = cases_[static_cast<std::size_t>(index)];
    const codegen::Workspace workspace = workspaceOf(input);
    const codegen::GlueResult result = codegen::generateGlue(workspace, "/project", "demo");
    const auto* findings = input.section("findings");
    compare(printed(result.findings), findings == nullptr ? "" : findings->text);
    for (const auto& section : input.sections) {
      if (section.kind == "glue" || section.kind == "whole")
        compare(generated(result.glue, section), section.text);
      if (section.kind == "compiled") compare(joined(result.glue.compiled), section.text);
    }
  }

  void deepNestingIsRefused() {
    std::string deep = "int";
    for (int i = 0; i < 120; ++i) deep = "std::vector<" + deep + ">";
    codegen::Workspace workspace;
    workspace.setText("a.cpp", "[[mp::service]]\nint f(" + deep + " s) { return 1; }\n");
    const auto result = codegen::generateGlue(workspace, "/project", "demo");
    QCOMPARE(result.findings.size(), 1U);
    const std::string& message = result.findings.front().message;
    QVERIFY2(message.find("nested too deeply") != std::string::npos, message.c_str());
    QVERIFY2(message.size() < 400, message.c_str());
  }

  void errorsLeaveNothingToBuild() {
    codegen::Workspace workspace;
    workspace.setText("a.cpp", "[[mp::service]]\nint f(int* p);\n[[mp::service]]\nint g() { return 1; }\n");
    const auto result = codegen::generateGlue(workspace, "/project", "demo");
    QCOMPARE(result.findings.size(), 1U);
    QVERIFY(result.glue.files.empty());
  }

  void takesItsOwnFilesForNoSources() {
    codegen::Workspace workspace;
    workspace.setText("a.cpp", "[[mp::service]]\nint g() { return 1; }\n");
    const auto first = codegen::generateGlue(workspace, "/project", "demo");
    for (const auto& file : first.glue.files) workspace.setText("out/" + file.name, file.text);
    const auto second = codegen::generateGlue(workspace, "/project", "demo");
    compare(printed(second.findings), "");
    QCOMPARE(second.glue.included, std::vector<std::string>{"a.cpp"});
    QVERIFY(second.glue.compiled.empty());
  }

  void writesOnlyWhatChanged() {
    const QTemporaryDir folder;
    const fs::path output = fs::path(folder.path().toStdString()) / "glue";
    const std::string mark =
        "// SPDX-License-Identifier: MIT\n// Written by `metaparticle generate` from a.cpp\n";
    codegen::Glue glue{{{"a.glue.cpp", mark}, {"b.glue.cpp", mark}}, {}, {}};
    QCOMPARE(codegen::writeGlue(glue, output).value(),
             (std::vector<std::string>{"a.glue.cpp", "b.glue.cpp"}));
    QVERIFY(codegen::writeGlue(glue, output).value().empty());
    glue.files[1].text += "changed\n";
    QCOMPARE(codegen::writeGlue(glue, output).value(), std::vector<std::string>{"b.glue.cpp"});
  }

  void removesWhatIsNoLongerMade() {
    const QTemporaryDir folder;
    const fs::path output = folder.path().toStdString();
    const std::string mark =
        "// SPDX-License-Identifier: MIT\n// Written by `metaparticle generate` from a.cpp\n";
    QVERIFY(codegen::writeGlue({{{"a.glue.cpp", mark}}, {}, {}}, output).ok());
    std::ofstream(output / "mine.glue.cpp") << "int mine;\n";
    QVERIFY(codegen::writeGlue({{{"b.glue.cpp", mark}}, {}, {}}, output).ok());
    QVERIFY(!fs::exists(output / "a.glue.cpp"));
    QVERIFY(fs::exists(output / "b.glue.cpp"));
    QVERIFY(fs::exists(output / "mine.glue.cpp"));
  }

  void saysWhenItCannotWrite() {
    const auto done = codegen::writeGlue({{{"a.glue.cpp", "text"}}, {}, {}}, "/proc/no-such-folder");
    QVERIFY(!done.ok());
    QCOMPARE(done.error().kind, model::ErrorKind::Io);
  }

 private:
  std::vector<GlueCase> cases_;
};

QTEST_GUILESS_MAIN(GlueTest)
#include "glue_test.moc"
