// SPDX-License-Identifier: GPL-3.0-or-later
//
// Definitions of one entity in branches of an #if of which only one is ever compiled.
#include <QtTest>

#include "codegen/branches.h"
#include "codegen/workspace.h"

using metaparticle::codegen::Branch;
using metaparticle::codegen::Branches;
using metaparticle::codegen::Workspace;

namespace {

std::string definition(const std::string& annotation) {
  return annotation + " int cond(int a) { return a; }\n";
}

const std::string exposed = "[[mp::service(port = 3100, expose)]]";

QStringList nodesOf(const Workspace& workspace) {
  QStringList ids;
  for (const auto& node : workspace.graph()->nodes) ids << QString::fromStdString(node.id.value);
  return ids;
}

QStringList codesOf(const Workspace& workspace) {
  QStringList codes;
  for (const auto& finding : workspace.findings()) {
    codes << QString("%1 %2").arg(toString(finding.severity), QString::fromStdString(finding.code));
  }
  return codes;
}

Workspace workspaceOf(const std::string& text) {
  Workspace workspace;
  workspace.setText("a.cpp", text);
  return workspace;
}

}  // namespace

class BranchesTest : public QObject {
  Q_OBJECT

 private slots:
  void branchesOfOneConditionalExclude() {
    Branches branches;
    const std::size_t first = branches.meet(Branch::Opens);
    const std::size_t inner = branches.meet(Branch::Opens);
    branches.meet(Branch::Ends);
    const std::size_t second = branches.meet(Branch::Otherwise);
    const std::size_t innerOfSecond = branches.meet(Branch::Opens);
    branches.meet(Branch::Ends);
    const std::size_t outside = branches.meet(Branch::Ends);
    const std::size_t next = branches.meet(Branch::Opens);
    QCOMPARE(outside, std::size_t{0});
    QVERIFY(branches.exclude(first, second));
    QVERIFY(branches.exclude(inner, second));
    QVERIFY(branches.exclude(innerOfSecond, inner));
    QVERIFY(!branches.exclude(first, inner));
    QVERIFY(!branches.exclude(first, first));
    QVERIFY(!branches.exclude(first, outside));
    QVERIFY(!branches.exclude(first, next));
  }
  void strayDirectivesAreNoBranches() {
    Branches branches;
    QCOMPARE(branches.meet(Branch::Otherwise), std::size_t{0});
    QCOMPARE(branches.meet(Branch::Ends), std::size_t{0});
  }
  void whatTookADirectiveExcludesNothing() {
    Branches branches;
    const std::size_t first = branches.meet(Branch::Opens);
    branches.meet(Branch::Otherwise);
    branches.interrupt();
    QVERIFY(!branches.exclude(first, branches.meet(Branch::Otherwise)));
  }

  void oneNodeWithoutCollisions() {
    const Workspace workspace =
        workspaceOf("#ifdef FAST\n" + definition(exposed) + "#elif defined(B)\n" + definition(exposed) +
                    "#else\n" + definition(exposed) + "#endif\n");
    QCOMPARE(nodesOf(workspace), QStringList({"cond"}));
    QCOMPARE(codesOf(workspace), QStringList());
  }
  void differentBranchesAreTold() {
    const Workspace workspace = workspaceOf("#ifdef FAST\n" + definition(exposed) + "#else\n" +
                                            definition("[[mp::service]]") + "#endif\n");
    QCOMPARE(nodesOf(workspace), QStringList({"cond"}));
    QCOMPARE(codesOf(workspace), QStringList({"warning different-branches"}));
  }
  void differentKindsAreAnError() {
    const Workspace workspace = workspaceOf("#ifdef FAST\n" + definition("[[mp::service]]") + "#else\n" +
                                            definition("[[mp::job]]") + "#endif\n");
    QCOMPARE(codesOf(workspace), QStringList({"error different-annotations"}));
  }
  void sameBranchIsADuplicate() {
    const Workspace workspace =
        workspaceOf("#ifdef FAST\n" + definition(exposed) + definition(exposed) + "#endif\n");
    QCOMPARE(nodesOf(workspace), QStringList({"cond", "cond#2"}));
    QCOMPARE(codesOf(workspace), QStringList({"error duplicate-name", "error port-collision"}));
  }

  void typingADirectiveChangesIt() {
    const std::string before = "#ifdef FAST\n" + definition(exposed);
    Workspace workspace = workspaceOf(before + definition(exposed) + "#endif\n");
    workspace.replace("a.cpp", {before.size(), before.size()}, "#else\n");
    QCOMPARE(nodesOf(workspace), QStringList({"cond"}));
    QCOMPARE(codesOf(workspace), QStringList());
    workspace.replace("a.cpp", {before.size(), before.size() + 6}, "");
    QCOMPARE(nodesOf(workspace), QStringList({"cond", "cond#2"}));
  }
};

QTEST_APPLESS_MAIN(BranchesTest)
#include "branches_test.moc"
