// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/editor/completion.h"

#include <algorithm>
#include <set>

#include "app/studio/editor/annotation_ranges.h"
#include "app/studio/kind_texts/kind_texts.h"
#include "model/kinds.h"

namespace metaparticle::studio {
namespace {

bool isWord(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::size_t wordStart(std::string_view text, std::size_t end) {
  while (end > 0 && isWord(text[end - 1])) --end;
  return end;
}

QString qt(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// The part of an annotation that is written before the caret.
struct Written {
  std::string_view word;                    ///< the kind's word, perhaps half of it
  bool inList = false;                      ///< the parenthesis is open
  std::set<std::string, std::less<>> keys;  ///< those that are there already
  std::string key;                          ///< the one whose value the caret is in
  bool inText = false;                      ///< the caret is in a string literal
};

/// Walks the argument list up to the caret.
void walkList(std::string_view list, Written& written) {
  int depth = 0;
  std::string key;
  bool value = false;
  for (std::size_t at = 0; at < list.size(); ++at) {
    const char c = list[at];
    if (written.inText) {
      if (c == '\\') ++at;
      if (c == '"') written.inText = false;
    } else if (c == '"') {
      written.inText = true;
    } else if (c == '(' || c == '{' || c == '[') {
      ++depth;
    } else if (c == ')' || c == '}' || c == ']') {
      --depth;
    } else if (depth == 0 && c == ',') {
      written.keys.insert(key);
      key.clear();
      value = false;
    } else if (depth == 0 && c == '=') {
      value = true;
    } else if (depth == 0 && !value && isWord(c)) {
      key += c;
    }
  }
  if (value) {
    written.keys.insert(key);
    written.key = key;
  }
}

std::optional<Written> writtenBefore(std::string_view before) {
  const std::size_t start = before.rfind("[[");
  if (start == std::string_view::npos || before.find("]]", start) != std::string_view::npos)
    return std::nullopt;
  std::string_view inside = before.substr(start + 2);
  constexpr std::string_view space = " \t\r\n";
  inside.remove_prefix(std::min(inside.find_first_not_of(space), inside.size()));
  constexpr std::string_view prefix = "mp::";
  if (!inside.starts_with(prefix)) return std::nullopt;
  inside.remove_prefix(prefix.size());
  Written written;
  std::size_t end = 0;
  while (end < inside.size() && isWord(inside[end])) ++end;
  written.word = inside.substr(0, end);
  const std::size_t open = inside.find('(', end);
  if (open == std::string_view::npos) {
    if (end != inside.size()) return std::nullopt;
    return written;
  }
  written.inList = true;
  walkList(inside.substr(open + 1), written);
  return written;
}

void offerKinds(Completion& completion) {
  for (const model::KindInfo& kind : model::kinds()) {
    completion.items.push_back({std::string(kind.word), qt(kind.word), kindHelp(kind.kind)});
  }
}

void offerKeys(model::Kind kind, const Written& written, Completion& completion) {
  for (const model::ArgumentInfo& argument : model::info(kind).arguments) {
    if (written.keys.contains(argument.key)) continue;
    const bool flag = argument.type == model::ValueType::Flag;
    completion.items.push_back(
        {std::string(argument.key) + (flag ? "" : " = "), qt(argument.key), argumentHelp(argument)});
  }
}

void offerValues(const model::ArgumentInfo& argument, const model::Graph& graph, Completion& completion) {
  const auto offer = [&](const std::string& text, const QString& help) {
    completion.items.push_back({text, QString::fromStdString(text), help});
  };
  switch (argument.type) {
    case model::ValueType::Flag:
      offer("true", {});
      offer("false", {});
      break;
    case model::ValueType::Choice:
      for (const std::string_view choice : argument.choices) offer(std::string(choice), {});
      break;
    case model::ValueType::Function:
    case model::ValueType::FunctionOrField:
      for (const model::Function& function : graph.functions) {
        offer(function.name, QString::fromStdString(function.signature));
      }
      break;
    case model::ValueType::Queue:
    case model::ValueType::NodeList:
      for (const model::Node& node : graph.nodes) {
        if (argument.type == model::ValueType::Queue && node.kind != model::Kind::Queue) continue;
        offer(node.entity, QString::fromStdString(node.signature));
      }
      break;
    default:
      break;
  }
}

void keepMatching(std::string_view prefix, Completion& completion) {
  std::erase_if(completion.items, [prefix](const CompletionItem& item) {
    const QString typed = qt(prefix);
    return !item.label.contains(typed, Qt::CaseInsensitive);
  });
  std::stable_partition(completion.items.begin(), completion.items.end(),
                        [prefix](const CompletionItem& item) {
                          return item.label.startsWith(qt(prefix), Qt::CaseInsensitive);
                        });
}

}  // namespace

std::optional<Completion> completionAt(std::string_view before, const model::Graph& graph) {
  const auto written = writtenBefore(before);
  if (!written || written->inText) return std::nullopt;
  const std::size_t start = wordStart(before, before.size());
  Completion completion;
  completion.prefix = before.size() - start;
  const auto kind = model::kindFromWord(written->word);
  if (!written->inList) {
    offerKinds(completion);
  } else if (!kind) {
    return std::nullopt;
  } else if (written->key.empty()) {
    offerKeys(*kind, *written, completion);
  } else if (const model::ArgumentInfo* argument = model::argumentInfo(*kind, written->key)) {
    offerValues(*argument, graph, completion);
  }
  keepMatching(before.substr(start), completion);
  if (completion.items.empty()) return std::nullopt;
  return completion;
}

QString helpAt(std::string_view text, std::size_t offset) {
  if (offset >= text.size() || !isWord(text[offset])) return {};
  std::size_t end = offset;
  while (end < text.size() && isWord(text[end])) ++end;
  const std::size_t start = wordStart(text, end);
  const std::string_view word = text.substr(start, end - start);
  const auto written = writtenBefore(text.substr(0, end));
  if (!written) return {};
  const auto kind = model::kindFromWord(written->word);
  if (!kind) return {};
  if (!written->inList) return kindHelp(*kind);
  if (!written->key.empty()) return {};
  const model::ArgumentInfo* argument = model::argumentInfo(*kind, word);
  return argument ? argumentHelp(*argument) : QString();
}

}  // namespace metaparticle::studio
