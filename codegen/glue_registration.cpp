// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/glue_registration.h"

#include <algorithm>
#include <utility>

#include "model/values.h"

namespace metaparticle::codegen {

namespace {

/// "::app::resize", as generated code names a function; anonymous namespaces have no name to say.
std::string globalName(const DeclarationSyntax& function) {
  return "::" + withoutAnonymous(function.qualifiedName);
}

TypeContext contextOf(const Workspace::Located& function) {
  return {function.file, function.declaration.scope};
}

/// The parameter types as written, to tell overloads from redeclarations.
std::vector<std::string> parameterTypes(const DeclarationSyntax& function) {
  std::vector<std::string> types;
  for (const ParameterSyntax& parameter : function.parameters)
    types.push_back(spell(parseType(parameter.type)));
  return types;
}

bool isOverloaded(const Workspace& workspace, const DeclarationSyntax& function) {
  const auto types = parameterTypes(function);
  return std::ranges::any_of(workspace.declarationsOf(function.qualifiedName),
                             [&](const Workspace::Located& other) {
                               return other.declaration.kind == DeclarationKind::Function &&
                                      parameterTypes(other.declaration) != types;
                             });
}

/// A type in a message, of which the beginning is enough when it is long.
std::string shown(const std::string& type) {
  constexpr std::size_t longest = 100;
  return type.size() <= longest ? type : type.substr(0, longest) + "...";
}

/// A parameter's type with the way it is passed taken off.
struct Passed {
  TypeText type;
  std::string before;  ///< "const " and
  std::string after;   ///< "&" around the type
};

Passed unwrap(TypeText type) {
  if (type.form == TypeText::Form::RvalueReference) return {type.parts.front(), "", "&&"};
  if (type.form == TypeText::Form::Reference && type.parts.front().isConst) {
    return {type.parts.front(), "const ", "&"};
  }
  return {std::move(type), "", ""};
}

}  // namespace

std::optional<GlueRegistration> GlueRegistrar::add(const model::Node& node, WireTypes& types) {
  const auto located = workspace_.locate(node.id);
  if (!located) return std::nullopt;
  const Subject subject{node, *located};
  if (!checkFunction(subject)) return std::nullopt;

  const DeclarationSyntax& function = located->declaration;
  GlueRegistration registration;
  registration.node = node.name;
  registration.kind = node.kind;
  std::vector<WireType> passed;
  bool carried = true;
  for (const ParameterSyntax& each : function.parameters) {
    auto type = parameter(subject, each, types);
    carried = carried && type;
    passed.push_back(std::move(type).value_or(WireType{}));
    registration.parameters.push_back(each.name.empty() ? "argument" + std::to_string(passed.size())
                                                        : each.name);
  }
  const auto answer = result(subject, *located, types);
  if (!carried || !answer || !addTwins(subject, types)) return std::nullopt;
  const auto address = addressOf(subject, function, *answer, passed);
  if (!address) return std::nullopt;
  registration.function = *address;
  if (node.argument("timeout") != nullptr)
    registration.timeoutMs = model::durationOf(node, "timeout").count();
  if (node.kind == model::Kind::Scatter && !addGather(subject, types, registration)) return std::nullopt;
  return registration;
}

bool GlueRegistrar::checkFunction(const Subject& subject) {
  const DeclarationSyntax& function = subject.at.declaration;
  if (function.broken || subject.node.stale) {
    report(subject, "unreadable", "this declaration does not parse, so nothing can be generated for it");
    return false;
  }
  if (function.isTemplate) {
    report(
        subject, "template-function",
        "a template cannot be called from another process: annotate a function of fixed types that calls it");
    return false;
  }
  const auto owner = scope_.find("::" + withoutAnonymous(function.scope), {subject.at.file, ""});
  if (!function.scope.empty() && !owner.empty()) {
    report(subject, "member-function",
           "a member function cannot be called from another process: annotate a function outside the class");
    return false;
  }
  return true;
}

/// With its types when it is overloaded: then they must have names at global scope.
std::optional<std::string> GlueRegistrar::addressOf(const Subject& subject, const DeclarationSyntax& function,
                                                    const WireType& result,
                                                    const std::vector<WireType>& parameters) {
  std::string address = "&" + globalName(function);
  if (!isOverloaded(workspace_, function)) return address;
  std::string list;
  const WireType* local = result.localSize.empty() ? nullptr : &result;
  for (const WireType& parameter : parameters) {
    list += (list.empty() ? "" : ", ") + parameter.canonical;
    if (!parameter.localSize.empty()) local = &parameter;
  }
  if (local == nullptr) return "static_cast<" + result.canonical + " (*)(" + list + ")>(" + address + ")";
  report(subject, "overloaded-size",
         "'" + function.name + "' is overloaded, and generated code cannot name its type '" +
             local->canonical + "': the size '" + local->localSize +
             "' is known only where it is written; write a number or a constant of the project, or give the "
             "function a name of its own");
  return std::nullopt;
}

std::optional<WireType> GlueRegistrar::parameter(const Subject& subject, const ParameterSyntax& parameter,
                                                 WireTypes& types) {
  const TypeText written = parseType(parameter.type);
  const std::string what = parameter.name.empty() ? "a parameter" : "parameter '" + parameter.name + "'";
  const Passed passed = unwrap(written);
  if (passed.type.form == TypeText::Form::Reference) {
    report(subject, what, spell(written),
           {spell(written),
            {},
            "a change made through it would stay in this process",
            "take it by value or by const&",
            {},
            0});
    return std::nullopt;
  }
  WireType type = types.add(passed.type, contextOf(subject.at));
  if (type.problem) {
    report(subject, what, spell(written), *type.problem);
    return std::nullopt;
  }
  type.canonical = passed.before + type.canonical + passed.after;
  return type;
}

std::optional<WireType> GlueRegistrar::result(const Subject& subject, const Workspace::Located& function,
                                              WireTypes& types) {
  const TypeText written = parseType(function.declaration.type);
  const bool isGather = function.declaration.qualifiedName != subject.at.declaration.qualifiedName;
  const bool isVoid = written.form == TypeText::Form::Named && written.name == "void";
  if (isVoid && (isGather || subject.node.kind == model::Kind::Service)) return WireType{"void", {}};
  WireType type = types.add(written, contextOf(function));
  if (!type.problem) return type;
  report(subject, isGather ? "the result of gather '" + function.declaration.name + "'" : "the result",
         spell(written), *type.problem);
  return std::nullopt;
}

/// In another branch of an #if the function may return another type.
bool GlueRegistrar::addTwins(const Subject& subject, WireTypes& types) {
  for (const Workspace::Located& twin : workspace_.declarationsOf(subject.node.id)) {
    const bool other = twin.declaration.isDefinition && twin.declaration.type != subject.at.declaration.type;
    if (other && !result(subject, twin, types)) return false;
  }
  return true;
}

bool GlueRegistrar::addGather(const Subject& subject, WireTypes& types, GlueRegistration& registration) {
  registration.leaves = model::integerOf(subject.node, "leaves");
  if (subject.node.argument("quorum") != nullptr) {
    report(subject, "no-effect", "'quorum' has no effect in this version: the gather waits for every leaf");
    findings_.back().severity = model::Severity::Warning;
  }
  const model::Argument* argument = subject.node.argument("gather");
  const auto isFunction = [](const Workspace::Located& each) {
    return each.declaration.kind == DeclarationKind::Function;
  };
  const auto exists = [&](const std::string& name) {
    return std::ranges::any_of(workspace_.declarationsOf(name), isFunction);
  };
  const auto name = argument == nullptr
                        ? std::nullopt
                        : model::resolveName(argument->value, subject.at.declaration.scope, exists);
  if (!name && hasError(subject.node)) return false;  // the graph's own validation has told it
  if (!name) {
    report(subject, "bad-gather",
           "a scatter needs 'gather = FUNCTION', a function of the project that merges the answers");
    return false;
  }
  std::vector<Workspace::Located> gathers = workspace_.declarationsOf(*name);
  std::erase_if(gathers, [&](const Workspace::Located& each) { return !isFunction(each); });
  const auto gather = chooseGather(subject, gathers);
  if (!gather) return false;
  const auto answer = result(subject, *gather, types);
  const auto header = headerFor(subject, gathers);
  if (!answer || !header) return false;
  registration.gatherHeader = *header;
  const Passed parts = unwrap(parseType(gather->declaration.parameters.front().type));
  WireType partsType = types.add(parts.type, contextOf(*gather));
  partsType.canonical = parts.before + partsType.canonical + parts.after;
  const auto address = addressOf(subject, gather->declaration, *answer, {partsType});
  registration.gather = address.value_or("");
  return address.has_value();
}

/// The overload that takes the answers of all leaves.
std::optional<Workspace::Located> GlueRegistrar::chooseGather(const Subject& subject,
                                                              const std::vector<Workspace::Located>& all) {
  WireTypes lookup(scope_);
  const TypeText part = parseType(subject.at.declaration.type);
  const std::string wanted = "std::vector<" + lookup.add(part, contextOf(subject.at)).canonical + ">";
  for (const Workspace::Located& gather : all) {
    if (gather.declaration.parameters.size() != 1 || gather.declaration.isTemplate) continue;
    const Passed parts = unwrap(parseType(gather.declaration.parameters.front().type));
    if (parts.after != "&&" && lookup.add(parts.type, contextOf(gather)).canonical == wanted) return gather;
  }
  const Workspace::Located& first = all.front();
  report(subject, "bad-gather",
         "gather '" + first.declaration.name + "' (" + first.file + ":" +
             std::to_string(first.declaration.line) + ") must take one 'std::vector<" + spell(part) +
             ">', by value or by const&, for the answers of the leaves");
  return std::nullopt;
}

/// The header to include for the gather; nothing after a finding.
std::optional<std::string> GlueRegistrar::headerFor(const Subject& subject,
                                                    const std::vector<Workspace::Located>& gathers) {
  const auto inFile = [&](const Workspace::Located& each) { return each.file == subject.at.file; };
  if (std::ranges::any_of(gathers, inFile)) return "";
  const auto inHeader = [](const Workspace::Located& each) { return isHeader(each.file); };
  const auto header = std::ranges::find_if(gathers, inHeader);
  if (header != gathers.end()) return header->file;
  report(subject, "bad-gather",
         "gather '" + gathers.front().declaration.name + "' is defined in " + gathers.front().file +
             ", which " + subject.at.file +
             " does not see: declare it in a header, or move it beside the leaf");
  return std::nullopt;
}

bool GlueRegistrar::hasError(const model::Node& node) const {
  return std::ranges::any_of(findings_, [&](const model::Finding& finding) {
    return finding.severity == model::Severity::Error && finding.node == node.id.value;
  });
}

void GlueRegistrar::report(const Subject& subject, std::string code, std::string message) {
  findings_.push_back({model::Severity::Error, std::move(code),
                       subject.node.entity + ": " + std::move(message), subject.at.file,
                       subject.at.declaration.line, 0, subject.node.id.value});
}

void GlueRegistrar::report(const Subject& subject, const std::string& what, const std::string& typeText,
                           const WireProblem& problem) {
  std::string message =
      subject.node.entity + ": " + what + " of type '" + shown(typeText) + "' cannot cross the wire: ";
  if (!problem.member.empty()) message += "'" + problem.member + "' is of type ";
  if (!problem.member.empty() || problem.type != typeText) message += "'" + shown(problem.type) + "': ";
  message += problem.reason + (problem.remedy.empty() ? "" : "; " + problem.remedy);
  const bool elsewhere = !problem.file.empty();
  findings_.push_back({model::Severity::Error, "cannot-cross-wire", std::move(message),
                       elsewhere ? problem.file : subject.at.file,
                       elsewhere ? problem.line : subject.at.declaration.line, 0, subject.node.id.value});
}

}  // namespace metaparticle::codegen
