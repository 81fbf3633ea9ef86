// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/annotation_edits.h"

#include <algorithm>
#include <map>

#include "codegen/comma_list.h"
#include "codegen/text_lines.h"
#include "codegen/tokens.h"
#include "codegen/value_edits.h"
#include "model/values.h"

namespace metaparticle::codegen {

namespace {

/// The sign between key and value as this annotation writes it.
std::string signOf(std::string_view text, const AnnotationSyntax& annotation) {
  for (const ArgumentSyntax& argument : annotation.arguments) {
    if (argument.flag) continue;
    const std::size_t begin = argument.keyRange.end;
    const std::string_view sign = text.substr(begin, argument.valueRange.begin - begin);
    if (sign == "=" || sign == " = ") return std::string(sign);
  }
  return " = ";
}

std::string argumentText(const model::Argument& argument, const std::string& sign) {
  return argument.value.empty() ? argument.key : argument.key + sign + argument.value;
}

CommaList listOf(const AnnotationSyntax& annotation) {
  CommaList list{annotation.list, {}};
  for (const ArgumentSyntax& argument : annotation.arguments) list.items.push_back(argument.whole);
  return list;
}

void addArgument(Patch& patch, const AnnotationSyntax& annotation, const std::string& argument) {
  if (annotation.hasList)
    appendItem(patch, listOf(annotation), argument);
  else
    patch.insert(annotation.item.end, '(' + argument + ')');
}

/// Nothing but items, commas and white space.
bool withoutComments(std::string_view text, const CommaList& list) {
  std::size_t offset = list.inside.begin;
  const auto skipSpace = [&] {
    while (offset < list.inside.end && isSpace(text[offset])) ++offset;
  };
  for (const Range& item : list.items) {
    skipSpace();
    if (offset != item.begin) return false;
    offset = item.end;
    skipSpace();
    if (text[offset] == ',') ++offset;
  }
  skipSpace();
  return offset == list.inside.end;
}

void removeArguments(Patch& patch, const AnnotationSyntax& annotation,
                     const std::vector<std::size_t>& which) {
  const CommaList list = listOf(annotation);
  const std::string_view text = patch.text();
  // Parentheses around nothing go too; those around a comment stay.
  if (which.size() == list.items.size() && withoutComments(text, list))
    patch.cut({skipBlanksBack(text, list.inside.begin - 1), list.inside.end + 1});
  else
    removeItems(patch, list, which);
}

/// Between the brackets of an attribute, behind a `using mp:`.
Range insideOf(std::string_view text, const AnnotationSyntax& annotation) {
  Range inside = annotation.attribute;
  for (int bracket = 0; bracket < 2; ++bracket) {
    inside.begin = skipTrivia(text, inside);
    inside.begin += text[inside.begin] == '<' ? 2 : 1;
    while (isSpace(text[inside.end - 1])) --inside.end;
    inside.end -= text[inside.end - 1] == '>' ? 2 : 1;
  }
  const std::size_t word = skipTrivia(text, inside);
  if (text.substr(word).starts_with("using")) {
    const std::size_t colon = text.find(':', word);
    if (colon < annotation.item.begin) inside.begin = colon + 1;
  }
  return inside;
}

/// Removes the annotations of one attribute from its brackets; false when nothing else is in them.
bool removeFromBrackets(Patch& patch, const std::vector<const AnnotationSyntax*>& annotations) {
  const std::string_view text = patch.text();
  const CommaList list = splitList(text, insideOf(text, *annotations.front()));
  std::vector<std::size_t> which;
  for (std::size_t item = 0; item < list.items.size(); ++item) {
    const bool goes =
        std::any_of(annotations.begin(), annotations.end(), [&](const AnnotationSyntax* annotation) {
          return list.items[item].contains(annotation->item.begin);
        });
    if (goes) which.push_back(item);
  }
  if (which.size() >= list.items.size()) return false;
  removeItems(patch, list, which);
  return true;
}

}  // namespace

void editArguments(Patch& patch, const AnnotationSyntax& annotation,
                   const std::vector<model::Argument>& wanted) {
  std::vector<std::size_t> removed;
  std::size_t kept = 0;
  for (std::size_t index = 0; index < annotation.arguments.size(); ++index) {
    const ArgumentSyntax& argument = annotation.arguments[index];
    if (kept >= wanted.size() || wanted[kept].key != argument.key) {
      removed.push_back(index);
      continue;
    }
    if (model::normalizedValue(wanted[kept].value) != model::normalizedValue(argument.value))
      editValue(patch, argument, wanted[kept].value);
    ++kept;
  }
  std::string added;
  const std::string sign = signOf(patch.text(), annotation);
  for (; kept < wanted.size(); ++kept)
    added += (added.empty() ? "" : ", ") + argumentText(wanted[kept], sign);
  if (!removed.empty()) removeArguments(patch, annotation, removed);
  if (!added.empty()) addArgument(patch, annotation, added);
}

void removeAnnotations(Patch& patch, const std::vector<AnnotationSyntax>& annotations) {
  std::map<Range, std::vector<const AnnotationSyntax*>> byAttribute;
  for (const AnnotationSyntax& annotation : annotations)
    byAttribute[annotation.attribute].push_back(&annotation);
  std::vector<Range> whole;
  for (const auto& [attribute, items] : byAttribute)
    if (!removeFromBrackets(patch, items)) whole.push_back(attribute);
  for (const Range& range : cutRanges(patch.text(), whole)) patch.cut(range);
}

std::string attributeText(std::string_view text, const AnnotationSyntax& annotation) {
  const std::string item(text.substr(annotation.item.begin, annotation.item.size()));
  const bool prefixed = item.starts_with("mp") && !item.starts_with(annotation.word);
  return "[[" + std::string(prefixed ? "" : "mp::") + item + "]]";
}

}  // namespace metaparticle::codegen
