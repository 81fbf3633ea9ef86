// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/value_edits.h"

#include <algorithm>
#include <vector>

#include "codegen/comma_list.h"
#include "codegen/text_lines.h"
#include "codegen/tokens.h"
#include "model/values.h"

namespace metaparticle::codegen {

namespace {

using model::normalizedValue;

bool isBraced(std::string_view text, Range range) {
  return range.size() >= 2 && text[range.begin] == '{' && text[range.end - 1] == '}';
}

/// `= value` goes; comments around the sign stay.
void dropValue(Patch& patch, const ArgumentSyntax& argument) {
  const std::string_view text = patch.text();
  const std::size_t sign = skipTrivia(text, {argument.keyRange.end, argument.valueRange.begin});
  const std::size_t behind = skipBlanks(text, sign + 1);
  const std::size_t before = skipBlanksBack(text, argument.valueRange.begin);
  if (skipBlanksBack(text, sign) == argument.keyRange.end && behind == argument.valueRange.begin) {
    patch.cut({argument.keyRange.end, argument.valueRange.end});
  } else {
    patch.cut({sign, behind});
    patch.cut({std::max(behind, before), argument.valueRange.end});
  }
}

/// The items are what the value says: no comma is doubled.
bool saysTheValue(std::string_view text, const CommaList& list, const std::string& value) {
  std::string said;
  for (const Range& item : list.items)
    said.append(said.empty() ? "" : ",").append(text.substr(item.begin, item.size()));
  return normalizedValue('{' + said + '}') == normalizedValue(value);
}

/// What stays, goes and comes, when `wanted` is the items in their order without some and with others behind.
struct ListChange {
  std::vector<std::size_t> removed;
  std::vector<std::string> added;
};

ListChange changeOf(std::string_view text, const CommaList& list, const std::vector<std::string>& wanted) {
  ListChange change;
  std::size_t kept = 0;
  for (std::size_t item = 0; item < list.items.size(); ++item) {
    const std::string_view written = text.substr(list.items[item].begin, list.items[item].size());
    if (kept < wanted.size() && normalizedValue(written) == normalizedValue(wanted[kept]))
      ++kept;
    else
      change.removed.push_back(item);
  }
  change.added.assign(wanted.begin() + static_cast<std::ptrdiff_t>(kept), wanted.end());
  return change;
}

/// Adds or removes items; false when that would not do.
bool editItems(Patch& patch, const ArgumentSyntax& argument, const std::string& wanted) {
  const std::string_view text = patch.text();
  const Range value = argument.valueRange;
  const auto items = model::parseList(wanted);
  const CommaList list = splitList(text, {value.begin + 1, value.end - 1});
  if (!saysTheValue(text, list, argument.value)) return false;
  const ListChange change = changeOf(text, list, items);
  // Both at once would meet at the comma between them; so would several new ones.
  if (change.removed.size() == list.items.size()) return false;
  if (change.removed.empty() == change.added.empty() || change.added.size() > 1) return false;
  if (change.added.empty())
    removeItems(patch, list, change.removed);
  else
    appendItem(patch, list, change.added.front());
  return true;
}

/// `a` becomes `{a, b}` without touching `a`; false when it is not that.
bool braceItem(Patch& patch, Range value, const std::string& wanted) {
  const std::string written(patch.text().substr(value.begin, value.size()));
  const auto items = model::parseList(wanted);
  if (items.size() < 2 || normalizedValue(items.front()) != normalizedValue(written)) return false;
  std::string rest;
  for (std::size_t item = 1; item < items.size(); ++item) rest += ", " + items[item];
  patch.insert(value.begin, "{");
  patch.insert(value.end, rest + '}');
  return true;
}

}  // namespace

void editValue(Patch& patch, const ArgumentSyntax& argument, const std::string& value) {
  const Range range = argument.valueRange;
  if (argument.flag) {
    patch.insert(argument.keyRange.end, " = " + value);
  } else if (value.empty()) {
    dropValue(patch, argument);
  } else {
    const bool edited =
        value.starts_with('{') &&
        (isBraced(patch.text(), range) ? editItems(patch, argument, value) : braceItem(patch, range, value));
    if (!edited) patch.replace(range, value);
  }
}

}  // namespace metaparticle::codegen
