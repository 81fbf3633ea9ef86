// SPDX-License-Identifier: MIT
#include "metaparticle/json.hpp"

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

Value Members::find(std::string_view name) {
  Value found;
  Items at = items_;
  // Round once; but not round again behind the end, where all that stands was before what is found.
  for (std::size_t looked = 0; looked < object_.count(); ++looked) {
    if (!at) {
      if (found) break;
      at = Items(object_);
    }
    const bool here = at.name() == name;
    if (here) found = at.value();
    at.next();
    if (here) items_ = at;
  }
  return found;
}

}  // namespace mp::glue
