// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/case_file.h"

#include <algorithm>
#include <sstream>

namespace metaparticle::test {

namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";
constexpr std::string_view heading = "=== ";

std::string withCarriageReturns(const std::string& text) {
  std::string result;
  for (const char letter : text) result.append(letter == '\n' ? "\r\n" : std::string(1, letter));
  return result;
}

std::string withoutCarriageReturns(const std::string& text) {
  std::string result;
  for (std::size_t place = 0; place < text.size(); ++place)
    if (text.compare(place, 2, "\r\n") != 0) result += text[place];
  return result;
}

/// The bytes that a section means, by the words of its heading.
std::string decoded(std::string body, const std::vector<std::string>& words) {
  const auto has = [&](const char* word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  if (has("unterminated") && !body.empty()) body.pop_back();
  if (has("crlf")) body = withCarriageReturns(body);
  if (has("bom")) body.insert(0, mark);
  return body;
}

std::string encoded(const std::string& kind, const std::string& name, std::string text) {
  std::string words;
  if (text.starts_with(mark)) {
    words += " bom";
    text.erase(0, mark.size());
  }
  const std::string plain = withoutCarriageReturns(text);
  if (plain != text && withCarriageReturns(plain) == text) {
    words += " crlf";
    text = plain;
  }
  if (!text.ends_with('\n')) {
    words += " unterminated";
    text += '\n';
  }
  return std::string(heading) + kind + ' ' + name + words + '\n' + text;
}

std::vector<std::string> wordsOf(const std::string& line) {
  std::istringstream stream(line);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

void takeSteps(CaseFile& file, const std::string& body) {
  std::istringstream lines(body);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    if (auto step = parseStep(line))
      file.steps.push_back(std::move(*step));
    else
      file.problem = "no step: " + line;
  }
}

void takeSection(CaseFile& file, const std::string& head, const std::string& body) {
  const std::vector<std::string> words = wordsOf(head);
  const std::string kind = words.empty() ? "" : words.front();
  if (kind == "source" && words.size() > 1)
    file.sources[words[1]] = decoded(body, words);
  else if (kind == "expected" && words.size() > 1)
    file.expected[words[1]] = decoded(body, words);
  else if (kind == "edit")
    takeSteps(file, body);
  else if (kind == "graph")
    file.graph = body;
  else if (kind == "error")
    file.error = body;
  else
    file.problem = "no section: " + head;
}

const char* kindWord(model::ErrorKind kind) {
  switch (kind) {
    case model::ErrorKind::InvalidInput:
      return "invalid";
    case model::ErrorKind::Refused:
      return "refused";
    case model::ErrorKind::NotFound:
      return "not found";
    default:
      return "other";
  }
}

std::string dumpNode(const model::Node& node) {
  std::string line = "node " + node.id.value + ": " + std::string(model::info(node.kind).word) + " \"" +
                     node.name + "\" " + node.signature;
  std::string arguments;
  for (const model::Argument& argument : node.arguments)
    arguments += (arguments.empty() ? "" : ", ") + argument.key +
                 (argument.value.empty() ? "" : " = " + argument.value);
  if (!arguments.empty()) line += " (" + arguments + ")";
  if (node.stale) line += " stale";
  if (node.readOnly) line += " read-only";
  return line + '\n';
}

std::string dumpEdge(const model::Edge& edge) {
  std::string line =
      "edge " + edge.id.from.value + " -> " + edge.id.to.value + ": " + model::toString(edge.kind);
  if (edge.declared) line += " declared";
  if (edge.used) line += " used";
  if (!edge.sites.empty()) line += " x" + std::to_string(edge.sites.size());
  return line + '\n';
}

}  // namespace

CaseFile parseCase(std::string_view text) {
  CaseFile file;
  std::string head;
  std::string body;
  const auto finish = [&] {
    if (head.empty())
      file.about = body;
    else
      takeSection(file, head, body);
    body.clear();
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string line(text.substr(0, end));
    text.remove_prefix(end);
    if (line.starts_with(heading)) {
      finish();
      head = line.substr(heading.size());
    } else {
      body += line;
    }
  }
  finish();
  return file;
}

std::string writeCase(const CaseFile& file) {
  std::string text = file.about;
  for (const auto& [name, source] : file.sources) text += encoded("source", name, source);
  text += "=== edit\n";
  for (const Step& step : file.steps) text += describe(step) + '\n';
  if (!file.error.empty()) return text + "=== error\n" + file.error;
  for (const auto& [name, source] : file.expected) text += encoded("expected", name, source);
  return text + "=== graph\n" + file.graph;
}

std::string dumpGraph(const model::Graph& graph) {
  std::vector<std::string> lines;
  for (const model::Node& node : graph.nodes) lines.push_back(dumpNode(node));
  for (const model::Edge& edge : graph.edges) lines.push_back(dumpEdge(edge));
  for (const model::Function& function : graph.functions)
    lines.push_back("function " + function.name + ": " + function.signature + '\n');
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

std::string dumpError(const model::Error& error) {
  std::string place = error.file.empty() ? "" : error.file + ':' + std::to_string(error.line) + ": ";
  return std::string(kindWord(error.kind)) + ": " + place + error.message + '\n';
}

}  // namespace metaparticle::test
