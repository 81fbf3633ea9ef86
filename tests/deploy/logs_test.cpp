// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines on their way: cut from bytes, kept in files, read back, and held back when they come too fast.
#include <QTemporaryDir>
#include <QTest>

#include "deploy/line_buffer.h"
#include "deploy/log_file.h"
#include "deploy/log_reader.h"
#include "deploy/log_relay.h"

using namespace metaparticle::deploy;
using Lines = std::vector<std::string>;

class LogsTest : public QObject {
  Q_OBJECT

 private slots:
  void linesAreCutWhereverTheBytesEnd();
  void longLinesComeInPieces();
  void logsComeBackAsTheyWere();
  void logsRotate();
  void lastLinesReachIntoTheRotatedFile();
  void logsOfReplicasAreMergedByTime();
  void floodsAreHeldBackAndCounted();
};

void LogsTest::linesAreCutWhereverTheBytesEnd() {
  const std::string text = "one\r\n\ntwo\nthree";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    LineBuffer buffer(100);
    Lines lines = buffer.append(text.substr(0, cut));
    for (const std::string& line : buffer.append(text.substr(cut))) lines.push_back(line);
    QCOMPARE(lines, (Lines{"one", "", "two"}));
    QCOMPARE(buffer.finish(), Lines{"three"});
    QCOMPARE(buffer.finish(), Lines{});
    QVERIFY(!buffer.overflowed());
  }
}

void LogsTest::longLinesComeInPieces() {
  LineBuffer buffer(4);
  QCOMPARE(buffer.append("abcdefghij\nk"), (Lines{"abcd", "efgh", "ij"}));
  QVERIFY(buffer.overflowed());
  QCOMPARE(buffer.finish(), Lines{"k"});
}

void LogsTest::logsComeBackAsTheyWere() {
  const QTemporaryDir folder;
  const std::filesystem::path file = folder.path().toStdString() + "/a.log";
  LogFile(file).append(1000, true, {"x", "", "  y  "});
  LogFile(file).append(2001, false, {"z"});
  const auto lines = lastLines(file, 10);
  QCOMPARE(lines.size(), std::size_t{4});
  QCOMPARE(lines[0].text, std::string("x"));
  QVERIFY(lines[0].error);
  QCOMPARE(lines[0].time, std::int64_t{1000});
  QCOMPARE(lines[2].text, std::string("  y  "));
  QVERIFY(!lines[3].error);
  QCOMPARE(lines[3].time, std::int64_t{2001});
  QCOMPARE(lastLines(file, 1).at(0).text, std::string("z"));
  QVERIFY(lastLines(file.string() + ".nowhere", 10).empty());
}

void LogsTest::logsRotate() {
  const QTemporaryDir folder;
  const std::filesystem::path file = folder.path().toStdString() + "/a.log";
  LogFile log(file, 100);
  for (int line = 0; line < 10; ++line) log.append(0, false, {"line " + std::to_string(line)});
  QVERIFY(std::filesystem::file_size(file) <= 100);
  QVERIFY(std::filesystem::file_size(file.string() + ".1") <= 100);
}

void LogsTest::lastLinesReachIntoTheRotatedFile() {
  const QTemporaryDir folder;
  const std::filesystem::path file = folder.path().toStdString() + "/a.log";
  LogFile log(file, 100);
  for (int line = 0; line < 4; ++line) log.append(0, false, {"line " + std::to_string(line)});
  const auto lines = lastLines(file, 3);
  QCOMPARE(lines.size(), std::size_t{3});
  QCOMPARE(lines.front().text, std::string("line 1"));
  QCOMPARE(lines.back().text, std::string("line 3"));
}

void LogsTest::logsOfReplicasAreMergedByTime() {
  const QTemporaryDir folder;
  const StateFolder state(folder.path().toStdString());
  QVERIFY(state.create().ok());
  LogFile(state.log("sum.leaf", 0)).append(1, false, {"first"});
  LogFile(state.log("sum.leaf", 1)).append(2, false, {"second"});
  LogFile(state.log("sum.leaf", 0)).append(3, false, {"third"});
  LogFile(state.log("other", 0)).append(2, false, {"not of this node"});
  const auto sources = logsOnDisk(state, "sum");
  QCOMPARE(sources.size(), std::size_t{2});
  QCOMPARE(sources[1].workload, std::string("sum.leaf"));
  QCOMPARE(sources[1].index, 1);
  const auto events = readLogs(state, sources, 2);
  QCOMPARE(events.size(), std::size_t{2});
  QCOMPARE(events[0].line, std::string("second"));
  QCOMPARE(events[1].line, std::string("third"));
}

void LogsTest::floodsAreHeldBackAndCounted() {
  const QTemporaryDir folder;
  LogRelay relay({"w", "n", 0, 0, false, ""}, folder.path().toStdString() + "/a.log");
  const auto flood = relay.take(1000, false, Lines(5000, "x"));
  QCOMPARE(flood.size(), std::size_t{2000});
  QVERIFY(relay.take(1000, false, {"y"}).empty());
  const auto later = relay.take(2000, true, {"z"});
  QCOMPARE(later.size(), std::size_t{2});
  QVERIFY2(later[0].line.find("3001 lines") != std::string::npos, later[0].line.c_str());
  QCOMPARE(later[1].line, std::string("z"));
  QCOMPARE(relay.lastLines(), (Lines{"x", "x", "x", "y", "z"}));
  QCOMPARE(relay.lastWords(), std::string("z"));
}

QTEST_GUILESS_MAIN(LogsTest)
#include "logs_test.moc"
