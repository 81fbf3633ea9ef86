// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <set>

#include "model/kinds.h"
#include "model/validation.h"

using namespace metaparticle::model;

class KindsTest : public QObject {
  Q_OBJECT

 private slots:
  void everyKindStandsAtItsIndex() {
    QCOMPARE(kinds().size(), std::size_t{10});
    for (const KindInfo& kind : kinds()) {
      QCOMPARE(&info(kind.kind), &kind);
      QCOMPARE(kindFromWord(kind.word), std::optional(kind.kind));
    }
    QVERIFY(!kindFromWord("servce"));
    QVERIFY(!kindFromWord(""));
  }

  void everyEntryHasHelpAndDefaultsThatAreAccepted() {
    for (const KindInfo& kind : kinds()) {
      QVERIFY(!kind.help.empty());
      QVERIFY(!kind.title.empty());
      QVERIFY(!kind.brief.empty() && kind.brief.size() <= 25);
      std::set<std::string_view> keys;
      for (const ArgumentInfo& argument : kind.arguments) {
        const std::string key(argument.key);
        const std::string what = std::string(kind.word) + "." + key;
        QVERIFY2(!argument.help.empty() && argument.help.find('\n') == std::string_view::npos, what.c_str());
        QVERIFY2(keys.insert(argument.key).second, what.c_str());
        QVERIFY2((argument.type == ValueType::Choice) == !argument.choices.empty(), what.c_str());
        if (argument.defaultValue.empty()) continue;
        const auto checked = checkValue(kind.kind, key, std::string(argument.defaultValue));
        QVERIFY2(checked.ok(), what.c_str());
      }
    }
  }

  void everyKindTakesAName() {
    for (const KindInfo& kind : kinds()) QVERIFY(argumentInfo(kind.kind, "name") != nullptr);
  }

  void whatRunsTakesTheCommonArguments() {
    for (const KindInfo& kind : kinds()) {
      for (const char* key : {"port", "env", "secret", "cpu", "memory", "timeout", "auth", "uses"}) {
        QCOMPARE(argumentInfo(kind.kind, key) != nullptr, kind.runs);
      }
    }
  }

  void requiredArguments_data() {
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("required");
    QTest::newRow("service") << "service"
                             << "";
    QTest::newRow("shard") << "shard"
                           << "shards key|url_pattern";
    QTest::newRow("scatter") << "scatter"
                             << "leaves gather";
    QTest::newRow("queue") << "queue"
                           << "";
    QTest::newRow("worker") << "worker"
                            << "from";
    QTest::newRow("job") << "job"
                         << "";
    QTest::newRow("store") << "store"
                           << "";
    QTest::newRow("lock") << "lock"
                          << "";
    QTest::newRow("leader") << "leader"
                            << "";
    QTest::newRow("container") << "container"
                               << "image";
  }
  void requiredArguments() {
    QFETCH(QString, word);
    QFETCH(QString, required);
    QString found;
    std::string_view group;
    for (const ArgumentInfo& argument : info(*kindFromWord(word.toStdString())).arguments) {
      if (!argument.required) continue;
      const bool alternative = !argument.group.empty() && argument.group == group;
      if (!found.isEmpty()) found += alternative ? "|" : " ";
      found += QString::fromUtf8(argument.key.data(), static_cast<qsizetype>(argument.key.size()));
      group = argument.group;
    }
    QCOMPARE(found, required);
  }

  void variablesNameTheirType() {
    for (const KindInfo& kind : kinds()) QCOMPARE(kind.variableType.empty(), kind.entity == Entity::Function);
    QVERIFY(info(Kind::Queue).templated);
    QVERIFY(info(Kind::Store).templated);
    QVERIFY(!info(Kind::Lock).templated);
  }
};

QTEST_APPLESS_MAIN(KindsTest)
#include "kinds_test.moc"
