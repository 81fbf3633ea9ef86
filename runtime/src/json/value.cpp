// SPDX-License-Identifier: MIT
#include "metaparticle/json.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>

namespace mp::glue {

std::string_view Value::text() const {
  const Token& self = token();
  const std::string_view source = self.escaped ? std::string_view(tokens_->unescaped) : tokens_->text;
  return source.substr(self.begin, self.size);
}

std::string_view Value::raw() const {
  const Token& self = token();
  return tokens_->text.substr(self.begin, self.size);
}

Value Value::member(std::string_view name) const {
  Value found;
  if (!is(Type::object)) return found;
  for (Items items(*this); items; items.next()) {
    if (items.name() == name) found = items.value();
  }
  return found;
}

Items::Items(const Value& container)
    : tokens_(&container.tokens()),
      index_(container.index() + 1),
      left_(container.count()),
      object_(container.type() == Value::Type::object) {}

void Items::next() {
  index_ = tokens_->list[index_ + (object_ ? 1U : 0U)].next;
  --left_;
}

namespace {

/// Whether two members have one name; true also where that would take long to find out.
bool repeatsNames(const Value& object) {
  constexpr std::size_t most = 256;
  const std::size_t count = object.count();
  if (count < 2) return false;
  if (count > most) return true;
  // The hashes of the names, open addressing, at most half full.
  std::array<std::size_t, 2 * most> seen;
  const std::size_t size = std::bit_ceil(2 * count);
  std::fill_n(seen.begin(), size, 0);
  for (Items items(object); items; items.next()) {
    const std::size_t hash = std::hash<std::string_view>()(items.name()) | 1U;
    std::size_t slot = (hash >> 1U) & (size - 1);
    for (; seen[slot] != 0; slot = (slot + 1) & (size - 1)) {
      if (seen[slot] == hash) return true;
    }
    seen[slot] = hash;
  }
  return false;
}

}  // namespace

Members::Members(const Value& object) : object_(object), items_(object), repeats_(repeatsNames(object)) {}

Value Members::find(std::string_view name) {
  if (repeats_) return object_.member(name);
  for (std::size_t looked = 0; looked < object_.count(); ++looked) {
    if (!items_) items_ = Items(object_);
    const bool here = items_.name() == name;
    const Value value = items_.value();
    items_.next();
    if (here) return value;
  }
  return {};
}

}  // namespace mp::glue
