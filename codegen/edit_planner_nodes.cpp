// SPDX-License-Identifier: GPL-3.0-or-later
//
// The edits that change more than arguments: nodes that come, go and move.
#include <algorithm>
#include <map>

#include "codegen/annotation_edits.h"
#include "codegen/conditional.h"
#include "codegen/declaration_edits.h"
#include "codegen/edit_planner.h"
#include "codegen/include_edits.h"
#include "codegen/insertion.h"
#include "codegen/name_uses.h"
#include "codegen/taken_names.h"
#include "codegen/text_lines.h"
#include "codegen/tokens.h"

namespace metaparticle::codegen {

namespace {

using model::Error;
using model::ErrorKind;

std::string qualified(const std::string& name, const std::string& scope) {
  return scope.empty() ? name : scope + "::" + name;
}

std::string qualified(const model::AddNode& edit) {
  return qualified(edit.name, edit.scope);
}

/// Those that make a node, or would if they were the only one.
std::vector<AnnotationSyntax> annotationsOf(const DeclarationSyntax& declaration) {
  std::vector<AnnotationSyntax> all = declaration.extraAnnotations;
  if (declaration.annotation) all.push_back(*declaration.annotation);
  std::erase_if(all, [](const AnnotationSyntax& annotation) { return !annotation.kind; });
  return all;
}

bool isHeader(const std::string& file) {
  return file.ends_with(".h") || file.ends_with(".hpp") || file.ends_with(".hh");
}

/// Where what stands before a declaration and is not its own ends.
std::size_t floorOf(const FileSyntax& syntax, const Range& declaration) {
  std::size_t floor = 0;
  const auto raise = [&](std::size_t offset) {
    if (offset <= declaration.begin) floor = std::max(floor, offset);
  };
  for (const DeclarationSyntax& other : syntax.declarations) raise(other.whole.end);
  for (const NamespaceSyntax& block : syntax.namespaces) raise(block.body.begin);
  return floor;
}

int lineAt(const std::string& text, std::size_t offset) {
  return 1 +
         static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

/// Where what stands before the new annotation ends.
std::size_t endBeforeNew(std::string_view text, const TextEdits& edits) {
  const auto added = std::find_if(edits.all().begin(), edits.all().end(), [](const TextEdit& edit) {
    return edit.replacement.find("[[mp::") != std::string::npos;
  });
  const std::size_t place = added == edits.all().end() ? text.size() : added->range.begin;
  return text.substr(0, place).find_last_not_of(" \t\r\n") + 1;  // 0 when there is nothing
}

/// Whether a text is surely at an end there, as behind a `;`; else it has to be read to know.
bool isEnded(std::string_view text, std::size_t place) {
  return place == 0 || text[place - 1] == ';' || text[place - 1] == '}';
}

/// Nothing ends the declaration before, as in `int x = 5`.
bool standsBehindHalfTyped(std::string_view text, const std::vector<DeclarationSyntax>& all,
                           const DeclarationSyntax& added) {
  return std::any_of(all.begin(), all.end(), [&](const DeclarationSyntax& each) {
    const Range between{each.whole.end, added.whole.begin};
    return each.broken && between.begin <= between.end && skipTrivia(text, between) == between.end;
  });
}

/// How to end what begins so.
std::string remedyFor(const std::string& beginning) {
  if (beginning == "/*") return "close the comment that begins there with */";
  if (beginning[0] == '#' || beginning == "%:") return "close the #if that begins there with #endif";
  return "close the bracket or the raw string that is open there";
}

Error declaresMore(const Workspace::Located& where) {
  return {ErrorKind::Refused,
          where.declaration.name + " cannot be removed with its declaration, which also declares other names",
          where.file, where.declaration.line, "give each name a declaration of its own first, one a line"};
}

Error holdsOtherBranch(const Workspace::Located& where) {
  return {ErrorKind::Refused,
          where.declaration.name +
              " cannot be removed with its declaration, which also holds the other branch of an #if",
          where.file, where.declaration.line, "remove it in the text"};
}

Error cannotBeChanged(const Workspace::Located& where) {
  return {ErrorKind::Refused,
          where.declaration.name + " cannot be changed while a declaration of it does not parse", where.file,
          where.declaration.line, "mend the text there first"};
}

}  // namespace

model::Result<void> EditPlanner::change(const model::AddNode& edit) {
  const std::vector<Located> taken = workspace_.declarationsOf(qualified(edit));
  if (!taken.empty())
    return Error{ErrorKind::InvalidInput, "the name " + qualified(edit) + " is taken", taken.front().file,
                 taken.front().declaration.line, "choose another name"};
  if (Done done = checkFree(edit.name, edit.scope); !done) return done.error();
  if (Done done = checkNamespace(edit.scope); !done) return done.error();
  const std::string code = model::stubFor(edit).code;
  return workspace_.contains(edit.file) ? addToFile(edit, code) : addFile(edit, code);
}

model::Result<void> EditPlanner::checkFree(const std::string& name, const std::string& scope) {
  for (const std::string& file : workspace_.files()) {
    const std::string& text = workspace_.text(file);
    if (text.find(name) == std::string::npos) continue;
    if (const auto place = takenAt(name, scope, text, syntaxOf(file)))
      return Error{ErrorKind::InvalidInput, "the name " + qualified(name, scope) + " is taken", file,
                   lineAt(text, *place), "choose another name"};
  }
  return {};
}

/// A namespace that is not there yet needs a free name too, and so do those around it.
model::Result<void> EditPlanner::checkNamespace(const std::string& scope) {
  if (scope.empty()) return {};
  for (const std::string& file : workspace_.files()) {
    if (workspace_.text(file).find(model::leafOf(scope)) == std::string::npos) continue;
    for (const NamespaceSyntax& block : syntaxOf(file).namespaces)
      if (block.name == scope || block.name.starts_with(scope + "::")) return {};
  }
  if (Done done = checkFree(model::leafOf(scope), model::scopeOf(scope)); !done) return done.error();
  return checkNamespace(model::scopeOf(scope));
}

model::Result<void> EditPlanner::addToFile(const model::AddNode& edit, const std::string& code) {
  NewCode added{code, edit.scope, {}};
  const FileSyntax& syntax = syntaxOf(edit.file);
  const std::set<std::string> included = includedBy(workspace_, edit.file, syntax.includes);
  for (std::string& header : headersFor(code)) {
    std::string quoted = '"' + header.substr(1, header.size() - 2) + '"';
    if (!included.contains(header) && !included.contains(quoted)) added.headers.push_back(std::move(header));
  }
  insertCode(patchOf(edit.file), syntax, added);
  return {};
}

model::Result<void> EditPlanner::addFile(const model::AddNode& edit, const std::string& code) {
  const std::vector<std::string> files = workspace_.files();
  const std::string lineEnd = files.empty() ? "\n" : lineEndNear(workspace_.text(files.front()), 0);
  patchOf(edit.file).insert(0, newFile({code, edit.scope, headersFor(code)}, isHeader(edit.file), lineEnd));
  return {};
}

model::Result<void> EditPlanner::checkAdded(const model::AddNode& edit) {
  const FileSyntax& before = syntaxOf(edit.file);
  const std::string& present = workspace_.text(edit.file);
  const std::size_t end = endBeforeNew(present, patchOf(edit.file).edits());
  if (!before.halfTyped && !before.unfinished && isEnded(present, end)) return {};
  const model::Result<std::string> text = patchOf(edit.file).edits().apply(present);
  if (!text) return text.error();
  const FileSyntax after = readSyntax(*text);
  const auto found =
      std::find_if(after.declarations.begin(), after.declarations.end(), [&](const auto& declaration) {
        return declaration.qualifiedName == qualified(edit) && declaration.annotation &&
               !declaration.broken &&
               std::string_view(*text).substr(declaration.whole.begin).starts_with("[[mp::");
      });
  const bool read =
      found != after.declarations.end() && !standsBehindHalfTyped(*text, after.declarations, *found);
  if (read && (!after.unfinished || found->whole.begin < *after.unfinished)) return {};
  const auto broken = std::find_if(before.declarations.begin(), before.declarations.end(),
                                   [](const DeclarationSyntax& declaration) { return declaration.broken; });
  int line = broken == before.declarations.end() ? lineAt(present, end) : broken->line;
  std::string remedy = "mend the text there first";
  if (before.unfinished) {
    line = lineAt(present, *before.unfinished);
    remedy = remedyFor(present.substr(*before.unfinished, 2));
  }
  return Error{ErrorKind::Refused,
               "what is added to " + edit.file + " would become part of something half typed", edit.file,
               line, std::move(remedy)};
}

model::Result<void> EditPlanner::change(const model::RemoveNode& edit) {
  const model::Result<Located> located = locate(edit.node);
  if (!located) return located.error();
  const std::vector<Located> declarations = workspace_.declarationsOf(edit.node);
  for (const Located& declaration : declarations)
    if (Done done = checkEditable(declaration); !done) return done.error();
  if (edit.withFunction) return removeDeclarationsOf(declarations);
  // Another annotation of the same thing would take the place of this one.
  for (const Located& declaration : declarations)
    removeAnnotations(patchOf(declaration.file), annotationsOf(declaration.declaration));
  return {};
}

/// The graph knows what functions call; a name may also stand where the reader does not look: in an
/// initialiser, a member function, a using-declaration, a macro.
model::Result<void> EditPlanner::checkUnused(const DeclarationSyntax& declaration,
                                             const std::map<std::string, std::vector<Range>>& removed) {
  static const std::vector<Range> nothing;
  // A file that includes a header has a `static` of its own.
  const bool ownFileOnly =
      declaration.isStatic &&
      std::none_of(removed.begin(), removed.end(), [](const auto& one) { return isHeader(one.first); });
  for (const std::string& file : workspace_.files()) {
    const auto found = removed.find(file);
    if (found == removed.end() && ownFileOnly) continue;
    const std::string& text = workspace_.text(file);
    if (text.find(declaration.name) == std::string::npos) continue;
    const std::optional<Range> use =
        firstUseOf(declaration.name, text, syntaxOf(file), found == removed.end() ? nothing : found->second);
    if (!use) continue;
    return Error{ErrorKind::Refused, declaration.name + " is still named in the code", file,
                 lineAt(text, use->begin), "remove that use first, or rename what else has this name"};
  }
  return {};
}

model::Result<void> EditPlanner::removeDeclarationsOf(const std::vector<Located>& declarations) {
  std::map<std::string, std::vector<Range>> byFile;
  for (const Located& located : declarations) {
    if (located.declaration.declaresMore) return declaresMore(located);
    const Range& whole = located.declaration.whole;
    if (crossesBranches(std::string_view(workspace_.text(located.file)).substr(whole.begin, whole.size())))
      return holdsOtherBranch(located);
    byFile[located.file].push_back(whole);
  }
  if (Done done = checkUnused(declarations.front().declaration, byFile); !done) return done.error();
  for (auto& [file, ranges] : byFile) {
    std::sort(ranges.begin(), ranges.end());
    const FileSyntax& syntax = syntaxOf(file);
    std::vector<std::size_t> floors;
    for (const Range& range : ranges) floors.push_back(floorOf(syntax, range));
    removeDeclarations(patchOf(file), ranges, floors);
  }
  return {};
}

model::Result<void> EditPlanner::change(const model::LinkNode& edit) {
  const model::Result<Located> source = locate(edit.node);
  if (!source) return source.error();
  if (source->declaration.qualifiedName == edit.function) return {};
  std::size_t annotations = 0;
  for (const Located& declaration : workspace_.declarationsOf(edit.node))
    annotations += annotationsOf(declaration.declaration).size();
  if (annotations > 1)
    return Error{ErrorKind::Refused, source->declaration.name + " is annotated twice", source->file,
                 source->declaration.line, "remove one of the annotations first"};
  const model::Result<Located> target = linkTarget(edit.function);
  if (!target) return target.error();
  const std::string& text = workspace_.text(target->file);
  const std::optional<std::size_t> place = annotationPlace(text, target->declaration);
  if (!place)
    return Error{ErrorKind::Refused,
                 "no annotation can stand on this declaration of " + target->declaration.name, target->file,
                 target->declaration.line,
                 "choose a function that is not declared with extern \"C\" on its own line"};
  const AnnotationSyntax& annotation = *source->declaration.annotation;
  const std::string attribute = attributeText(workspace_.text(source->file), annotation);
  insertAnnotation(patchOf(target->file), *place, withLineEnds(attribute, lineEndNear(text, *place)));
  removeAnnotations(patchOf(source->file), {annotation});
  return {};
}

model::Result<Workspace::Located> EditPlanner::linkTarget(const std::string& function) const {
  std::vector<Located> candidates = workspace_.declarationsOf(function);
  const auto known =
      std::find_if(before_->functions.begin(), before_->functions.end(),
                   [&](const model::Function& candidate) { return candidate.name == function; });
  const auto chosen = std::find_if(candidates.begin(), candidates.end(), [&](const Located& candidate) {
    return known != before_->functions.end() && candidate.file == known->file &&
           candidate.declaration.line == known->line;
  });
  if (chosen == candidates.end())
    return Error{ErrorKind::NotFound, "there is no function " + function + " in this project", {}, 0, {}};
  if (chosen->declaration.broken) return cannotBeChanged(*chosen);
  if (chosen->declaration.annotation)
    return Error{ErrorKind::Refused, function + " carries an annotation that makes no node of it",
                 chosen->file, chosen->declaration.line, "remove that annotation first"};
  return std::move(*chosen);
}

}  // namespace metaparticle::codegen
