// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/validation.h"
#include "model/values.h"

using namespace metaparticle::model;

namespace {

QString joined(const std::vector<std::string>& items) {
  QStringList list;
  for (const std::string& item : items) list << QString::fromStdString(item);
  return list.join("|");
}

template <class Value>
QString shown(const std::optional<Value>& value) {
  return value ? QString::number(*value) : QString("nothing");
}

}  // namespace

Q_DECLARE_METATYPE(metaparticle::model::Kind)

class ValuesTest : public QObject {
  Q_OBJECT

  static void texts() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
  }
  static void row(const char* text, const char* expected) { QTest::newRow(text) << text << expected; }

 private slots:
  void integers_data() {
    texts();
    row("4", "4");
    row(" 4 ", "4");
    row("-12", "-12");
    row("1'000'000", "1000000");
    row("0x1F", "31");
    row("0b101", "5");
    row("017", "15");
    row("0", "0");
    row("3u", "3");
    row("3ULL", "3");
    row("3z", "3");
    row("9223372036854775807", "9223372036854775807");
    for (const char* bad :
         {"", "-", "four", "4x", "1''0", "'1", "1'", "4.0", "9223372036854775808", "0x", "1 2", "089"}) {
      row(bad, "nothing");
    }
  }
  void integers() {
    QFETCH(QString, text);
    QTEST(shown(parseInteger(text.toStdString())), "expected");
  }

  void numbers_data() {
    texts();
    row("0.5", "0.5");
    row(".5", "0.5");
    row("2", "2");
    row("-1.5e3", "-1500");
    row("1'000.5", "1000.5");
    row("0.5f", "0.5");
    for (const char* bad : {"", "half", "1.2.3", "inf", "nan", "e3", "0.5x"}) row(bad, "nothing");
  }
  void numbers() {
    QFETCH(QString, text);
    QTEST(shown(parseNumber(text.toStdString())), "expected");
  }

  void flags() {
    QCOMPARE(parseFlag(""), std::optional(true));
    QCOMPARE(parseFlag("true"), std::optional(true));
    QCOMPARE(parseFlag("false"), std::optional(false));
    QVERIFY(!parseFlag("yes"));
  }

  void literals_data() {
    texts();
    row("\"front\"", "front");
    row("\"a\" \"b\"", "ab");
    row("u8\"a\"", "a");
    row("\"tab\\tquote\\\"back\\\\\"", "tab\tquote\"back\\");
    row("\"\\x41\\102\\u00e4\\U0001F600\"", "AB\xC3\xA4\xF0\x9F\x98\x80");
    row("R\"(a]]\\n\"b)\"", "a]]\\n\"b");
    row("R\"x(a)\")x\"", "a)\"");
    row("LR\"(raw)\"", "raw");
    row("\"\"", "");
    for (const char* bad : {"front", "\"open", "\"a\" b", "'c'", "\"\\q\"", "\"\\xZZ\"", "R\"(open",
                            "\"\\ud800\"", "\"a\nb\""}) {
      row(bad, "nothing");
    }
  }
  void literals() {
    QFETCH(QString, text);
    const auto value = parseText(text.toStdString());
    QTEST(value ? QString::fromStdString(*value) : QString("nothing"), "expected");
  }

  void quotedTextsReadBack() {
    std::string every;
    for (int byte = 1; byte < 256; ++byte) every += static_cast<char>(byte);
    for (const std::string& text : {std::string(), std::string("a\"b\\c"), std::string("\0017", 2), every}) {
      QCOMPARE(parseText(quote(text)), std::optional(text));
    }
    QCOMPARE(quote("a\nb\x01"), std::string("\"a\\nb\\001\""));
  }

  void durations_data() {
    texts();
    row("\"250ms\"", "250");
    row("250ms", "250");
    row("\"1.5s\"", "1500");
    row("\"2m\"", "120000");
    row("\"2min\"", "120000");
    row("1h", "3600000");
    row("\"0ms\"", "0");
    for (const char* bad : {"", "250", "\"250\"", "\"s\"", "-1s", "\"1 s\"", "\"1d\"", "1e99h"})
      row(bad, "nothing");
  }
  void durations() {
    QFETCH(QString, text);
    const auto value = parseDuration(text.toStdString());
    QTEST(shown(value ? std::optional<qint64>(value->count()) : std::nullopt), "expected");
  }

  void sizes_data() {
    texts();
    row("\"64Mi\"", "67108864");
    row("64Mi", "67108864");
    row("1024", "1024");
    row("\"1.5Ki\"", "1536");
    row("\"2Gi\"", "2147483648");
    row("1Ti", "1099511627776");
    for (const char* bad : {"", "\"64MB\"", "Mi", "-1Mi", "64 Mi"}) row(bad, "nothing");
  }
  void sizes() {
    QFETCH(QString, text);
    QTEST(shown(parseSize(text.toStdString())), "expected");
  }

  void lists_data() {
    texts();
    row("{a, b}", "a|b");
    row("a", "a");
    row("{ a , }", "a");
    row("{}", "");
    row("", "");
    row("{\"x, y\", \"{\"}", "\"x, y\"|\"{\"");
    row("{f(1, 2), c[3, 4], {5, 6}}", "f(1, 2)|c[3, 4]|{5, 6}");
    row("{1'000, 2}", "1'000|2");
    row("{R\"(a, b)\", c}", "R\"(a, b)\"|c");
    row("{'}', ','}", "'}'|','");
  }
  void lists() {
    QFETCH(QString, text);
    QTEST(joined(parseList(text.toStdString())), "expected");
  }

  void normalized_data() {
    texts();
    row("{ a ,b, }", "{a,b}");
    row("\" a  b \"", "\" a  b \"");
    row("unsigned  int", "unsigned int");
    row(" app :: f ", "app::f");
    row("f( 1,\n  2 )", "f(1,2)");
  }
  void normalized() {
    QFETCH(QString, text);
    QTEST(QString::fromStdString(normalizedValue(text.toStdString())), "expected");
  }

  void kebab_data() {
    texts();
    row("resize_image", "resize-image");
    row("resizeImage", "resize-image");
    row("HTTPServer", "http-server");
    row("__a__b_", "a-b");
    row("v2_api", "v2-api");
    row("_", "node");
    row("größe", "gr-e");
  }
  void kebab() {
    QFETCH(QString, text);
    const std::string name = kebabCase(text.toStdString());
    QTEST(QString::fromStdString(name), "expected");
    QVERIFY(isNodeName(name));
  }

  void aLongIdentifierStillGivesANodeName() {
    QVERIFY(isNodeName(kebabCase(std::string(62, 'a') + "_bc")));
    QVERIFY(isNodeName(kebabCase(std::string(100, 'a'))));
  }

  void identifiers_data() {
    texts();
    row("resize-image", "resize_image");
    row("resize_image", "resize_image");
    row("2nd", "n_2nd");
    row("class", "class_");
    row("reinterpret_cast", "reinterpret_cast_");
    row("World Two!", "world_two");
    row("Order Service", "order_service");
  }
  void identifiers() {
    QFETCH(QString, text);
    const std::string identifier = identifierFrom(text.toStdString());
    QTEST(QString::fromStdString(identifier), "expected");
    QVERIFY(isIdentifier(identifier));
  }

  void textsThatWouldLoseLettersStay() {
    for (const char* text : {"", "!?",
                             "\xC3\x9Cn\xC3\xAF"
                             "code",
                             "caf\xC3\xA9"}) {
      QCOMPARE(identifierFrom(text), std::string(text));
      QVERIFY(!isIdentifier(text));
    }
  }

  void keywordsAreNoIdentifiers() {
    for (const char* word :
         {"alignas", "and_eq", "char8_t", "co_return", "const_cast", "consteval", "constinit", "not_eq",
          "register", "requires", "static_assert", "static_cast", "thread_local", "xor_eq", "while"}) {
      QVERIFY2(!isIdentifier(word), word);
    }
    QVERIFY(isIdentifier("final"));
    QVERIFY(!isIdentifier("a-b"));
  }

  void nodeNames() {
    QVERIFY(isNodeName("a"));
    QVERIFY(isNodeName("front-2"));
    QVERIFY(isNodeName(std::string(63, 'a')));
    for (const std::string& bad : {std::string(), std::string("2a"), std::string("a-"), std::string("A"),
                                   std::string("a_b"), std::string(64, 'a')}) {
      QVERIFY2(!isNodeName(bad), bad.c_str());
    }
  }

  void typedReadsFallBackToTheTable() {
    Node node;
    node.kind = Kind::Scatter;
    node.arguments = {
        {"leaves", "10"}, {"quorum", "many"}, {"timeout", "\"250ms\""}, {"expose", ""}, {"gather", "merge"}};
    QCOMPARE(integerOf(node, "leaves"), 10);
    QCOMPARE(integerOf(node, "quorum"), 0);
    QCOMPARE(durationOf(node, "timeout").count(), 250);
    QVERIFY(flagOf(node, "expose"));
    QCOMPARE(textOf(node, "gather"), std::string("merge"));
    QCOMPARE(textOf(node, "auth"), std::string("none"));
    node.arguments = {{"leaves", "ten"}};
    QCOMPARE(integerOf(node, "leaves"), 3);
    QCOMPARE(durationOf(node, "timeout").count(), 30000);
    QVERIFY(!flagOf(node, "expose"));
    QCOMPARE(textOf(node, "name"), std::string());
  }

  void checkedValues_data() {
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("problem");
    const auto add = [](Kind kind, const char* key, const char* value, const char* problem) {
      QTest::addRow("%s = %s", key, value) << kind << key << value << problem;
    };
    add(Kind::Service, "replicas", "4", "");
    add(Kind::Service, "replicas", "0", "replicas cannot be 0 (write a whole number from 1 to 10000)");
    add(Kind::Service, "replicas", "",
        "replicas takes a whole number, not no value (write a whole number from 1 to 10000)");
    add(Kind::Service, "port", "65536", "port cannot be 65536 (write a whole number from 1 to 65535)");
    add(Kind::Service, "expose", "", "");
    add(Kind::Service, "expose", "maybe",
        "expose takes nothing, true or false, not maybe (write nothing, true or false)");
    add(Kind::Service, "cpu", "0.5", "");
    add(Kind::Service, "cpu", "0", "cpu cannot be 0 (write a number from 0.001 to 1024)");
    add(Kind::Service, "memory", "\"64Mi\"", "");
    add(Kind::Service, "memory", "12",
        "memory cannot be 12 (write a size such as \"64Mi\" from \"1Mi\" to \"1Ti\")");
    add(Kind::Service, "timeout", "0ms",
        "timeout cannot be 0ms (write a duration such as \"250ms\" or \"30s\" from \"1ms\" to \"8784h\")");
    add(Kind::Service, "name", "\"front\"", "");
    add(Kind::Service, "name", "front",
        "name takes a text in double quotes, not front (write a text in double quotes)");
    add(Kind::Service, "name", "\"Front\"",
        "\"Front\" cannot be the name of a node (use 1 to 63 lower-case letters, digits and '-', beginning "
        "with a letter)");
    add(Kind::Service, "auth", "bearer", "");
    add(Kind::Service, "auth", "\"bearer\"", "");
    add(Kind::Service, "auth", "magic",
        "auth takes none, bearer or mtls, not magic (write none, bearer or mtls)");
    add(Kind::Service, "env", "{\"A=1\", \"B=\"}", "");
    add(Kind::Service, "env", "\"A\"", "\"A\" in env sets no variable (write each as \"KEY=value\")");
    add(Kind::Service, "uses", "{app::a, ::b}", "");
    add(Kind::Service, "uses", "{a b}",
        "uses takes names of nodes, such as {uploads, resize}, not {a b} (write names of nodes, such as "
        "{uploads, resize})");
    add(Kind::Service, "replica", "2", "a service has no argument \"replica\" (write replicas)");
    add(Kind::Lock, "replicas", "2", "a lock has no argument \"replicas\" (a lock takes ttl, name)");
    add(Kind::Shard, "key", "request.user.id", "");
    add(Kind::Shard, "key", "app::key_of", "");
    add(Kind::Shard, "key", "request->user",
        "key takes a parameter, a field of one, or the name of a function, not request->user (write a "
        "parameter, a "
        "field of one, or the name of a function)");
    add(Kind::Container, "ports", "{6379, 6380}", "");
    add(Kind::Container, "ports", "6379", "");
    add(Kind::Container, "ports", "{0}",
        "ports cannot be {0} (write whole numbers in braces from 1 to 65535)");
    add(Kind::Container, "command", "{\"redis-server\", \"--save\"}", "");
    add(Kind::Container, "command", "",
        "command takes texts in double quotes, such as {\"a\", \"b\"}, not no value (write texts in double "
        "quotes, such as {\"a\", \"b\"})");
  }
  void checkedValues() {
    QFETCH(Kind, kind);
    QFETCH(QString, key);
    QFETCH(QString, value);
    const auto checked = checkValue(kind, key.toStdString(), value.toStdString());
    QTEST(checked ? QString() : QString::fromStdString(toString(checked.error())), "problem");
  }

  void whatPeopleTypeBecomesSource() {
    QCOMPARE(sourceValue(Kind::Service, "name", "front"), std::string("\"front\""));
    QCOMPARE(sourceValue(Kind::Service, "name", "\"front\""), std::string("\"front\""));
    QCOMPARE(sourceValue(Kind::Service, "memory", "64Mi"), std::string("\"64Mi\""));
    QCOMPARE(sourceValue(Kind::Service, "expose", "true"), std::string());
    QCOMPARE(sourceValue(Kind::Service, "expose", "false"), std::string("false"));
    QCOMPARE(sourceValue(Kind::Service, "env", "A=1"), std::string("\"A=1\""));
    QCOMPARE(sourceValue(Kind::Service, "env", "{\"A=1\", \"B=2\"}"), std::string("{\"A=1\", \"B=2\"}"));
    QCOMPARE(sourceValue(Kind::Service, "replicas", "4"), std::string("4"));
    QCOMPARE(sourceValue(Kind::Service, "nonsense", "4"), std::string("4"));
  }
};

QTEST_APPLESS_MAIN(ValuesTest)
#include "values_test.moc"
