// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <array>
#include <deque>
#include <limits>
#include <list>
#include <metaparticle/codec.hpp>
#include <set>
#include <unordered_map>

#include "tests/runtime/test_nodes_codec.h"

namespace {

using namespace mp::glue;

struct Everything {
  bool flag = false;
  signed char tiny = 0;
  unsigned char octet = 0;
  short small = 0;
  unsigned word = 0;
  std::int64_t large = 0;
  std::uint64_t natural = 0;
  float single = 0;
  double real = 0;
  std::string text;
  std::vector<bool> bits;
  std::vector<std::vector<int>> matrix;
  std::array<int, 3> triple{};
  std::map<std::string, std::optional<double>> table;
  std::unordered_map<std::string, std::string> names;
  std::set<std::string> words;
  std::deque<int> queue;
  std::list<int> chain;
  std::pair<int, std::string> pair;
  std::tuple<int, bool, double> tuple;
  std::optional<nodes::Request> request;
  std::optional<nodes::Request> nothing;
  nodes::Color color = nodes::Color::red;
  bool operator==(const Everything&) const = default;
};

}  // namespace

namespace mp::glue {

template <>
struct Fields<Everything> {
  static constexpr const char* name = "Everything";
  template <class Visitor, class Self>
  static void visit(Visitor& v, Self& s) {
    v("flag", s.flag), v("tiny", s.tiny), v("octet", s.octet), v("small", s.small), v("word", s.word);
    v("large", s.large), v("natural", s.natural), v("single", s.single), v("real", s.real), v("text", s.text);
    v("bits", s.bits), v("matrix", s.matrix), v("triple", s.triple), v("table", s.table), v("names", s.names);
    v("words", s.words), v("queue", s.queue), v("chain", s.chain), v("pair", s.pair), v("tuple", s.tuple);
    v("request", s.request), v("nothing", s.nothing), v("color", s.color);
  }
};

}  // namespace mp::glue

namespace {

template <class T>
std::string written(const T& value) {
  std::string out;
  Writer writer(out);
  write(writer, value, Place{nullptr, "value", 0});
  return out;
}

/// What reading gives: the value written again, or the problem.
template <class T>
std::string reread(const std::string& json, T value = {}) {
  Document document;
  if (!document.parse(json)) return "no JSON";
  try {
    read(document.root(), value, Place{nullptr, "value", 0});
  } catch (const BadValue& problem) {
    return problem.what();
  }
  return written(value);
}

}  // namespace

class CodecTest : public QObject {
  Q_OBJECT

 private slots:
  void carriesEverything();
  void carriesLimits();
  void missingMembersKeepTheDefault();
  void unknownMembersAreIgnored();
  void containersAreReplaced();
  void numbers();
  void problemsNameThePlace();
  void whatJsonCannotHold();
};

void CodecTest::carriesEverything() {
  Everything sent;
  sent.flag = true;
  sent.tiny = -128;
  sent.octet = 255;
  sent.small = -3;
  sent.word = 4'000'000'000U;
  sent.large = std::numeric_limits<std::int64_t>::min();
  sent.natural = std::numeric_limits<std::uint64_t>::max();
  sent.single = 0.1F;
  sent.real = 1.0 / 3;
  sent.text = std::string("zero \0 quote \" \xE2\x82\xAC", 18);
  sent.bits = {true, false, true};
  sent.matrix = {{1, 2}, {}, {3}};
  sent.triple = {1, 2, 3};
  sent.table = {{"some", 1.5}, {"none", std::nullopt}, {"quote\"", 2}};
  sent.names = {{"a", "b"}};
  sent.words = {"x", "y"};
  sent.queue = {1, 2};
  sent.chain = {3};
  sent.pair = {4, "four"};
  sent.tuple = {5, true, 0.5};
  sent.request = nodes::Request{"u", {{1, 2.5F}, {2, {}}}, {{"n", 1}}, nodes::Color::green};
  sent.color = nodes::Color::green;
  const std::string json = written(sent);
  Document document;
  QVERIFY(document.parse(json));
  Everything received;
  read(document.root(), received, Place{nullptr, "value", 0});
  QVERIFY(received == sent);
}

void CodecTest::carriesLimits() {
  for (const double value :
       {std::numeric_limits<double>::min(), std::numeric_limits<double>::max(), 5e-324, -0.0}) {
    QCOMPARE(reread<double>(written(value)), written(value));
  }
  for (const float value : {std::numeric_limits<float>::min(), std::numeric_limits<float>::max()}) {
    QCOMPARE(reread<float>(written(value)), written(value));
  }
}

void CodecTest::missingMembersKeepTheDefault() {
  QCOMPARE(reread<nodes::Item>("{}"), std::string(R"({"width":3,"weight":null})"));
  QCOMPARE(reread<nodes::Item>(R"({"weight":1})"), std::string(R"({"width":3,"weight":1})"));
}

void CodecTest::unknownMembersAreIgnored() {
  QCOMPARE(reread<nodes::Item>(R"({"height":[1,{"width":9}],"width":5,"depth":1})"),
           std::string(R"({"width":5,"weight":null})"));
}

void CodecTest::containersAreReplaced() {
  QCOMPARE(reread<std::vector<int>>("[1]", {7, 8, 9}), std::string("[1]"));
  QCOMPARE((reread<std::map<std::string, int>>(R"({"a":1})", {{"b", 2}})), std::string(R"({"a":1})"));
  QCOMPARE(reread<std::optional<int>>("null", 3), std::string("null"));
}

void CodecTest::numbers() {
  QCOMPARE(reread<int>("3.0"), std::string("3"));
  QCOMPARE(reread<int>("1e3"), std::string("1000"));
  QCOMPARE(reread<unsigned>("-0"), std::string("0"));
  QCOMPARE(reread<double>("3"), std::string("3"));
  QCOMPARE(reread<int>("3.5"), std::string("value: an integer was expected, found 3.5"));
  QCOMPARE(reread<int>("2147483648"),
           std::string("value: 2147483648 is out of range, -2147483648 to 2147483647"));
  QCOMPARE(reread<unsigned char>("256"), std::string("value: 256 is out of range, 0 to 255"));
  QCOMPARE(reread<unsigned>("-1"), std::string("value: -1 is out of range, 0 to 4294967295"));
  QCOMPARE(
      reread<std::int64_t>("9223372036854775808"),
      std::string("value: 9223372036854775808 is out of range, -9223372036854775808 to 9223372036854775807"));
  QCOMPARE(reread<std::uint64_t>("1e20"),
           std::string("value: 1e20 is out of range, 0 to 18446744073709551615"));
  QCOMPARE(reread<double>("1e999"), std::string("value: this number is too large or too small"));
  QCOMPARE(reread<float>("1e39"), std::string("value: this number is too large or too small for a float"));
  QCOMPARE(reread<int>("true"), std::string("value: an integer was expected, found true or false"));
  QCOMPARE(reread<bool>("1"), std::string("value: true or false was expected, found a number"));
}

void CodecTest::problemsNameThePlace() {
  QCOMPARE(reread<nodes::Request>(R"({"items":[{},{},{},{"width":"x"}]})"),
           std::string("value.items[3].width: an integer was expected, found a string"));
  QCOMPARE(reread<nodes::Request>(R"({"counts":{"a":null}})"),
           std::string("value.counts.a: an integer was expected, found null"));
  QCOMPARE(reread<nodes::Request>(R"({"color":"blue"})"),
           std::string("value.color: one of red, green was expected, found \"blue\""));
  QCOMPARE(reread<nodes::Request>("[]"), std::string("value: an object was expected, found an array"));
  QCOMPARE(reread<std::vector<std::vector<int>>>("[[],[1,{}]]"),
           std::string("value[1][1]: an integer was expected, found an object"));
  QCOMPARE((reread<std::array<int, 2>>("[1]")),
           std::string("value: an array of 2 was expected, found one of 1"));
  QCOMPARE((reread<std::tuple<int, bool>>("[1,2]")),
           std::string("value[1]: true or false was expected, found a number"));
}

void CodecTest::whatJsonCannotHold() {
  const auto problem = [](const auto& value) {
    try {
      return written(value);
    } catch (const BadValue& bad) {
      return std::string(bad.what());
    }
  };
  const double nan = std::numeric_limits<double>::quiet_NaN();
  QCOMPARE(problem(std::vector<double>{1, nan}),
           std::string("value[1]: JSON has no infinite numbers and no NaN"));
  QCOMPARE(problem(std::numeric_limits<float>::infinity()),
           std::string("value: JSON has no infinite numbers and no NaN"));
  QCOMPARE(problem(nodes::Request{"\x80", {}, {}}), std::string("value.url: this text is not UTF-8"));
  QCOMPARE(problem(static_cast<nodes::Color>(9)), std::string("value: this value has no name in its enum"));
}

QTEST_GUILESS_MAIN(CodecTest)
#include "codec_test.moc"
