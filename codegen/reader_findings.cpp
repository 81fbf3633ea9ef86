// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "codegen/graph_assembly.h"
#include "model/kinds.h"
#include "model/nearest_word.h"

namespace metaparticle::codegen {

namespace {

using model::Finding;
using model::Severity;

/// What to write in place of an unknown kind.
std::string kindMeantBy(const std::string& word) {
  std::vector<std::string_view> words;
  std::string all;
  for (const model::KindInfo& kind : model::kinds()) {
    words.push_back(kind.word);
    all += (all.empty() ? "" : ", ") + std::string(kind.word);
  }
  const std::string nearest(model::nearestWord(word, words));
  return nearest.empty() ? "Choose one of " + all + "." : "Write mp::" + nearest + ".";
}

/// Collects the findings of one file.
class FileFindings {
 public:
  FileFindings(const FileUnit& file, std::vector<Finding>& findings) : file_(file), findings_(findings) {}

  void collect() {
    for (const PlacedSegment& placed : file_.source.segments())
      if (!placed.dead) collect(placed);
    for (const Range& range : file_.source.swallowed()) {
      collectSwallowed(range);
    }
    if (!file_.source.balanced()) collectBraces();
    for (const StaleNodes::Entry& entry : file_.stale.all()) {
      report(Severity::Warning, "stale-node",
             "The declaration of " + entry.node.entity + " cannot be read now; its last good state is shown.",
             entry.anchor.begin, entry.node.id.value);
    }
  }

 private:
  void report(Severity severity, const char* code, std::string message, std::size_t offset,
              std::string node = {}) {
    goTo(offset);
    const int column = static_cast<int>(offset - place_.lineBegin) + 1;
    findings_.push_back(
        {severity, code, std::move(message), file_.path, place_.line, column, std::move(node)});
  }

  /// From the place of the finding before when that is near, else from where the segment begins.
  void goTo(std::size_t offset) {
    constexpr std::size_t near = 4096;
    const SourceFile& source = file_.source;
    const PlacedSegment& placed = source.at(offset);
    const bool isNear = place_.line > 0 && place_.offset <= offset &&
                        offset - place_.offset <= near + (offset - placed.begin);
    if (!isNear) {
      const auto column = static_cast<std::size_t>(source.columnOf(placed.begin));
      place_ = {placed.begin, placed.begin + 1 - column, placed.line + 1};
    }
    const std::string_view text = std::string_view(source.text()).substr(0, offset);
    for (std::size_t end = text.find('\n', place_.offset); end < offset; end = text.find('\n', end + 1)) {
      place_.lineBegin = end + 1;
      ++place_.line;
    }
    place_.offset = offset;
  }

  void collectSwallowed(const Range& range) {
    const std::string_view text = std::string_view(file_.source.text()).substr(range.begin);
    if (text.starts_with("/*")) {
      const bool closed = range.size() >= 4 && text.substr(0, range.size()).ends_with("*/");
      report(Severity::Error, "unterminated-comment",
             closed ? "The comment goes on over the beginning of another. Close it with */ before that."
                    : "The comment has no end. Close it with */.",
             range.begin);
    } else if (text.starts_with("#") || text.starts_with("%:")) {
      report(Severity::Error, "unterminated-conditional",
             "The text that is left out from here on has no end. Close it with #endif.", range.begin);
    } else {
      report(Severity::Error, "unterminated-string", "The raw string has no end.", range.begin);
    }
  }

  /// The first `}` that closes nothing, else the last namespace that is never closed.
  void collectBraces() {
    std::vector<const PlacedSegment*> open;
    for (const PlacedSegment& placed : file_.source.segments()) {
      if (placed.kind == SegmentKind::Namespace || placed.kind == SegmentKind::Linkage)
        open.push_back(&placed);
      if (placed.kind != SegmentKind::Close) continue;
      if (open.empty()) {
        return report(Severity::Error, "unbalanced-braces", "This brace closes nothing.",
                      placed.begin + placed.segment->first);
      }
      open.pop_back();
    }
    if (open.empty()) return;
    report(Severity::Error, "unbalanced-braces", "The namespace that begins here is never closed.",
           open.back()->begin + open.back()->segment->first);
  }

  void collect(const PlacedSegment& placed) {
    const Segment& segment = *placed.segment;
    for (const Problem& problem : segment.problems) {
      report(Severity::Warning, problem.code, problem.message, placed.begin + problem.offset);
    }
    if (!segment.declaration) return;
    const DeclarationSyntax& declaration = *segment.declaration;
    if (declaration.annotation) collect(placed, declaration, *declaration.annotation);
    if (segment.occurrence != nullptr) collect(*segment.occurrence, placed);
  }

  void collect(const PlacedSegment& placed, const DeclarationSyntax& declaration,
               const AnnotationSyntax& annotation) {
    const std::size_t at = placed.begin + annotation.item.begin;
    const std::string attribute = "[[mp::" + annotation.word + "]]";
    if (placed.segment->annotationBroken) {
      return report(Severity::Error, "broken-annotation",
                    "The annotation " + attribute + " is not complete. Check its brackets and values.", at);
    }
    if (!annotation.kind) {
      return report(Severity::Error, "unknown-kind",
                    attribute + " is not a kind of node. " + kindMeantBy(annotation.word), at);
    }
    const bool onFunction = model::info(*annotation.kind).entity == model::Entity::Function;
    const bool matches =
        declaration.kind == (onFunction ? DeclarationKind::Function : DeclarationKind::Variable);
    if (declaration.name.empty()) {
      report(Severity::Error, "annotation-alone", "No declaration follows the annotation " + attribute + ".",
             at);
    } else if (!matches) {
      report(Severity::Error, "wrong-entity",
             attribute + " stands on a " + (onFunction ? "function." : "variable."), at);
    } else if (placed.segment->broken) {
      report(Severity::Warning, "broken-declaration",
             "The declaration of " + declaration.name + " is not complete. Check its brackets and its end.",
             placed.begin + declaration.nameRange.begin);
    }
  }

  void collect(const Occurrence& occurrence, const PlacedSegment& placed) {
    const DeclarationSyntax& declaration = occurrence.declaration();
    const Entity& entity = occurrence.group->entities[occurrence.entity];
    if (nodeKindOf(*occurrence.segment) && entity.annotated == nullptr) {
      report(Severity::Error, "annotation-on-member",
             occurrence.group->name +
                 " is a member of a class, or declared in no file of the project. Annotate a function "
                 "outside of "
                 "classes at its declaration.",
             placed.begin + declaration.annotation->item.begin);
    }
    if (entity.conflicting && entity.annotated == &occurrence) {
      report(Severity::Error, "different-annotations",
             "Another declaration of " + declaration.name +
                 " is annotated differently. Keep the annotation at one of them.",
             placed.begin + declaration.annotation->item.begin);
    }
    if (entity.branchesDiffer && entity.annotated == &occurrence) {
      report(Severity::Warning, "different-branches",
             "Another branch of the #if annotates " + declaration.name +
                 " differently. The application runs with what is written here.",
             placed.begin + declaration.annotation->item.begin);
    }
    for (const std::size_t index : occurrence.unresolvedCalls) {
      const UseSyntax& use = declaration.uses[index];
      report(Severity::Warning, "unknown-call-target",
             "No function named " + use.target + " is in the project, so the call makes no edge.",
             placed.begin + use.range.begin);
    }
  }

  struct Place {
    std::size_t offset = 0;
    std::size_t lineBegin = 0;
    int line = 0;  ///< 1-based; 0: none yet
  };

  const FileUnit& file_;
  std::vector<Finding>& findings_;
  Place place_;
};

}  // namespace

std::vector<Finding> readerFindings(const Files& files) {
  std::vector<Finding> findings;
  for (const auto& [path, file] : files) {
    const auto first = static_cast<std::ptrdiff_t>(findings.size());
    FileFindings(*file, findings).collect();
    std::stable_sort(findings.begin() + first, findings.end(), [](const Finding& left, const Finding& right) {
      return std::pair(left.line, left.column) < std::pair(right.line, right.column);
    });
  }
  return findings;
}

}  // namespace metaparticle::codegen
