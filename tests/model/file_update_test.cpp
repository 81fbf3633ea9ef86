// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/file_update.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/file.h>

#include <atomic>
#include <thread>

#include "model/project_file.h"

using namespace metaparticle::model;

class FileUpdateTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    QVERIFY(folder_->isValid());
  }

  void makesReplacesAndRemoves() {
    QVERIFY(updateFiles({{at("deep/new.cpp"), std::nullopt, "one"}}).ok());
    QCOMPARE(readWholeFile(at("deep/new.cpp")).value(), std::string("one"));
    QVERIFY(updateFiles({{at("deep/new.cpp"), "one", "two"}}).ok());
    QCOMPARE(readWholeFile(at("deep/new.cpp")).value(), std::string("two"));
    QVERIFY(updateFiles({{at("deep/new.cpp"), "two", std::nullopt}}).ok());
    QVERIFY(!std::filesystem::exists(at("deep/new.cpp")));
    QCOMPARE(files(), 0);
  }

  void whatIsNotAsExpectedIsLeftAloneAndNamed() {
    write("a.cpp", "mine");
    write("b.cpp", "theirs");
    const auto done = updateFiles({{at("a.cpp"), "mine", "new"}, {at("b.cpp"), "believed", "new"}});
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Conflict);
    QCOMPARE(done.error().file, at("b.cpp").string());
    QCOMPARE(readWholeFile(at("a.cpp")).value(), std::string("mine"));
    QCOMPARE(readWholeFile(at("b.cpp")).value(), std::string("theirs"));
    QCOMPARE(updateFiles({{at("b.cpp"), std::nullopt, "new"}}).error().kind, ErrorKind::Conflict);
    QCOMPARE(updateFiles({{at("gone.cpp"), "was here", "new"}}).error().kind, ErrorKind::Conflict);
    QCOMPARE(updateFiles({{at("b.cpp"), "believed", std::nullopt}}).error().kind, ErrorKind::Conflict);
    QCOMPARE(files(), 2);
  }

  /// Each of many writers at once gets its line into the file, or is told that it did not.
  void writersAtOnceLoseNothing() {
    constexpr int writers = 8, lines = 25;
    write("shared.cpp", "");
    std::atomic<int> conflicts = 0, other = 0;
    std::vector<std::thread> threads;
    threads.reserve(writers);
    for (int writer = 0; writer < writers; ++writer) {
      threads.emplace_back([&, writer] {
        for (int line = 0; line < lines;) {
          const std::string before = readWholeFile(at("shared.cpp")).value();
          const auto done = updateFiles({{at("shared.cpp"), before, before + std::to_string(writer) + "\n"}});
          if (done) {
            ++line;
          } else {
            ++(done.error().kind == ErrorKind::Conflict ? conflicts : other);
          }
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    QCOMPARE(other.load(), 0);
    const std::string text = readWholeFile(at("shared.cpp")).value();
    QCOMPARE(std::count(text.begin(), text.end(), '\n'), std::ptrdiff_t{writers * lines});
    QCOMPARE(files(), 1);
  }

  void ofMakersAtOnceOneWins() {
    for (int round = 0; round < 50; ++round) {
      const auto path = at("new" + std::to_string(round) + ".cpp");
      std::atomic<int> won = 0;
      std::vector<std::thread> threads;
      for (int maker = 0; maker < 4; ++maker) {
        threads.emplace_back([&, maker] {
          if (updateFiles({{path, std::nullopt, "by " + std::to_string(maker)}}).ok()) ++won;
        });
      }
      for (std::thread& thread : threads) thread.join();
      QCOMPARE(won.load(), 1);
    }
  }

  void aFileThatIsHeldIsWaitedForAndThenToldOf() {
    write("held.cpp", "text");
    const int held = ::open(at("held.cpp").c_str(), O_RDONLY | O_CLOEXEC);
    QCOMPARE(::flock(held, LOCK_EX), 0);
    std::thread release([held] {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      ::close(held);
    });
    const auto done = updateFiles({{at("held.cpp"), "text", "new"}});
    release.join();
    QVERIFY2(done.ok(), done ? "" : done.error().message.c_str());
    QCOMPARE(readWholeFile(at("held.cpp")).value(), std::string("new"));
  }

 private:
  [[nodiscard]] std::filesystem::path at(const std::string& name) const {
    return std::filesystem::path(folder_->path().toStdString()) / name;
  }
  void write(const std::string& name, const std::string& text) const {
    QVERIFY(writeFileAtomically(at(name), text).ok());
  }
  /// Nothing temporary may be among them.
  [[nodiscard]] int files() const {
    int count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(at("")))
      count += entry.is_regular_file() ? 1 : 0;
    return count;
  }

  std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_GUILESS_MAIN(FileUpdateTest)
#include "file_update_test.moc"
