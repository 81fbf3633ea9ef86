// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generate_typing.h"

#include <algorithm>

#include "tests/support/generate_body.h"

namespace metaparticle::test {

namespace {

std::size_t lineStart(Random& random, const std::string& text) {
  const std::size_t place = text.rfind('\n', random.below(text.size() + 1));
  return place == std::string::npos ? 0 : place + 1;
}

std::string wholeLine(Random& random) {
  static const std::vector<std::string> lines = {"\n", "// a remark, it's {\n", "/* [[mp::service]] */\n",
                                                 "  \n"};
  switch (random.below(4)) {
    case 0:
      return generateFiller(random, 900 + random.below(90));
    case 1:
      return "[[mp::job]]\nvoid typed" + std::to_string(random.below(1000)) + "() {}\n";
    default:
      return random.pick(lines);
  }
}

}  // namespace

Typing generateTyping(Random& random, const Texts& texts) {
  static const std::vector<std::string> pieces = {
      "{",  "}",  "(", ")",  "[",       "]",        "[[",   "]]",  "\"", "'", "/*",         "*/",
      "//", ";",  ",", "<",  ">",       "=",        ":",    "::",  "#",  "x", "template <", "namespace x {",
      "mp", "\n", " ", "\\", "#if 0\n", "#endif\n", "\r\n", "R\"("};
  Typing typing;
  const auto place = std::next(texts.begin(), static_cast<std::ptrdiff_t>(random.below(texts.size())));
  typing.file = place->first;
  const std::string& text = place->second;
  if (random.chance(45)) {
    const std::size_t offset = lineStart(random, text);
    typing.range = {offset, offset};
    typing.replacement = wholeLine(random);
    return typing;
  }
  const std::size_t offset = random.below(text.size() + 1);
  const std::size_t taken =
      random.chance(40) ? random.below(std::min<std::size_t>(text.size() - offset, 12) + 1) : 0;
  typing.range = {offset, offset + taken};
  if (taken == 0 || random.chance(50)) typing.replacement = random.pick(pieces);
  return typing;
}

Typing inverseOf(const Typing& typing, const Texts& before) {
  const std::string& text = before.at(typing.file);
  const std::size_t begin = typing.range.begin;
  return {typing.file, {begin, begin + typing.replacement.size()}, text.substr(begin, typing.range.size())};
}

}  // namespace metaparticle::test
