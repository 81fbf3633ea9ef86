// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "codegen/tokens.h"
#include "tests/support/lens_laws.h"

namespace metaparticle::test {

namespace {

using codegen::FileEdits;
using codegen::Range;
using codegen::TextEdit;
using codegen::Workspace;
using Allowed = std::map<std::string, std::vector<Range>>;

bool within(const Range& inner, const Range& outer) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

/// Where edits of this kind may change bytes that are not white space.
class Permission {
 public:
  explicit Permission(const Workspace& workspace) : workspace_(workspace) {}

  Allowed operator()(const model::SetArgument& edit) { return attributeOf(edit.node); }
  Allowed operator()(const model::UnsetArgument& edit) { return attributeOf(edit.node); }
  Allowed operator()(const model::RenameNode& edit) { return attributeOf(edit.node); }
  Allowed operator()(const model::Connect& edit) { return attributesOf({edit.from, edit.to}); }
  Allowed operator()(const model::Disconnect& edit) { return attributesOf({edit.from, edit.to}); }
  Allowed operator()(const model::AddNode&) { return {}; }
  Allowed operator()(const model::LinkNode& edit) {
    Allowed allowed = attributeOf(edit.node);
    for (const auto& located : workspace_.declarationsOf(edit.function)) {
      const auto& declaration = located.declaration;
      allowed[located.file].push_back({declaration.whole.begin, declaration.nameRange.begin});
    }
    return allowed;
  }
  Allowed operator()(const model::RemoveNode& edit) {
    Allowed allowed;
    const auto changes = model::argumentChanges(edit, *workspace_.graph());
    for (const model::ArgumentChange& change : changes.value()) merge(allowed, attributeOf(change.node));
    for (const auto& other : workspace_.declarationsOf(edit.node)) {
      const auto& declaration = other.declaration;
      if (edit.withFunction) allowed[other.file].push_back(declaration.whole);
      for (const auto& extra : declaration.extraAnnotations) allowed[other.file].push_back(extra.attribute);
      if (declaration.annotation) allowed[other.file].push_back(declaration.annotation->attribute);
    }
    return allowed;
  }

 private:
  Allowed attributeOf(const model::NodeId& node) {
    Allowed allowed;
    for (const auto& located : workspace_.declarationsOf(node))
      if (located.declaration.annotation)
        allowed[located.file].push_back(located.declaration.annotation->attribute);
    return allowed;
  }
  Allowed attributesOf(const std::vector<model::NodeId>& nodes) {
    Allowed allowed;
    for (const model::NodeId& node : nodes) merge(allowed, attributeOf(node));
    return allowed;
  }
  static void merge(Allowed& allowed, const Allowed& more) {
    for (const auto& [file, ranges] : more)
      allowed[file].insert(allowed[file].end(), ranges.begin(), ranges.end());
  }

  const Workspace& workspace_;
};

/// Every comment of the text, in order.
std::vector<std::string> commentsOf(std::string_view text) {
  std::vector<std::string> comments;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t next = codegen::skipTriviaPart(text, offset, text.size());
    if (next == offset) {
      offset = codegen::skipToken(text, offset, text.size());
      continue;
    }
    if (text[offset] == '/') comments.emplace_back(text.substr(offset, next - offset));
    offset = next;
  }
  return comments;
}

/// The arguments that such an edit is about.
bool mayChange(const model::Edit& edit, const std::string& key) {
  if (const auto* set = std::get_if<model::SetArgument>(&edit)) return key == set->key;
  if (const auto* unset = std::get_if<model::UnsetArgument>(&edit)) return key == unset->key;
  if (std::holds_alternative<model::RenameNode>(edit)) return key == "name";
  return key == "uses" || key == "from";
}

/// Comments inside the value of an argument that changes may go with it; all others stay, in their order.
bool keepsComments(const Workspace& before, const model::Edit& edit, const std::string& file,
                   const std::string& after) {
  std::string text = before.text(file);
  for (const codegen::DeclarationSyntax& declaration : before.syntax(file).declarations) {
    if (!declaration.annotation) continue;
    for (const auto& argument : declaration.annotation->arguments)
      if (mayChange(edit, argument.key))
        text.replace(argument.whole.begin, argument.whole.size(), argument.whole.size(), ' ');
  }
  const std::vector<std::string> kept = commentsOf(after);
  auto place = kept.begin();
  for (const std::string& comment : commentsOf(text)) {
    place = std::find(place, kept.end(), comment);
    if (place == kept.end()) return false;
    ++place;
  }
  return true;
}

/// Only these take text with its comments away: a whole declaration, or an annotation to somewhere else.
bool mayTakeComments(const model::Edit& edit) {
  return std::holds_alternative<model::RemoveNode>(edit) || std::holds_alternative<model::LinkNode>(edit) ||
         std::holds_alternative<model::AddNode>(edit);
}

bool permitted(const TextEdit& edit, std::string_view text, const std::vector<Range>& allowed,
               const model::Edit& what) {
  const std::string_view removed = text.substr(edit.range.begin, edit.range.size());
  if (std::holds_alternative<model::AddNode>(what)) return edit.range.empty();
  const bool inside = std::any_of(allowed.begin(), allowed.end(),
                                  [&](const Range& range) { return within(edit.range, range); });
  if (inside) return true;
  if (!edit.replacement.empty()) return false;
  // A cut may reach over white space, and with a declaration over the comment that touches it.
  const auto* removal = std::get_if<model::RemoveNode>(&what);
  std::size_t offset = 0;
  while (offset < removed.size()) {
    const std::size_t place = edit.range.begin + offset;
    const auto in = std::find_if(allowed.begin(), allowed.end(),
                                 [&](const Range& range) { return range.contains(place); });
    if (in != allowed.end()) {
      offset += in->end - place;
      continue;
    }
    const std::size_t next = codegen::skipTriviaPart(removed, offset, removed.size());
    const bool comment = next > offset && removed[offset] == '/';
    if (next == offset || (comment && !(removal && removal->withFunction))) return false;
    offset = next;
  }
  return true;
}

/// An argument that is set or unset leaves its neighbours alone.
std::vector<std::string> checkNeighbours(const Workspace& before, const model::Edit& edit,
                                         const FileEdits& edits) {
  const auto* set = std::get_if<model::SetArgument>(&edit);
  const auto* unset = std::get_if<model::UnsetArgument>(&edit);
  if (set == nullptr && unset == nullptr) return {};
  const std::string& key = set != nullptr ? set->key : unset->key;
  for (const auto& located : before.declarationsOf(set != nullptr ? set->node : unset->node)) {
    const auto changes = edits.files.find(located.file);
    if (changes == edits.files.end() || !located.declaration.annotation) continue;
    for (const auto& argument : located.declaration.annotation->arguments) {
      if (argument.key == key) continue;
      for (const TextEdit& change : changes->second.all())
        if (change.range.begin < argument.whole.end && argument.whole.begin < change.range.end)
          return {"Locality: the edit touches " + argument.key};
    }
  }
  return {};
}

}  // namespace

std::vector<std::string> checkLocality(const Workspace& before, const model::Edit& edit,
                                       const FileEdits& edits) {
  std::vector<std::string> violations = checkNeighbours(before, edit, edits);
  Permission permission(before);
  Allowed allowed = std::visit(permission, edit);
  for (const auto& [file, changes] : edits.files) {
    const std::string& text = before.text(file);
    for (const TextEdit& change : changes.all()) {
      if (permitted(change, text, allowed[file], edit)) continue;
      violations.push_back("Locality: " + file + " changes at " + std::to_string(change.range.begin) +
                           ": \"" + text.substr(change.range.begin, change.range.size()) + "\" -> \"" +
                           change.replacement + '"');
    }
    const auto after = changes.apply(text);
    if (after && !mayTakeComments(edit) && !keepsComments(before, edit, file, *after))
      violations.push_back("Locality: comments of " + file + " change");
  }
  return violations;
}

}  // namespace metaparticle::test
