// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reserved_names.h"

#include <QTest>

using namespace metaparticle::model;

class ReservedNamesTest : public QObject {
  Q_OBJECT

 private slots:
  void names_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("atGlobalScope");
    QTest::addColumn<bool>("inNamespace");
    const auto row = [](const char* name, bool global, bool inside) {
      QTest::newRow(name) << name << global << inside;
    };
    row("mp", false, false);
    row("std", false, false);
    row("stdin", false, false);
    row("errno", false, false);
    row("size_t", false, true);
    row("int8_t", false, true);
    row("random", false, true);
    row("printf", false, true);
    row("read", false, true);
    row("time", false, true);
    row("pthread_self", false, true);
    // The first and the last of each list, and what only begins or ends like one of them.
    row("alloca", false, false);
    row("unix", false, false);
    row("a64l", false, true);
    row("write", false, true);
    row("reads", true, true);
    row("_read", true, true);
    row("rea", true, true);
    row("order_service", true, true);
  }
  void names() {
    QFETCH(QString, name);
    QFETCH(bool, atGlobalScope);
    QFETCH(bool, inNamespace);
    QCOMPARE(whyReserved(name.toStdString(), "").empty(), atGlobalScope);
    QCOMPARE(whyReserved(name.toStdString(), "app").empty(), inNamespace);
  }

  void newNodes_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* title, const char* name, const char* scope, const char* error) {
      QTest::newRow(title) << QString::fromUtf8(name) << scope << QString::fromUtf8(error);
    };
    row("global", "printf", "",
        "\"printf\" cannot be the name of a variable: it is a function or a type of the C library: choose "
        "another name, or put it into a namespace");
    row("macro", "errno", "app",
        "\"errno\" cannot be the name of a variable: it is a macro of the C library: choose another name");
    row("kept apart", "printf", "app", "");
    row("empty", "", "", "the new node has no name: write a name, as in order_service");
    row("foreign",
        "\xC3\x9Cn\xC3\xAF"
        "code",
        "",
        "\"\xC3\x9Cn\xC3\xAF"
        "code\" cannot be the name of a variable: it has other letters than a to z: use "
        "the letters a to z, digits and '_'");
    row("scope", "orders", "app::stdin",
        "nothing can be added to the namespace app::stdin: stdin is taken, it is a macro of the C library: "
        "name a namespace of your own");
    row("outer scope", "orders", "std::app",
        "nothing can be added to the namespace std::app: std is taken, it is the namespace of the standard "
        "library: name a namespace of your own");
    row("inner scope", "orders", "app::read", "");
  }
  void newNodes() {
    QFETCH(QString, name);
    QFETCH(QString, scope);
    QFETCH(QString, error);
    const auto result = checkNewName({Kind::Queue, name.toStdString(), "a.cpp", scope.toStdString()});
    const std::string text = result ? "" : result.error().message + ": " + result.error().remedy;
    QCOMPARE(QString::fromStdString(text), error);
  }
};

QTEST_APPLESS_MAIN(ReservedNamesTest)
#include "reserved_names_test.moc"
