// SPDX-License-Identifier: GPL-3.0-or-later
//
// Replays typing: pieces of code are written into a program, one key after the other. Whatever is half typed, no
// other node and no other function may disappear, and at the end the graph is that of the finished text.
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
    {"annotated function", "\n[[mp::service(replicas = 3, name = \"typed\")]]\nint typed(const std::vector<int>& values, int "
                           "x = 3) {\n  for (int v : values) {\n    if (v > 'a') { return helper(v); }\n  }\n  auto f = "
                           "[&](int y) { return y[values]; };\n  return mp::call(app::back, x);\n}\n"},
    {"variable", "\n[[mp::queue(max_deliver = 3, dead_letter = uploads)]]\ninline mp::Queue<std::map<int, Request>> typed;\n"},
    {"struct", "\nstruct Typed : Request {\n  int a = 0, b[3] = {1, 2, 3};\n  std::string text{\"x\"};\n\n  void f() const { "
               "return; }\n};\n"},
    {"block comment", "\n/* It's a comment (with {things) in it\n   and \"more\" of them.\n*/\n"},
    {"line comment", "\n// It's a comment (with {things\n"},
    {"string", "\nconst std::string typed = \"a string with ]] and { in it\";\n"},
    {"raw string", "\nconst char* typed = R\"x(one\n  two ]] { ( \" three\n)x\";\n"},
    {"plain raw string", "\nconst char* typed = R\"(one\n  two ]] { (  three\n)\";\n"},
    {"template", "\ntemplate <class T, std::size_t N>\n  requires std::integral<T>\nT typed(T value) {\n  return value;\n}\n"},
    {"enum", "\nenum class Typed { one, two = 2 };\n"},
    {"directives", "\n#ifdef TYPED\nint typed();\n#else\nint typed(int);\n#endif\n"},
    {"loop without braces", "\nvoid typed() {\n  while (true)\n    helper(1);\n  switch (1) {\n    case 1:\n      break;\n  }\n}\n"},
};

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
    QStringList losses;
    for (std::size_t i = 0; i < text.size(); ++i) {
      workspace.replace(file, {at.before.size() + i, at.before.size() + i}, text.substr(i, 1));
      const std::string lost = missing(wanted, *workspace.graph());
      if (!lost.empty()) {
        losses << QString("behind \"%1\":%2").arg(QString::fromStdString(text.substr(0, i + 1)),
                                                   QString::fromStdString(lost));
      }
    }
    if (!losses.isEmpty()) {
      QFAIL(qPrintable(QString("%1 of %2 keys lose something, first %3").arg(losses.size()).arg(text.size()).arg(losses.first())));
    }
    Workspace fresh;
    fresh.setText(file, at.before + text + at.after);
    QCOMPARE(workspace.text(file), fresh.text(file));
    QVERIFY2(*workspace.graph() == *fresh.graph(),
             metaparticle::model::describeDifference(*fresh.graph(), *workspace.graph()).c_str());
    QCOMPARE(workspace.findings().size(), fresh.findings().size());
  }
};

QTEST_APPLESS_MAIN(TypingTest)
#include "typing_test.moc"
