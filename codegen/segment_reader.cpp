// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/segment_reader.h"

#include <algorithm>

#include "codegen/conditional.h"

namespace metaparticle::codegen {

namespace {

/// Lines and columns of offsets, best asked for in ascending order.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}

  /// Line ends before `offset`.
  int lineOf(std::size_t offset) {
    offset = std::min(offset, text_.size());
    const std::string_view between =
        text_.substr(std::min(offset, at_), std::max(offset, at_) - std::min(offset, at_));
    const auto ends = static_cast<int>(std::count(between.begin(), between.end(), '\n'));
    if (offset < at_) {
      line_ -= ends;
      if (ends > 0) lineBegin_ = beginOfLine(offset);
    } else {
      line_ += ends;
      if (ends > 0) lineBegin_ = at_ + between.rfind('\n') + 1;
    }
    at_ = offset;
    return line_;
  }
  /// Bytes between the beginning of the line, or of the text, and the offset asked for last.
  [[nodiscard]] int column() const { return static_cast<int>(at_ - lineBegin_); }

 private:
  [[nodiscard]] std::size_t beginOfLine(std::size_t offset) const {
    const std::size_t end = text_.substr(0, offset).rfind('\n');
    return end == std::string_view::npos ? 0 : end + 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t lineBegin_ = 0;
  int line_ = 0;
};

void findLines(DeclarationSyntax& declaration, LineCounter& lines) {
  declaration.line = lines.lineOf(declaration.nameRange.begin);
  for (MemberSyntax& member : declaration.members) member.line = lines.lineOf(member.offset);
  for (DeclarationSyntax& nested : declaration.nested) findLines(nested, lines);
}

}  // namespace

Segment SegmentReader::next() {
  Segment segment;
  const std::string_view word = tokens_.word(0);
  const Token first = tokens_.at(0);
  std::size_t behind = 1;
  if (first.kind == TokenKind::End) {
    segment.kind = SegmentKind::End;
    behind = 0;
    done_ = true;
  } else if (first.kind == TokenKind::Directive) {
    behind = readDirective(segment);
  } else if (tokens_.is(0, '}')) {
    segment.kind = SegmentKind::Close;
  } else if (tokens_.is(0, ';')) {
    segment.kind = SegmentKind::Other;
  } else if (word == "namespace" || (word == "inline" && tokens_.isKeyword(1, "namespace"))) {
    behind = readNamespace(word == "inline" ? 2 : 1, segment);
  } else if (word == "extern" && tokens_.at(1).kind == TokenKind::String && tokens_.is(2, '{')) {
    segment.kind = SegmentKind::Linkage;
    behind = 3;
  } else if (word == "using" && tokens_.isKeyword(1, "namespace")) {
    behind = readUsingNamespace(2, segment);
  } else {
    behind = readDeclaration(segment);
  }
  finish(behind, segment);
  return segment;
}

std::size_t SegmentReader::readDirective(Segment& segment) {
  const Token token = tokens_.at(0);
  const std::string_view directive = tokens_.slice(token.begin, token.end);
  segment.kind = SegmentKind::Directive;
  segment.branch = branchOf(directive);
  segment.decided = token.decided;
  if (directiveName(directive) != "include") return 1;
  const std::size_t open = directive.find_first_of("<\"");
  if (open == std::string_view::npos) return 1;
  const std::size_t close = directive.find(directive[open] == '<' ? '>' : '"', open + 1);
  if (close == std::string_view::npos) return 1;
  segment.kind = SegmentKind::Include;
  segment.text = directive.substr(open, close - open + 1);
  return 1;
}

std::size_t SegmentReader::readNamespace(std::size_t index, Segment& segment) {
  segment.inlineNamespace = index == 2;
  std::size_t i = index;
  while (AttributeReader::isAttribute(tokens_, i)) {
    const std::size_t behind = tokens_.skipBrackets(i);
    i = behind == TokenStream::npos ? i + 2 : behind;
  }
  while (tokens_.isIdentifier(i)) {
    if (tokens_.isKeyword(i, "inline")) {
      segment.inlineNamespace = true;
      ++i;
      continue;
    }
    segment.text.append(segment.text.empty() ? "" : "::").append(tokens_.word(i));
    ++i;
    if (!tokens_.is(i, op::scope)) break;
    ++i;
  }
  // A macro with attributes: namespace std VISIBILITY(default) {
  if (tokens_.isIdentifier(i) && !tokens_.at(i).firstOfLine()) {
    const std::size_t behind = tokens_.is(i + 1, '(') ? tokens_.skipBrackets(i + 1) : i + 1;
    if (behind != TokenStream::npos && tokens_.is(behind, '{')) i = behind;
  }
  if (tokens_.is(i, '{')) {
    segment.kind = SegmentKind::Namespace;
    if (segment.text.empty()) segment.text = "(anonymous)";
    return i + 1;
  }
  segment.kind = SegmentKind::Other;
  segment.text.clear();
  if (tokens_.is(i, '=')) {
    const std::size_t behind = tokens_.skipQualifiedName(i + 1);
    if (tokens_.is(behind, ';')) return behind + 1;
  }
  segment.broken = true;
  return i;
}

std::size_t SegmentReader::readUsingNamespace(std::size_t index, Segment& segment) {
  const std::size_t behind = tokens_.skipQualifiedName(index);
  segment.kind = SegmentKind::UsingNamespace;
  segment.text = tokens_.qualifiedName(index, behind);
  segment.broken = behind == index || !tokens_.is(behind, ';');
  if (segment.broken) segment.kind = SegmentKind::Other;
  return segment.broken ? behind : behind + 1;
}

std::size_t SegmentReader::readDeclaration(Segment& segment) {
  const Token& first = tokens_.at(0);
  DeclarationReader reader(tokens_, first.firstOfLine() ? first.column : 0);
  const std::size_t behind = reader.read(0);
  takeDraft(reader.draft(), segment);
  return behind;
}

void SegmentReader::takeDraft(DeclarationDraft& draft, Segment& segment) {
  segment.kind = draft.declaration ? SegmentKind::Declaration : SegmentKind::Other;
  segment.broken = draft.broken;
  segment.annotationBroken = draft.annotationBroken;
  segment.qualifiedName = draft.qualified;
  reportProblems(draft, segment);
  segment.declaration = std::move(draft.declaration);
  for (const BodyUse& use : draft.uses) {
    UseDetail detail;
    detail.unqualifiedCall = use.unqualifiedCall;
    detail.callRange = use.callRange;
    segment.useDetails.push_back(detail);
  }
}

void SegmentReader::reportProblems(const DeclarationDraft& draft, Segment& segment) {
  const auto report = [&](const char* code, std::string message, std::size_t offset) {
    segment.problems.push_back({code, std::move(message), offset, 0});
  };
  for (const Range& range : draft.strayAnnotations) {
    report("annotation-on-member", "Annotations stand on functions and variables outside of classes.",
           range.begin);
  }
  for (const Range& range : draft.oddAnnotations) {
    report("annotation-position", "The annotation belongs at the start of the declaration.", range.begin);
  }
  if (!draft.declaration) return;
  const DeclarationSyntax& declaration = *draft.declaration;
  for (const AnnotationSyntax& extra : declaration.extraAnnotations) {
    report("second-annotation",
           "The declaration carries two annotations; [[mp::" + extra.word +
               "]] is not used. Remove one of them.",
           extra.item.begin);
  }
}

void SegmentReader::finish(std::size_t behind, Segment& segment) {
  const std::size_t begin = at_;
  const std::size_t end = behind == 0 ? tokens_.text().size() : tokens_.at(behind - 1).end;
  segment.first = static_cast<std::uint32_t>(tokens_.at(0).begin - begin);
  segment.length = static_cast<std::uint32_t>(end - begin);
  const std::size_t reach = std::max(tokens_.reach(), end);
  segment.reach = static_cast<std::uint32_t>(std::min<std::size_t>(reach - begin, UINT32_MAX));
  if (segment.declaration) shift(*segment.declaration, std::size_t{0} - begin, 0);
  for (UseDetail& detail : segment.useDetails) {
    detail.callRange.begin -= begin;
    detail.callRange.end -= begin;
  }
  for (Problem& problem : segment.problems) problem.offset -= begin;
  const std::vector<Range>& swallowed = tokens_.swallowed();
  for (; nextSwallowed_ < swallowed.size() && swallowed[nextSwallowed_].begin < end; ++nextSwallowed_) {
    const Range& range = swallowed[nextSwallowed_];
    segment.swallowed.push_back({range.begin - begin, range.end - begin});
  }
  if (segment.branch == Branch::None) segment.crossesBranches = crossesBranches(tokens_.slice(begin, end));
  at_ = end;
  countLines(segment);
  tokens_.restart(behind);
}

void SegmentReader::countLines(Segment& segment) const {
  const std::string_view own = tokens_.slice(at_ - segment.length, at_);
  LineCounter lines(own);
  if (segment.declaration) {
    findLines(*segment.declaration, lines);
    const auto& uses = segment.declaration->uses;
    for (std::size_t i = 0; i < segment.useDetails.size(); ++i) {
      UseDetail& detail = segment.useDetails[i];
      detail.line = lines.lineOf(uses[i].range.begin);
      detail.column = lines.column();
    }
  }
  for (Problem& problem : segment.problems) problem.line = lines.lineOf(problem.offset);
  segment.lines = static_cast<std::uint32_t>(lines.lineOf(own.size()));
}

}  // namespace metaparticle::codegen
