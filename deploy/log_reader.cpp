// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/log_reader.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

#include "deploy/log_file.h"

namespace metaparticle::deploy {

namespace {

/// "histogram.leaf-3.log" is of replica 3 of the workload "histogram.leaf".
std::optional<LogSource> sourceOf(const std::filesystem::path& file) {
  if (file.extension() != ".log") return std::nullopt;
  const std::string stem = file.stem().string();
  const std::size_t dash = stem.rfind('-');
  if (dash == std::string::npos) return std::nullopt;
  LogSource source;
  const char* end = stem.data() + stem.size();
  const auto parsed = std::from_chars(stem.data() + dash + 1, end, source.index);
  if (parsed.ec != std::errc() || parsed.ptr != end) return std::nullopt;
  source.workload = stem.substr(0, dash);
  source.node = source.workload.substr(0, source.workload.find('.'));
  return source;
}

}  // namespace

std::vector<LogEvent> readLogs(const StateFolder& state, const std::vector<LogSource>& sources, int lines) {
  if (lines <= 0) return {};
  const auto count = static_cast<std::size_t>(lines);
  std::vector<LogEvent> events;
  for (const LogSource& source : sources) {
    for (LogLine& line : lastLines(state.log(source.workload, source.index), count)) {
      events.push_back(
          {source.workload, source.node, source.index, line.time, line.error, std::move(line.text)});
    }
  }
  std::stable_sort(events.begin(), events.end(),
                   [](const LogEvent& left, const LogEvent& right) { return left.time < right.time; });
  if (events.size() > count) events.erase(events.begin(), events.end() - static_cast<std::ptrdiff_t>(count));
  return events;
}

std::vector<LogSource> logsOnDisk(const StateFolder& state, const std::string& node) {
  std::vector<LogSource> sources;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(state.logs(), problem)) {
    const auto source = sourceOf(entry.path().filename());
    if (source && (node.empty() || source->node == node)) sources.push_back(*source);
  }
  std::sort(sources.begin(), sources.end(), [](const LogSource& left, const LogSource& right) {
    return std::tie(left.workload, left.index) < std::tie(right.workload, right.index);
  });
  return sources;
}

}  // namespace metaparticle::deploy
