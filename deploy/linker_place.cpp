// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/linker_place.h"

#include <fstream>
#include <string_view>

namespace metaparticle::deploy {

namespace fs = std::filesystem;

namespace {

bool isIdentifier(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// "std::vector<int>" without what stands in the angle brackets at its end.
std::string_view withoutArguments(std::string_view name) {
  if (!name.ends_with('>')) return name;
  int depth = 0;
  for (std::size_t at = name.size(); at-- > 0;) {
    if (name[at] == '>') ++depth;
    if (name[at] == '<' && --depth == 0) return name.substr(0, at);
  }
  return name;
}

/// The word by which a source calls the symbol: "gone" of "undefined reference to `app::gone(int)'"; "" when
/// there is none, as of an operator.
std::string nameIn(const std::string& message) {
  const std::size_t begin = message.find('`');
  if (begin == std::string::npos) return {};
  const std::string_view quoted = std::string_view(message).substr(begin + 1);
  std::string_view symbol = quoted.substr(0, quoted.find('\''));
  symbol = withoutArguments(symbol.substr(0, symbol.find('(')));
  std::size_t first = symbol.size();
  while (first > 0 && isIdentifier(symbol[first - 1])) --first;
  return std::string(symbol.substr(first));
}

bool holdsWord(std::string_view text, std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !isIdentifier(text[at - 1])) && (end == text.size() || !isIdentifier(text[end])))
      return true;
  }
  return false;
}

std::string lineOf(const fs::path& file, int number) {
  std::ifstream stream(file);
  std::string line;
  for (int at = 0; at < number; ++at) {
    if (!std::getline(stream, line)) return {};
  }
  return line;
}

/// The first file that it includes by name.
fs::path includedBy(const fs::path& generated) {
  constexpr std::string_view directive = "#include \"";
  std::ifstream stream(generated);
  std::string line;
  while (std::getline(stream, line)) {
    const std::size_t end = line.rfind('"');
    if (line.starts_with(directive) && end > directive.size())
      return line.substr(directive.size(), end - directive.size());
  }
  return {};
}

}  // namespace

std::optional<LinkerPlace> placeInSource(const fs::path& generated, int line, const std::string& message) {
  if (!generated.string().ends_with(".glue.cpp")) return std::nullopt;
  const fs::path source = includedBy(generated);
  if (source.empty()) return std::nullopt;
  return LinkerPlace{source, holdsWord(lineOf(source, line), nameIn(message)) ? line : 0};
}

}  // namespace metaparticle::deploy
