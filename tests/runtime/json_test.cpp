// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <metaparticle/json.hpp>

using mp::glue::Document;
using mp::glue::Items;
using mp::glue::Value;
using mp::glue::Writer;

namespace {

/// Writes a value as it was read, without spaces.
void copy(const Value& value, Writer& writer) {
  switch (value.type()) {
    case Value::Type::string:
      writer.string(value.text());
      return;
    case Value::Type::array:
      writer.begin_array();
      for (Items items(value); items; items.next()) copy(items.value(), writer);
      writer.end_array();
      return;
    case Value::Type::object:
      writer.begin_object();
      for (Items items(value); items; items.next()) {
        writer.key(items.name());
        copy(items.value(), writer);
      }
      writer.end_object();
      return;
    default:
      writer.raw(value.raw());
  }
}

QByteArray nested(int depth) {
  return QByteArray(depth, '[') + QByteArray(depth, ']');
}

}  // namespace

class JsonTest : public QObject {
  Q_OBJECT

 private slots:
  void accepts_data();
  void accepts();
  void refuses_data();
  void refuses();
  void neverReadsBeyondTheEnd();
  void findsMembers();
  void membersFindsInAnyOrder();
  void membersFindsTheLastOfAName();
  void writesNumbersShortest();
  void writerRefusesWhatIsNoUtf8();
  void findsSpecialBytesAtEveryPlace();
};

void JsonTest::accepts_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("copied");
  const auto row = [](const char* name, const QByteArray& text, const QByteArray& copied) {
    QTest::newRow(name) << text << copied;
  };
  row("null", "null", "null");
  row("spaces", " \t\r\n[ true , false ] \n", "[true,false]");
  row("numbers", "[0,-0,12,-3.25,1e5,1E-2,0.5e+1]", "[0,-0,12,-3.25,1e5,1E-2,0.5e+1]");
  row("empty containers", "[{},[],\"\"]", "[{},[],\"\"]");
  row("object", R"({"a":{"b":[1,{"c":null}]},"d":2})", R"({"a":{"b":[1,{"c":null}]},"d":2})");
  row("escapes", R"("\"\\\/\b\f\n\r\t\u0041\u00e9\u20ac")",
      "\"\\\"\\\\/\\b\\f\\n\\r\\tA\xC3\xA9\xE2\x82\xAC\"");
  row("surrogates", R"("\uD83D\uDE00")", "\"\xF0\x9F\x98\x80\"");
  row("control characters", R"("\u0000\u001f")", "\"\\u0000\\u001f\"");
  row("escaped name", R"({"\u0061":1})", R"({"a":1})");
  row("UTF-8", "\"\xC3\xA9\xF4\x8F\xBF\xBF\"", "\"\xC3\xA9\xF4\x8F\xBF\xBF\"");
  row("64 levels", nested(64), nested(64));
  row("long string", '"' + QByteArray(1000, 'x') + "\\n\"", '"' + QByteArray(1000, 'x') + "\\n\"");
}

void JsonTest::accepts() {
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, copied);
  Document document;
  QVERIFY2(document.parse(text.toStdString()), document.error().c_str());
  const std::string kept = text.toStdString();
  QVERIFY(document.parse(kept));
  std::string out;
  Writer writer(out);
  copy(document.root(), writer);
  QCOMPARE(QByteArray::fromStdString(out), copied);
}

void JsonTest::refuses_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("problem");
  const auto row = [](const char* name, const QByteArray& text, const char* problem) {
    QTest::newRow(name) << text << QString(problem);
  };
  row("nothing", "", "ends where a value should be");
  row("spaces only", "  ", "ends where a value should be");
  row("two values", "1 2", "after the end");
  row("trailing comma", "[1,]", "no JSON value");
  row("no comma", "[1 2]", "comma or ] is missing");
  row("no colon", "{\"a\" 1}", "colon is missing");
  row("name without quotes", "{a:1}", "name in quotes");
  row("trailing comma in object", "{\"a\":1,}", "name in quotes");
  row("single quotes", "'a'", "no JSON value");
  row("open array", "[1", "comma or ] is missing");
  row("open object", "{\"a\":1", "comma or } is missing");
  row("wrong bracket", "[1}", "comma or ] is missing");
  row("leading zero", "01", "after the end");
  row("plus", "+1", "no JSON value");
  row("bare minus", "-", "no JSON value");
  row("point without digits", "1.", "after the decimal point");
  row("exponent without digits", "1e", "in the exponent");
  row("NaN", "NaN", "no JSON value");
  row("word", "nul", "no JSON value");
  row("comment", "/*x*/1", "no JSON value");
  row("BOM", "\xEF\xBB\xBF{}", "no JSON value");
  row("open string", "\"abc", "no end");
  row("open escape", "\"abc\\", "no end");
  row("tab in string", "\"a\tb\"", "control character");
  row("unknown escape", R"("\x")", "no such escape");
  row("short \\u", R"("\u12")", "hexadecimal");
  row("lone high surrogate", R"("\uD800")", "surrogate");
  row("lone low surrogate", R"("\uDC00")", "surrogate");
  row("two high surrogates", R"("\uD800\uD800")", "surrogate");
  row("invalid UTF-8", "\"\xFF\"", "not UTF-8");
  row("overlong UTF-8", "\"\xC0\x80\"", "not UTF-8");
  row("surrogate in UTF-8", "\"\xED\xA0\x80\"", "not UTF-8");
  row("cut UTF-8", "\"\xE2\x82\"", "not UTF-8");
  row("65 levels", nested(65), "deeper than 64");
  row("a million levels", QByteArray(1'000'000, '['), "deeper than 64");
}

void JsonTest::refuses() {
  QFETCH(QByteArray, text);
  QFETCH(QString, problem);
  const std::string kept = text.toStdString();
  Document document;
  QVERIFY(!document.parse(kept));
  QVERIFY2(QString::fromStdString(document.error()).contains(problem), document.error().c_str());
}

/// Every prefix of a text with everything in it, in memory of exactly its size for the sanitizer to guard.
void JsonTest::neverReadsBeyondTheEnd() {
  const std::string whole = "{\"a\\u00e9\\uD83D\\uDE00\":[1.5e-3,true,false,null,\"\xE2\x82\xAC\"],\"b\":{}}";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::vector<char> exact(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    Document document;
    QVERIFY(!document.parse({exact.data(), exact.size()}));
  }
  Document document;
  QVERIFY(document.parse(whole));
}

void JsonTest::findsMembers() {
  Document document;
  QVERIFY(document.parse(R"({"a":[1,2],"b":{"a":3},"a":4})"));
  QCOMPARE(document.root().member("a").raw(), std::string_view("4"));
  QCOMPARE(document.root().member("b").member("a").raw(), std::string_view("3"));
  QVERIFY(!document.root().member("c"));
  QVERIFY(!document.root().member("a").member("a"));
  QCOMPARE(document.root().count(), std::size_t{3});
}

void JsonTest::membersFindsInAnyOrder() {
  Document document;
  QVERIFY(document.parse(R"({"a":1,"b":2,"c":3})"));
  mp::glue::Members members(document.root());
  QCOMPARE(members.find("a").raw(), std::string_view("1"));
  QCOMPARE(members.find("c").raw(), std::string_view("3"));
  QCOMPARE(members.find("b").raw(), std::string_view("2"));
  QVERIFY(!members.find("d"));
  QCOMPARE(members.find("b").raw(), std::string_view("2"));
}

void JsonTest::membersFindsTheLastOfAName() {
  Document document;
  QVERIFY(document.parse(R"({"a":1,"b":2,"a":3,"c":4,"b":5})"));
  for (const char* order : {"abc", "cba", "bac", "bca"}) {
    mp::glue::Members members(document.root());
    for (const char* name = order; *name; ++name) {
      const std::string_view key(name, 1);
      QCOMPARE(members.find(key).raw(), document.root().member(key).raw());
    }
    QCOMPARE(members.find("a").raw(), std::string_view("3"));
  }
  // So many that it is not looked whether names repeat.
  std::string wide = "{\"m0\":-1";
  for (int i = 0; i < 300; ++i) wide += ",\"m" + std::to_string(i) + "\":" + std::to_string(i);
  wide += "}";
  QVERIFY(document.parse(wide));
  mp::glue::Members members(document.root());
  for (int i = 0; i < 300; ++i) QCOMPARE(members.find("m" + std::to_string(i)).raw(), std::to_string(i));
}

void JsonTest::writesNumbersShortest() {
  std::string out;
  Writer writer(out);
  writer.begin_array();
  writer.number(0.1);
  writer.number(0.1F);
  writer.number(1e300);
  writer.number(-0.0);
  writer.integer(-9223372036854775807LL - 1);
  writer.natural(18446744073709551615ULL);
  writer.end_array();
  QCOMPARE(out, std::string("[0.1,0.1,1e+300,-0,-9223372036854775808,18446744073709551615]"));
}

void JsonTest::writerRefusesWhatIsNoUtf8() {
  std::string out;
  Writer writer(out);
  writer.begin_array();
  QVERIFY(writer.string("a"));
  QVERIFY(!writer.string("b\xFF"));
  QVERIFY(writer.string("c"));
  writer.end_array();
  QCOMPARE(out, std::string(R"(["a","c"])"));
}

/// The search compares many bytes at once: each special byte must be seen in each lane and in the rest.
void JsonTest::findsSpecialBytesAtEveryPlace() {
  for (std::size_t size = 1; size < 150; ++size) {
    for (const char special : {'"', '\n', '\\'}) {
      std::string text(size, 'x');
      text[size * 7919 % size] = special;
      text.back() = special;
      std::string json;
      QVERIFY(Writer(json).string(text));
      Document document;
      QVERIFY(document.parse(json));
      QCOMPARE(document.root().text(), std::string_view(text));
    }
  }
}

QTEST_GUILESS_MAIN(JsonTest)
#include "json_test.moc"
