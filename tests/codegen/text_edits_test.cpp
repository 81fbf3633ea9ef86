// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/text_edits.h"

#include <QtTest>

#include <random>

using metaparticle::codegen::difference;
using metaparticle::codegen::FileEdits;
using metaparticle::codegen::Range;
using metaparticle::codegen::TextEdit;
using metaparticle::codegen::TextEdits;

namespace {

TextEdits edits(const std::vector<TextEdit>& list) {
  TextEdits result;
  for (const TextEdit& edit : list)
    if (!result.add(edit)) qFatal("the test's edits overlap");
  return result;
}

}  // namespace

class TextEditsTest : public QObject {
  Q_OBJECT

 private slots:
  void appliesInOrderOfPlace() {
    const TextEdits some = edits({{{4, 5}, "E"}, {{0, 1}, "AA"}, {{2, 2}, "-"}});
    QCOMPARE(*some.apply("abcde"), std::string("AAb-cdE"));
    QCOMPARE(some.all().front().range, (Range{0, 1}));
  }

  void insertionsAtOnePlaceKeepTheirOrder() {
    QCOMPARE(*edits({{{1, 1}, "1"}, {{1, 1}, "2"}, {{1, 1}, "3"}}).apply("ab"), std::string("a123b"));
  }

  void insertionTouchesReplacements() {
    const TextEdits some = edits({{{1, 3}, "X"}, {{3, 3}, "after"}, {{1, 1}, "before"}, {{3, 4}, ""}});
    QCOMPARE(*some.apply("abcde"), std::string("abeforeXaftere"));
  }

  void overlapsAreRefused_data() {
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("end");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("same") << 2 << 5 << false;
    QTest::newRow("inside") << 3 << 4 << false;
    QTest::newRow("around") << 1 << 6 << false;
    QTest::newRow("over the beginning") << 1 << 3 << false;
    QTest::newRow("over the end") << 4 << 6 << false;
    QTest::newRow("insertion inside") << 3 << 3 << false;
    QTest::newRow("insertion before") << 2 << 2 << true;
    QTest::newRow("insertion behind") << 5 << 5 << true;
    QTest::newRow("touching before") << 0 << 2 << true;
    QTest::newRow("touching behind") << 5 << 7 << true;
    QTest::newRow("backwards") << 9 << 8 << false;
  }
  void overlapsAreRefused() {
    QFETCH(int, begin);
    QFETCH(int, end);
    QFETCH(bool, accepted);
    TextEdits some = edits({{{2, 5}, "x"}});
    const TextEdits untouched = some;
    const auto result = some.add({{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)}, "y"});
    QCOMPARE(result.ok(), accepted);
    if (!accepted) QCOMPARE(some, untouched);
  }

  void anEditThatChangesNothingIsNone() {
    TextEdits some;
    QVERIFY(some.add({{3, 3}, ""}));
    QVERIFY(some.empty());
    QVERIFY((FileEdits{{{"a.cpp", some}}}.empty()));
    QVERIFY((!FileEdits{{{"a.cpp", edits({{{0, 0}, "x"}})}}}.empty()));
  }

  void outsideOfTheTextIsAnError() {
    QVERIFY(!edits({{{2, 9}, ""}}).apply("abc"));
    QVERIFY(!edits({{{4, 4}, "x"}}).apply("abc"));
    QCOMPARE(*edits({{{3, 3}, "x"}}).apply("abc"), std::string("abcx"));
  }

  void inverseGivesTheTextBack() {
    std::mt19937 random(7);
    const auto upTo = [&](std::size_t limit) { return static_cast<std::size_t>(random() % (limit + 1)); };
    for (int round = 0; round < 2000; ++round) {
      std::string text;
      for (std::size_t index = upTo(20); index > 0; --index) text += static_cast<char>('a' + upTo(3));
      TextEdits some;
      for (std::size_t count = upTo(6); count > 0; --count) {
        const std::size_t begin = upTo(text.size());
        // Overlapping ones are refused: what is left is a valid set.
        (void)some.add({{begin, begin + upTo(std::min<std::size_t>(3, text.size() - begin))},
                        std::string(upTo(3), static_cast<char>('A' + upTo(20)))});
      }
      const std::string after = *some.apply(text);
      QCOMPARE(*some.inverse(text).apply(after), text);
    }
  }

  void differenceKeepsWhatIsCommon_data() {
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("end");
    QTest::newRow("middle") << QByteArray("one two three") << QByteArray("one 2 three") << 4 << 7;
    QTest::newRow("append") << QByteArray("ab") << QByteArray("abc") << 2 << 2;
    QTest::newRow("prepend") << QByteArray("b") << QByteArray("ab") << 0 << 0;
    QTest::newRow("from nothing") << QByteArray("") << QByteArray("x") << 0 << 0;
    QTest::newRow("to nothing") << QByteArray("x") << QByteArray("") << 0 << 1;
    QTest::newRow("repeated letters") << QByteArray("aaa") << QByteArray("aa") << 2 << 3;
    QTest::newRow("whole characters") << QByteArray("a\xC3\xA4z") << QByteArray("a\xC3\xB6z") << 1 << 3;
    QTest::newRow("shared last byte") << QByteArray("\xC3\xA4") << QByteArray("\xC4\xA4") << 0 << 2;
    QTest::newRow("line ends") << QByteArray("a\r\nb") << QByteArray("a\nb") << 1 << 3;
  }
  void differenceKeepsWhatIsCommon() {
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(int, begin);
    QFETCH(int, end);
    const TextEdits found = difference(before.toStdString(), after.toStdString());
    QCOMPARE(found.all().size(), std::size_t{1});
    QCOMPARE(found.all().front().range,
             (Range{static_cast<std::size_t>(begin), static_cast<std::size_t>(end)}));
    QCOMPARE(*found.apply(before.toStdString()), after.toStdString());
  }

  void differenceOfEqualTextsIsEmpty() { QVERIFY(difference("same", "same").empty()); }
};

QTEST_APPLESS_MAIN(TextEditsTest)
#include "text_edits_test.moc"
