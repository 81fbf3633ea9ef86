// SPDX-License-Identifier: GPL-3.0-or-later
//
// Replays typing: pieces of code are written into a program, one key after the other. Whatever is half typed,
// no other node and no other function may disappear, and at the end the graph is that of the finished text.
#include <QtTest>
#include <set>

#include "codegen/workspace.h"
#include "model/graph.h"

using metaparticle::codegen::Workspace;

namespace {

const std::string file = "app.cpp";

/// `@` marks the places where something is typed.
const char* const program = R"program(// A program.
#include <metaparticle/metaparticle.hpp>

struct Request {
  std::string url;
};
@
[[mp::queue(max_deliver = 5)]]
inline mp::Queue<Request> uploads;

[[mp::store]]
inline mp::Store<std::string> thumbnails;
@
int helper(int value) {
  return value + 1;
}
@
[[mp::worker(from = uploads, replicas = 4)]]
void resize(const Request& request) {
  thumbnails.put(request.url, "done");  // keep
}

namespace app {
@
/* Answers
   requests. */
[[mp::service(replicas = 2, expose)]]
std::string front(const Request& request) {
  if (auto hit = thumbnails.get(request.url)) return *hit;
  for (int i = 0; i < 3; ++i) {
    uploads.push(request);
  }
  return mp::call(back, request);
}
@
[[mp::service]]
std::string back(const Request& request) { return helper(1) > 0 ? R"x(raw ]] text)x" : ""; }
@
}  // namespace app

namespace other {

[[mp::job(schedule = "0 3 * * *")]]
void clean() {
  helper(2);
}
@
}  // namespace other

int last() { return 0; }
)program";

struct Place {
  std::string before;
  std::string after;
};

std::vector<Place> places() {
  std::vector<Place> result;
  const std::string text = program;
  for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
    Place place{text.substr(0, at), text.substr(at + 1)};
    std::erase(place.before, '@');
    std::erase(place.after, '@');
    result.push_back(std::move(place));
  }
  return result;
}

std::set<std::string> namesIn(const metaparticle::model::Graph& graph) {
  std::set<std::string> names;
  // An annotation typed right above a function makes it a node for a moment.
  for (const auto& node : graph.nodes) names.insert(node.id.value);
  for (const auto& function : graph.functions) names.insert(function.name);
  return names;
}

/// Types a text at an offset, then what comes behind each key.
template <class BehindKey>
void type(Workspace& workspace, std::size_t offset, const std::string& text, BehindKey behindKey) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    workspace.replace(file, {offset + i, offset + i}, text.substr(i, 1));
    behindKey(text.substr(0, i + 1));
  }
}

std::string programText() {
  std::string text = program;
  std::erase(text, '@');
  return text;
}

/// What is missing from the graph, "" for nothing.
std::string missing(const std::set<std::string>& wanted, const metaparticle::model::Graph& graph) {
  const std::set<std::string> names = namesIn(graph);
  std::string result;
  for (const std::string& name : wanted) {
    if (!names.contains(name)) result += " " + name;
  }
  return result;
}

const std::map<std::string, std::string> typed = {
    {"annotated function",
     "\n[[mp::service(replicas = 3, name = \"typed\")]]\nint typed(const std::vector<int>& values, int "
     "x = 3) {\n  for (int v : values) {\n    if (v > 'a') { return helper(v); }\n  }\n  auto f = "
     "[&](int y) { return y[values]; };\n  return mp::call(app::back, x);\n}\n"},
    {"variable",
     "\n[[mp::queue(max_deliver = 3, dead_letter = uploads)]]\ninline mp::Queue<std::map<int, Request>> "
     "typed;\n"},
    {"struct",
     "\nstruct Typed : Request {\n  int a = 0, b[3] = {1, 2, 3};\n  std::string text{\"x\"};\n\n  void f() "
     "const { "
     "return; }\n};\n"},
    {"block comment", "\n/* It's a comment (with {things) in it\n   and \"more\" of them.\n*/\n"},
    {"line comment", "\n// It's a comment (with {things\n"},
    {"string", "\nconst std::string typed = \"a string with ]] and { in it\";\n"},
    {"raw string", "\nconst char* typed = R\"x(one\n  two ]] { ( \" three\n)x\";\n"},
    {"plain raw string", "\nconst char* typed = R\"(one\n  two ]] { (  three\n)\";\n"},
    {"template",
     "\ntemplate <class T, std::size_t N>\n  requires std::integral<T>\nT typed(T value) {\n  return "
     "value;\n}\n"},
    {"enum", "\nenum class Typed { one, two = 2 };\n"},
    {"directives", "\n#ifdef TYPED\nint typed();\n#else\nint typed(int);\n#endif\n"},
    {"loop without braces",
     "\nvoid typed() {\n  while (true)\n    helper(1);\n  switch (1) {\n    case 1:\n      break;\n  }\n}\n"},
};

/// Looks after every key whether something is missing.
class Losses {
 public:
  explicit Losses(const Workspace& workspace) : workspace_(workspace), wanted_(namesIn(*workspace.graph())) {}

  void look(const std::string& behind) {
    ++keys_;
    const std::string lost = missing(wanted_, *workspace_.graph());
    if (lost.empty()) return;
    if (losses_++ == 0)
      first_ = QString("behind \"%1\":%2").arg(QString::fromStdString(behind), QString::fromStdString(lost));
  }
  void forget(const std::string& name) { wanted_.erase(name); }

  [[nodiscard]] QString text() const {
    return losses_ == 0
               ? QString()
               : QString("%1 of %2 keys lose something, first %3").arg(losses_).arg(keys_).arg(first_);
  }

 private:
  const Workspace& workspace_;
  std::set<std::string> wanted_;
  QString first_;
  int keys_ = 0;
  int losses_ = 0;
};

void compareWithFresh(const Workspace& workspace) {
  Workspace fresh;
  fresh.setText(file, workspace.text(file));
  QVERIFY2(*workspace.graph() == *fresh.graph(),
           metaparticle::model::describeDifference(*fresh.graph(), *workspace.graph()).c_str());
  QVERIFY(workspace.findings() == fresh.findings());
}

}  // namespace

class TypingTest : public QObject {
  Q_OBJECT

 private slots:
  void typing_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("place");
    for (const auto& [what, text] : typed) {
      for (int place = 0; place < static_cast<int>(places().size()); ++place) {
        QTest::addRow("%s at %d", what.c_str(), place) << QString::fromStdString(what) << place;
      }
    }
  }

  void typing() {
    QFETCH(QString, what);
    QFETCH(int, place);
    const Place at = places()[static_cast<std::size_t>(place)];
    const std::string text = typed.at(what.toStdString());
    Workspace workspace;
    workspace.setText(file, at.before + at.after);
    const std::set<std::string> wanted = namesIn(*workspace.graph());
    Losses losses(workspace);
    type(workspace, at.before.size(), text, [&](const std::string& done) { losses.look(done); });
    QVERIFY2(losses.text().isEmpty(), qPrintable(losses.text()));
    QCOMPARE(workspace.text(file), at.before + text + at.after);
    compareWithFresh(workspace);
  }

  void typingInBody_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("behind");
    const QStringList texts = {
        "\n  if (request.url == \"a string {\") {\n    helper(1);\n  }\n",
        "\n  for (auto& x : {1, 2, 3}) {\n    auto f = [&] { return x; };\n  }\n",
        "\n  const char c = '{';\n",
        "\n  /* It's {\n     half */\n",
        "\n  log(R\"(raw ) text)\", mp::call_async(app::back, request));\n",
        "\n  struct Local { int x; };\n",
        "\n  switch (1) {\n  case 1: {\n    break;\n  }\n  }\n",
        "\n#if 0\n  {\n#else\n  {\n#endif\n  }\n",
        "\n  std::map<std::string, std::vector<int>> m = {{\"a\", {1}}};\n",
    };
    for (const QString& text : texts) {
      for (const char* behind :
           {"void resize(const Request& request) {", "std::string front(const Request& request) {",
            "  for (int i = 0; i < 3; ++i) {", "void clean() {"}) {
        QTest::addRow("%s in %s", qPrintable(text.trimmed()), behind) << text << QString(behind);
      }
    }
  }

  void typingInBody() {
    QFETCH(QString, text);
    QFETCH(QString, behind);
    Workspace workspace;
    workspace.setText(file, programText());
    const std::string mark = behind.toStdString();
    const std::size_t offset = programText().find(mark) + mark.size();
    Losses losses(workspace);
    type(workspace, offset, text.toStdString(), [&](const std::string& done) { losses.look(done); });
    QVERIFY2(losses.text().isEmpty(), qPrintable(losses.text()));
    compareWithFresh(workspace);
  }

  /// Every annotation is removed from its end, key by key, and written again: its node stays, as it was last
  /// read, for as long as something of the annotation is there.
  void retypingAnnotations() {
    Workspace workspace;
    workspace.setText(file, programText());
    for (const auto& node : std::vector(workspace.graph()->nodes)) {
      const auto range = workspace.locate(node.id)->declaration.annotation->attribute;
      const std::string text = programText().substr(range.begin, range.size());
      Losses losses(workspace);
      for (std::size_t end = range.end; end > range.begin + 1; --end) {
        workspace.replace(file, {end - 1, end}, "");
        losses.look(text.substr(0, end - 1 - range.begin));
      }
      const auto* last = workspace.graph()->node(node.id);
      QVERIFY2(last != nullptr && last->stale, node.id.value.c_str());
      losses.forget(node.id.value);
      workspace.replace(file, {range.begin, range.begin + 1}, "");
      losses.look("");
      QVERIFY(workspace.graph()->node(node.id) == nullptr);
      type(workspace, range.begin, text, [&](const std::string& done) { losses.look(done); });
      QVERIFY2(losses.text().isEmpty(), qPrintable(losses.text()));
      compareWithFresh(workspace);
    }
  }

  /// A whole annotated function, selected and deleted, is gone at once.
  void deletingIsNoTyping() {
    for (const auto& name : {"resize", "app::front", "app::back", "other::clean"}) {
      Workspace workspace;
      workspace.setText(file, programText());
      const auto whole = workspace.locate({name})->declaration.whole;
      workspace.replace(file, {whole.begin, whole.end}, "");
      QVERIFY(workspace.graph()->node({name}) == nullptr);
      compareWithFresh(workspace);
    }
  }

  /// Every single byte of the program is removed and put back.
  void missingBytes() {
    Workspace workspace;
    const std::string text = programText();
    workspace.setText(file, text);
    const auto before = workspace.graph();
    std::size_t lossy = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      workspace.replace(file, {i, i + 1}, "");
      if (workspace.graph()->nodes.size() < before->nodes.size()) ++lossy;
      workspace.replace(file, {i, i}, text.substr(i, 1));
      QVERIFY2(*workspace.graph() == *before, text.substr(i, 20).c_str());
    }
    // What makes another kind of annotation, or none, of it: `[[mp:service]]`, `[[mp::serice]]`.
    QVERIFY2(lossy < 80, QByteArray::number(static_cast<qulonglong>(lossy)));
  }
};

QTEST_APPLESS_MAIN(TypingTest)
#include "typing_test.moc"
