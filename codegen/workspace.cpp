// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/workspace.h"

#include <algorithm>

#include "codegen/workspace_impl.h"
#include "model/validation.h"

namespace metaparticle::codegen {

Workspace::Workspace() : impl_(std::make_unique<Impl>()) {}
Workspace::~Workspace() = default;
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;

void Workspace::setText(const std::string& file, std::string text) {
  impl_->setText(file, std::move(text));
}

void Workspace::removeFile(const std::string& file) {
  impl_->removeFile(file);
}

void Workspace::replace(const std::string& file, Range range, std::string_view replacement) {
  FileUnit* unit = impl_->find(file);
  if (unit == nullptr) return setText(file, std::string(replacement));
  const std::size_t size = unit->source.text().size();
  range.begin = std::min(range.begin, size);
  range.end = std::clamp(range.end, range.begin, size);
  if (range.empty() && replacement.empty()) return;
  impl_->replace(*unit, range, replacement);
}

model::Result<void> Workspace::apply(const FileEdits& edits) {
  for (const auto& [file, changes] : edits.files) {
    if (const auto fits = changes.apply(text(file)); !fits) return fits.error();
  }
  for (const auto& [file, changes] : edits.files) {
    // From the last to the first, so that the offsets of those before still hold.
    const std::vector<TextEdit>& all = changes.all();
    for (auto edit = all.rbegin(); edit != all.rend(); ++edit) replace(file, edit->range, edit->replacement);
  }
  return {};
}

std::vector<std::string> Workspace::files() const {
  std::vector<std::string> names;
  for (const auto& [name, file] : impl_->files) names.push_back(name);
  return names;
}

bool Workspace::contains(const std::string& file) const {
  return impl_->find(file) != nullptr;
}

const std::string& Workspace::text(const std::string& file) const {
  static const std::string none;
  const FileUnit* unit = impl_->find(file);
  return unit == nullptr ? none : unit->source.text();
}

std::shared_ptr<const model::Graph> Workspace::graph() const {
  return impl_->graph();
}

std::vector<model::Finding> Workspace::findings() const {
  const std::shared_ptr<const model::Graph> graph = impl_->graph();
  std::vector<model::Finding> findings = readerFindings(impl_->files);
  std::vector<model::Finding> more = model::validate(*graph);
  findings.insert(findings.end(), more.begin(), more.end());
  return findings;
}

namespace {

Workspace::Located located(const Occurrence& occurrence) {
  const SourceFile& source = occurrence.file->source;
  return {occurrence.file->path, source.declaration(source.place(occurrence.segment))};
}

}  // namespace

std::optional<Workspace::Located> Workspace::locate(const model::NodeId& node) const {
  impl_->settle();
  const Occurrence* occurrence = impl_->annotatedOf(node);
  if (occurrence == nullptr) return std::nullopt;
  return located(*occurrence);
}

std::vector<Workspace::Located> Workspace::declarationsOf(const model::NodeId& node) const {
  impl_->settle();
  std::vector<Located> found;
  const Occurrence* annotated = impl_->annotatedOf(node);
  if (annotated == nullptr) return found;
  for (const Occurrence* occurrence : annotated->group->entities[annotated->entity].occurrences)
    found.push_back(located(*occurrence));
  return found;
}

std::vector<Workspace::Located> Workspace::declarationsOf(const std::string& qualifiedName) const {
  std::vector<Located> found;
  const std::string leaf = model::leafOf(qualifiedName);
  for (const auto& [path, file] : impl_->files) {
    for (const PlacedSegment& placed : file->source.segments()) {
      if (placed.dead || !placed.segment->declaration) continue;
      const DeclarationSyntax& relative = *placed.segment->declaration;
      if (relative.name != leaf) continue;
      const std::string& scope = placed.scope->name;
      const std::string name = scope.empty() ? relative.qualifiedName : scope + "::" + relative.qualifiedName;
      if (name == qualifiedName) found.push_back({path, file->source.declaration(placed)});
    }
  }
  return found;
}

std::optional<model::NodeId> Workspace::nodeAt(const std::string& file, std::size_t offset) const {
  const FileUnit* unit = impl_->find(file);
  if (unit == nullptr) return std::nullopt;
  impl_->settle();
  const PlacedSegment& placed = unit->source.at(offset);
  for (const StaleNodes::Entry& entry : unit->stale.all()) {
    if (&unit->source.at(entry.anchor.begin) == &placed) return entry.node.id;
  }
  const Occurrence* occurrence = placed.segment->occurrence;
  if (occurrence == nullptr || offset < placed.begin + placed.segment->first) return std::nullopt;
  const Entity& entity = occurrence->group->entities[occurrence->entity];
  if (entity.annotated == nullptr) return std::nullopt;
  return model::NodeId{nodeIdOf(entity)};
}

FileSyntax Workspace::syntax(const std::string& file) const {
  const FileUnit* unit = impl_->find(file);
  return unit == nullptr ? FileSyntax{} : unit->source.syntax();
}

model::Result<FileEdits> Workspace::plan(const model::Edit& edit) const {
  return planEdit(*this, edit);
}

}  // namespace metaparticle::codegen
