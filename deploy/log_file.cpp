// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/log_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <optional>
#include <system_error>

namespace metaparticle::deploy {

namespace {

constexpr std::size_t timeLength = 24;  // of 2026-01-31T12:00:00.000Z

std::optional<std::int64_t> parseTime(const std::string& text) {
  std::tm parts{};
  int ms = 0;
  if (std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d.%3dZ", &parts.tm_year, &parts.tm_mon, &parts.tm_mday,
                  &parts.tm_hour, &parts.tm_min, &parts.tm_sec, &ms) != 7) {
    return std::nullopt;
  }
  parts.tm_year -= 1900;
  parts.tm_mon -= 1;
  return static_cast<std::int64_t>(timegm(&parts)) * 1000 + ms;
}

std::optional<LogLine> parseLine(const std::string& line) {
  constexpr std::size_t textAt = timeLength + 10;  // " stdout F "
  if (line.size() < textAt) return std::nullopt;
  const auto time = parseTime(line);
  if (!time) return std::nullopt;
  return LogLine{*time, line.compare(timeLength, 8, " stderr ") == 0, line.substr(textAt)};
}

/// Reads blocks from the end until they hold enough lines.
std::vector<LogLine> lastLinesOf(const std::filesystem::path& path, std::size_t count) {
  constexpr off_t block = off_t{256} * 1024;
  constexpr off_t most = off_t{16} * 1024 * 1024;
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd || count == 0) return {};
  const off_t end = ::lseek(fd.get(), 0, SEEK_END);
  off_t begin = end;
  std::string bytes;
  std::size_t newlines = 0;
  while (begin > 0 && end - begin < most && newlines <= count) {
    const off_t from = std::max<off_t>(0, begin - block);
    std::string chunk(static_cast<std::size_t>(begin - from), '\0');
    if (::pread(fd.get(), chunk.data(), chunk.size(), from) != static_cast<ssize_t>(chunk.size())) break;
    newlines += static_cast<std::size_t>(std::count(chunk.begin(), chunk.end(), '\n'));
    bytes.insert(0, chunk);
    begin = from;
  }
  std::vector<LogLine> lines;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t stop = std::min(bytes.find('\n', at), bytes.size());
    if (auto line = parseLine(bytes.substr(at, stop - at))) lines.push_back(std::move(*line));
    at = stop + 1;
  }
  if (lines.size() > count) lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(count));
  return lines;
}

std::filesystem::path rotated(const std::filesystem::path& path) {
  return path.string() + ".1";
}

}  // namespace

std::string formatTime(std::int64_t ms) {
  const std::time_t seconds = static_cast<std::time_t>(ms / 1000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", parts.tm_year + 1900,
                parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
                static_cast<int>(ms % 1000));
  return text;
}

LogFile::LogFile(std::filesystem::path path, std::uint64_t limit) : path_(std::move(path)), limit_(limit) {
  open();
}

void LogFile::open() {
  fd_.reset(::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  struct stat info {};
  size_ = fd_ && ::fstat(fd_.get(), &info) == 0 ? static_cast<std::uint64_t>(info.st_size) : 0;
}

void LogFile::append(std::int64_t time, bool error, const std::vector<std::string>& lines) {
  const std::string head = formatTime(time) + (error ? " stderr F " : " stdout F ");
  std::string bytes;
  for (const std::string& line : lines) bytes += head + line + "\n";
  if (size_ > 0 && size_ + bytes.size() > limit_) {
    std::error_code ignored;
    std::filesystem::rename(path_, rotated(path_), ignored);
    open();
  }
  if (!fd_) open();
  const ssize_t written = ::write(fd_.get(), bytes.data(), bytes.size());
  if (written > 0) size_ += static_cast<std::uint64_t>(written);
}

std::vector<LogLine> lastLines(const std::filesystem::path& path, std::size_t count) {
  std::vector<LogLine> lines = lastLinesOf(path, count);
  if (lines.size() >= count) return lines;
  std::vector<LogLine> older = lastLinesOf(rotated(path), count - lines.size());
  older.insert(older.end(), std::make_move_iterator(lines.begin()), std::make_move_iterator(lines.end()));
  return older;
}

}  // namespace metaparticle::deploy
