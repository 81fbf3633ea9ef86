// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/glue_text.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "model/graph.h"
#include "model/values.h"

namespace metaparticle::codegen {

namespace {

/// An identifier that no other qualified name gives: "app::Request" becomes "3app7Request", as compilers
/// mangle.
std::string mangled(const std::string& qualifiedName) {
  std::string text;
  std::string rest = qualifiedName;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find("::"), rest.size());
    text += std::to_string(end) + rest.substr(0, end);
    rest.erase(0, std::min(end + 2, rest.size()));
  }
  return text;
}

/// A file's path in the name of a variable.
std::string identifierOf(std::string path) {
  std::ranges::replace_if(
      path, [](unsigned char c) { return c >= 0x80 || std::isalnum(c) == 0; }, '_');
  return path;
}

/// Several generated files may be compiled as one (a unity build): each specialisation stands there once.
std::string guarded(const std::string& macro, const std::string& text) {
  return "#ifndef " + macro + "\n#define " + macro + "\n" + text + "#endif\n\n";
}

std::string fieldsText(const TypeDeclaration& type) {
  std::string text = "template <>\nstruct mp::glue::Fields<::" + type.name + "> {\n";
  text += "  static constexpr const char* name = " + model::quote(type.name) + ";\n";
  text += "  template <class Visitor, class Self>\n";
  text += "  static void visit([[maybe_unused]] Visitor& visitor, [[maybe_unused]] Self& self) {\n";
  for (const MemberSyntax& member : type.syntax->members) {
    text += "    visitor(" + model::quote(member.name) + ", self." + member.name + ");\n";
  }
  text += "  }\n};\n";
  return guarded("METAPARTICLE_FIELDS_" + mangled(type.name), text);
}

std::string enumeratorsText(const TypeDeclaration& type) {
  std::string text = "template <>\nstruct mp::glue::Enumerators<::" + type.name + "> {\n";
  text += "  static constexpr const char* name = " + model::quote(type.name) + ";\n";
  text += "  static constexpr Enumerator<::" + type.name + "> all[] = {\n";
  for (const MemberSyntax& enumerator : type.syntax->members) {
    text += "      {" + model::quote(enumerator.name) + ", ::" + type.name + "::" + enumerator.name + "},\n";
  }
  text += "  };\n};\n";
  return guarded("METAPARTICLE_ENUMERATORS_" + mangled(type.name), text);
}

std::string optionsText(const GlueRegistration& registration) {
  std::string text;
  if (registration.kind == model::Kind::Scatter) text = ".leaves = " + std::to_string(registration.leaves);
  if (registration.timeoutMs > 0) {
    text += (text.empty() ? "" : ", ") + (".timeout_ms = " + std::to_string(registration.timeoutMs));
  }
  return "{" + text + "}";
}

std::string registrationText(const GlueRegistration& registration, const std::string& variable) {
  std::string parameters;
  for (const std::string& name : registration.parameters) {
    parameters += (parameters.empty() ? "" : ", ") + model::quote(name);
  }
  const bool scatter = registration.kind == model::Kind::Scatter;
  std::string text = "[[maybe_unused]] const mp::glue::Registration " + variable + " =\n    mp::glue::";
  text += scatter ? "scatter(" : "service(";
  text += model::quote(registration.node) + ", " + registration.function + ", ";
  if (scatter) text += registration.gather + ", ";
  return text + "{" + parameters + "}, " + optionsText(registration) + ");\n";
}

/// A struct that cannot be made empty is an error at its own place. Last in the file, since what follows a
/// #line would be told at the wrong one.
std::string checkText(const std::filesystem::path& folder, const TypeDeclaration& type) {
  return "#line " + std::to_string(type.syntax->line) + " " +
         model::quote((folder / type.file).generic_string()) +
         "\nstatic_assert(std::is_default_constructible_v<::" + type.name + ">, \"" + type.name +
         " crosses a wire: it needs a default constructor\");\n";
}

std::string includeText(const std::filesystem::path& path) {
  return "#include \"" + path.generic_string() + "\"\n";
}

}  // namespace

std::string glueText(const std::filesystem::path& folder, const std::string& file, const WireTypes& types,
                     const std::vector<GlueRegistration>& registrations) {
  std::string text = std::string(generatedMark) + " from " + file + ": changes made here are lost.\n\n";
  text += "#if defined(__GNUC__) && !defined(__clang__)\n";
  text += "// The file below is compiled as it stands, but for the compiler it is an included one.\n";
  text += "#pragma GCC diagnostic ignored \"-Wsubobject-linkage\"\n#endif\n";
  text += includeText(folder / file);
  std::set<std::string> headers;
  for (const GlueRegistration& registration : registrations) headers.insert(registration.gatherHeader);
  headers.erase("");
  for (const std::string& header : headers) text += includeText(folder / header);
  text += "\n#include <metaparticle/glue.hpp>\n\n#include <type_traits>\n\n";
  text += "#pragma GCC diagnostic ignored \"-Wdeprecated-declarations\"\n\n";
  for (const TypeDeclaration& type : types.enums()) text += enumeratorsText(type);
  for (const TypeDeclaration& type : types.structs()) text += fieldsText(type);
  text += "namespace {\n\n";
  const std::string prefix = "metaparticle_" + identifierOf(file);
  int number = 0;
  for (const GlueRegistration& registration : registrations) {
    text += registrationText(registration, prefix + "_" + std::to_string(++number));
  }
  text += "\n}  // namespace\n";
  if (!types.structs().empty()) text += "\n";
  for (const TypeDeclaration& type : types.structs()) text += checkText(folder, type);
  return text;
}

std::string mainText(const std::string& application) {
  return std::string(generatedMark) +
         ": changes made here are lost.\n\n#include <metaparticle/glue.hpp>\n\n" +
         "int main(int argc, char** argv) { return mp::glue::run(" + model::quote(application) +
         ", argc, argv); }\n";
}

}  // namespace metaparticle::codegen
