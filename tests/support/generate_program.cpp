// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generate_program.h"

#include <algorithm>
#include <vector>

#include "model/kinds.h"
#include "tests/support/generate_annotation.h"
#include "tests/support/generate_body.h"

namespace metaparticle::test {

namespace {

using model::Kind;

/// A node, or a helper function when it has no kind.
struct Entity {
  std::optional<Kind> kind;
  std::string name;
  std::string scope;
  std::size_t file = 0;
  bool declaredApart = false;  ///< also declared in the header, which is file 0
  bool annotatedInHeader = false;

  [[nodiscard]] std::string qualified() const { return scope.empty() ? name : scope + "::" + name; }
  [[nodiscard]] bool isVariable() const {
    return kind && model::info(*kind).entity == model::Entity::Variable;
  }
};

class Writer {
 public:
  Writer(Random& random, const ProgramShape& shape) : random_(random), shape_(shape) {}

  std::map<std::string, std::string> write() {
    decideEntities();
    std::map<std::string, std::string> files;
    for (std::size_t file = 0; file < shape_.files; ++file) files[fileName(file)] = dressed(fileText(file));
    return files;
  }

 private:
  static std::string fileName(std::size_t file) {
    return file == 0 ? "program.hpp" : "part" + std::to_string(file) + ".cpp";
  }

  void decideEntities() {
    static const std::vector<std::string> scopes = {"", "app", "app", "app::detail", "shop"};
    static const std::vector<std::string> words = {"resize",   "render", "storeOrder",
                                                   "mail_out", "count",  "HTTPFront"};
    for (std::size_t index = 0; index < shape_.nodes + shape_.fillers / 2; ++index) {
      Entity entity;
      if (index < shape_.nodes) entity.kind = model::kinds()[random_.below(model::kinds().size())].kind;
      entity.name = random_.pick(words) + std::to_string(index);
      entity.scope = random_.pick(scopes);
      entity.file = random_.below(shape_.files);
      entity.declaredApart = !entity.isVariable() && entity.file > 0 && random_.chance(30);
      entity.annotatedInHeader = entity.declaredApart && random_.chance(60);
      entities_.push_back(entity);
    }
  }

  /// As one may write the name inside a scope.
  std::string nameIn(const Entity& entity, const std::string& scope) {
    if (entity.scope == scope && random_.chance(80)) return entity.name;
    return random_.chance(10) ? "::" + entity.qualified() : entity.qualified();
  }

  template <class Wanted>
  std::vector<std::string> names(const std::string& scope, Wanted wanted) {
    std::vector<std::string> result;
    for (const Entity& entity : entities_)
      if (wanted(entity)) result.push_back(nameIn(entity, scope));
    return result;
  }

  static bool isCallable(const Entity& e) {
    return e.kind == Kind::Service || e.kind == Kind::Shard || e.kind == Kind::Scatter;
  }

  KnownNames knownNames(const Entity& self) {
    const auto other = [&](const Entity& e) { return e.name != self.name; };
    KnownNames known;
    known.queues = names(self.scope, [&](const Entity& e) { return e.kind == Kind::Queue && other(e); });
    known.targets =
        names(self.scope, [&](const Entity& e) { return (isCallable(e) || e.isVariable()) && other(e); });
    known.functions = names(self.scope, [](const Entity& e) { return !e.kind; });
    return known;
  }

  Callees callees(const Entity& self) {
    Callees result;
    const auto other = [&](const Entity& e) { return e.name != self.name && random_.chance(50); };
    result.callable = names(self.scope, [&](const Entity& e) { return isCallable(e) && other(e); });
    result.queues = names(self.scope, [&](const Entity& e) { return e.kind == Kind::Queue && other(e); });
    result.stores = names(self.scope, [&](const Entity& e) { return e.kind == Kind::Store && other(e); });
    result.helpers = names(self.scope, [&](const Entity& e) { return !e.kind && other(e); });
    return result;
  }

  std::string attributeOf(const Entity& entity) {
    const std::string attribute = generateAttribute(
        random_, *entity.kind, generateArguments(random_, *entity.kind, knownNames(entity)));
    return attribute + (random_.chance(75) ? "\n" : " ");
  }

  std::string variable(const Entity& entity) { return attributeOf(entity) + declarator(entity); }

  static std::string declarator(const Entity& entity) {
    const model::KindInfo& kind = model::info(*entity.kind);
    const std::string type = "mp::" + std::string(kind.variableType) + (kind.templated ? "<Request>" : "");
    return "inline " + type + ' ' + entity.name + ";\n";
  }

  static std::string head(const Entity& entity) {
    return "Reply " + entity.name + "(const Request& request)";
  }

  std::string definition(const Entity& entity) {
    std::string text;
    if (random_.chance(25)) text += random_.chance(50) ? "/// Answers a request.\n" : "/* Answers. */\n";
    if (entity.kind && !entity.annotatedInHeader) text += attributeOf(entity);
    const std::string word = entity.file == 0 ? "inline " : "";
    return text + word + head(entity) + " {\n" + generateBody(random_, callees(entity)) + "  return {};\n}\n";
  }

  /// The same annotation in both branches: of different ones not every edit is allowed.
  std::string definitions(const Entity& entity) {
    if (!random_.chance(10)) return entity.isVariable() ? variable(entity) : definition(entity);
    Entity bare = entity;
    bare.kind.reset();
    const bool annotated = entity.kind && !entity.annotatedInHeader;
    const std::string attribute = annotated ? attributeOf(entity) : "";
    const auto branch = [&] {
      return attribute + (entity.isVariable() ? declarator(entity) : definition(bare));
    };
    const std::string first = branch();
    return "#ifdef FAST" + std::to_string(entity.file) + "\n" + first + "#else\n" + branch() + "#endif\n";
  }

  std::string declaration(const Entity& entity) {
    return (entity.annotatedInHeader && entity.kind ? attributeOf(entity) : "") + head(entity) + ";\n";
  }

  std::string prologue(std::size_t file) {
    std::string text;
    if (random_.chance(40)) text += "// SPDX-License-Identifier: MIT\n";
    if (file == 0) text += "#pragma once\n\n";
    if (random_.chance(80)) text += "#include <metaparticle/metaparticle.hpp>\n";
    if (random_.chance(60)) text += "#include <string>\n#include <vector>  // for lists\n";
    if (file > 0) text += "#include \"program.hpp\"\n\n";
    if (file == 0) text += "\nstruct Request {\n  std::string user;\n};\nstruct Reply {};\n\n";
    return text;
  }

  struct Piece {
    std::string scope;
    std::string text;
  };

  std::vector<Piece> pieces(std::size_t file) {
    std::vector<Piece> result;
    for (const Entity& entity : entities_) {
      if (file == 0 && entity.declaredApart) result.push_back({entity.scope, declaration(entity)});
      if (entity.file == file) result.push_back({entity.scope, definitions(entity)});
    }
    for (std::size_t filler = 0; filler < shape_.fillers / shape_.files; ++filler)
      result.insert(result.begin() + static_cast<std::ptrdiff_t>(random_.below(result.size() + 1)),
                    {random_.chance(50) ? "" : "app", generateFiller(random_, 100 * file + filler)});
    if (random_.chance(70))
      std::stable_sort(result.begin(), result.end(),
                       [](const Piece& a, const Piece& b) { return a.scope < b.scope; });
    return result;
  }

  std::string fileText(std::size_t file) {
    std::string text = prologue(file);
    std::string open;
    const auto enter = [&](const std::string& scope) {
      if (scope == open) return;
      if (!open.empty()) text += random_.chance(70) ? "}  // namespace " + open + "\n\n" : "}\n";
      if (!scope.empty()) text += "namespace " + scope + " {\n";
      open = scope;
    };
    for (const Piece& piece : pieces(file)) {
      enter(piece.scope);
      text += (random_.chance(80) ? "\n" : "") + piece.text;
    }
    enter("");
    return text;
  }

  /// Line ends, indentation, byte order mark and final line end.
  std::string dressed(std::string text) {
    if (random_.chance(15)) replaceAll(text, "\n  ", "\n\t");
    if (random_.chance(20)) replaceAll(text, "\n", "\r\n");
    if (random_.chance(15))
      while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    if (random_.chance(10)) text.insert(0, "\xEF\xBB\xBF");
    return text;
  }

  static void replaceAll(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  }

  Random& random_;
  ProgramShape shape_;
  std::vector<Entity> entities_;
};

std::string plainFunction(std::size_t number, std::size_t lines) {
  std::string text = "int helper_" + std::to_string(number) + "(const Request& request) {\n";
  for (std::size_t line = 3; line < lines; ++line)
    text += line % 3 == 0
                ? "  if (request.size > " + std::to_string(line) + ") return request.size;  // early\n"
                : "  log(\"step { of } helper\", request.size + " + std::to_string(line) + ");\n";
  return text + "  return 0;\n}\n\n";
}

std::string annotatedFunction(std::size_t number) {
  const std::string n = std::to_string(number);
  const std::string next = "node_" + std::to_string(number == 0 ? 0 : number - 1);
  return "[[mp::service(replicas = " + std::to_string(1 + number % 9) + ", timeout = \"2s\")]]\nReply node_" +
         n + "(const Request& request) {\n  if (request.size > 0) return mp::call(" + next +
         ", request);\n  return {};\n}\n\n";
}

}  // namespace

std::map<std::string, std::string> generateProgram(Random& random, const ProgramShape& shape) {
  return Writer(random, shape).write();
}

std::string generateLargeFile(std::size_t lines, std::size_t annotations) {
  std::string text =
      "#include <metaparticle/metaparticle.hpp>\n#include <string>\n\n"
      "struct Request {\n  std::string user;\n  int size = 0;\n};\nstruct Reply {};\n\nnamespace app {\n\n";
  constexpr std::size_t annotatedLines = 6;
  const std::size_t around = lines / std::max<std::size_t>(annotations, 1);
  for (std::size_t number = 0; number < annotations; ++number) {
    text += annotatedFunction(number);
    if (around >= annotatedLines + 4) text += plainFunction(number, around - annotatedLines - 1);
  }
  return text + "}  // namespace app\n";
}

}  // namespace metaparticle::test
