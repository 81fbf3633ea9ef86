// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the editor that need no window, and the editor against the document under random edits.
#include <QTest>

#include <random>

#include "app/studio/editor/annotation_ranges.h"
#include "app/studio/editor/completion.h"
#include "app/studio/editor/source_editor.h"
#include "tests/gui/support/quiet_test.h"
#include "tests/gui/support/test_project.h"

using namespace metaparticle;
using test::TestProject;

namespace {

QStringList labels(std::string_view before, const model::Graph& graph = {}) {
  QStringList found;
  if (const auto completion = studio::completionAt(before, graph)) {
    for (const studio::CompletionItem& item : completion->items) found << item.label;
  }
  return found;
}

model::Graph graphWithNames() {
  model::Graph graph;
  graph.nodes.push_back(
      {{"app::jobs"}, model::Kind::Queue, "jobs", "app::jobs", "mp::Queue<int>", "a.cpp", 1, {}});
  graph.nodes.push_back({{"shop"}, model::Kind::Service, "shop", "shop", "int(int)", "a.cpp", 2, {}});
  graph.functions.push_back({"merge", "int(const std::vector<int>&)", "a.cpp", 3});
  return graph;
}

std::string shownBytes(const studio::SourceEditor& editor) {
  const auto length = static_cast<std::size_t>(editor.SendScintilla(QsciScintillaBase::SCI_GETLENGTH));
  std::string bytes(length + 1, '\0');
  editor.SendScintilla(QsciScintillaBase::SCI_GETTEXT, static_cast<unsigned long>(length + 1), bytes.data());
  bytes.pop_back();
  return bytes;
}

}  // namespace

class EditorTest : public test::QuietTest {
  Q_OBJECT

 private slots:
  void completes_data() {
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("kind") << QByteArray("int x;\n[[mp::sto") << QStringList{"store"};
    QTest::newRow("key") << QByteArray("[[mp::queue(max_d") << QStringList{"max_deliver"};
    QTest::newRow("no key twice") << QByteArray("[[mp::lock(ttl = \"3s\", ") << QStringList{"name"};
    QTest::newRow("choice") << QByteArray("[[mp::service(auth = b") << QStringList{"bearer"};
    QTest::newRow("queue") << QByteArray("[[mp::worker(from = ") << QStringList{"app::jobs"};
    QTest::newRow("function") << QByteArray("[[mp::scatter(gather = me") << QStringList{"merge"};
    QTest::newRow("nodes in a list") << QByteArray("[[mp::service(uses = {sho") << QStringList{"shop"};
    QTest::newRow("not in a text") << QByteArray("[[mp::service(name = \"re") << QStringList{};
    QTest::newRow("not behind the brackets") << QByteArray("[[mp::service]] re") << QStringList{};
    QTest::newRow("not for another attribute") << QByteArray("[[nodis") << QStringList{};
    QTest::newRow("not for an unknown kind") << QByteArray("[[mp::nothing(re") << QStringList{};
  }
  void completes() {
    QFETCH(const QByteArray, before);
    QFETCH(const QStringList, expected);
    QCOMPARE(labels(before.toStdString(), graphWithNames()), expected);
  }

  void explainsTheWordUnderThePointer() {
    const std::string text = "[[mp::scatter(leaves = 3, gather = merge)]]";
    QVERIFY(!studio::helpAt(text, text.find("leaves") + 2).isEmpty());
    QVERIFY(!studio::helpAt(text, text.find("scatter")).isEmpty());
    QVERIFY(studio::helpAt(text, text.find("merge")).isEmpty());
    QVERIFY(studio::helpAt("int leaves = 3;", 5).isEmpty());
  }

  void findsAnnotationsToColour() {
    const auto count = [](std::string_view text) { return studio::annotationRanges(text).size(); };
    QCOMPARE(count("[[mp::service]] int a(); [[nodiscard]] int b(); [[ mp::job(name = \"]]\") ]] int c();"),
             2U);
    QCOMPARE(count("[[using mp: service]] int a();"), 1U);
    QCOMPARE(count("[[mp::service(replicas = 3) int a();"), 0U);
    const std::string text = "x [[mp::lock(name = \"]]\")]] y";
    QCOMPARE(studio::annotationRanges(text).front(), (codegen::Range{2, text.size() - 2}));
  }

  void editorAndDocumentAgreeUnderRandomEdits() {
    const std::string file = "main.cpp";
    const std::string original = std::string("\xEF\xBB\xBF") + "// caf\xE9\r\n" + test::smallProgram;
    const TestProject project(std::map<std::string, std::string>{{file, original}});
    studio::Document document;
    QVERIFY(test::openAndRead(document, project.folder()));
    studio::SourceEditor editor(document, file);
    const auto seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const auto below = [&random](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
    constexpr int steps = 2000;
    for (int step = 0; step < steps; ++step) {
      const std::string& text = document.text(file);
      const std::size_t length =
          static_cast<std::size_t>(editor.SendScintilla(QsciScintillaBase::SCI_GETLENGTH));
      switch (below(5)) {
        case 0: {  // typed here
          const std::string typed =
              below(4) == 0 ? "\r\n" : std::string(1 + below(6), static_cast<char>('a' + below(26)));
          const auto at = static_cast<long>(below(length + 1));
          editor.SendScintilla(QsciScintillaBase::SCI_SETTARGETRANGE, static_cast<unsigned long>(at), at);
          editor.SendScintilla(QsciScintillaBase::SCI_REPLACETARGET, typed.size(), typed.data());
          break;
        }
        case 1: {  // deleted here
          const std::size_t begin = below(length);
          const auto end = static_cast<long>(std::min(length, begin + below(20)));
          editor.SendScintilla(QsciScintillaBase::SCI_SETTARGETRANGE, begin, end);
          editor.SendScintilla(QsciScintillaBase::SCI_REPLACETARGET, 0UL, "");
          break;
        }
        case 2: {  // changed by somebody else, perhaps in the byte order mark
          const std::size_t begin = below(text.size());
          QVERIFY(document.type(file, begin, std::min(text.size() - begin, below(9)), "\xC3\xA4z", this));
          break;
        }
        case 3:
          document.undoStack()->undo();
          break;
        default:
          document.undoStack()->redo();
      }
      const std::string& now = document.text(file);
      const bool marked = now.starts_with("\xEF\xBB\xBF");
      QCOMPARE(shownBytes(editor), marked ? now.substr(3) : now);
    }
    while (document.undoStack()->canUndo()) document.undoStack()->undo();
    QCOMPARE(document.text(file), original);
    QCOMPARE(shownBytes(editor), original.substr(3));
  }
};

QTEST_MAIN(EditorTest)
#include "editor_test.moc"
