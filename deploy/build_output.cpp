// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/build_output.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "deploy/linker_place.h"

namespace metaparticle::deploy {

namespace fs = std::filesystem;
using model::Finding;
using model::Severity;

namespace {

/// Without the colours that some projects force on.
std::string withoutEscapes(const std::string& line) {
  std::string plain;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] != '\x1b') {
      plain += line[at];
      continue;
    }
    while (at + 1 < line.size() && !std::isalpha(static_cast<unsigned char>(line[at + 1]))) ++at;
    ++at;
  }
  return plain;
}

/// Takes ":12" off the end; 0 when there is none.
int takeNumber(std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos || colon + 1 == text.size()) return 0;
  int number = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data() + colon + 1, end, number);
  if (parsed.ec != std::errc() || parsed.ptr != end) return 0;
  text.resize(colon);
  return number;
}

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

struct Marker {
  std::string_view text;
  Severity severity;
};
constexpr std::array markers{Marker{": fatal error: ", Severity::Error}, Marker{": error: ", Severity::Error},
                             Marker{": warning: ", Severity::Warning}, Marker{": note: ", Severity::Note}};

/// "shop.metaparticle/main.glue.cpp", which holds the user's main.cpp or main.cc, as "main".
std::string sourceName(std::string file) {
  constexpr std::string_view generated = ".metaparticle/";
  constexpr std::string_view glue = ".glue.cpp";
  if (const std::size_t folder = file.find(generated); folder != std::string::npos)
    file.erase(0, folder + generated.size());
  if (file.ends_with(glue)) file.resize(file.size() - glue.size());
  return file;
}

std::string progressWords(std::string text) {
  constexpr std::string_view building = "Building CXX object ";
  constexpr std::string_view linking = "Linking CXX executable ";
  if (text.starts_with(linking)) return "Linking " + text.substr(linking.size());
  if (!text.starts_with(building)) return text;
  const std::size_t folder = text.find(".dir/");
  text = text.substr(folder == std::string::npos ? building.size() : folder + 5);
  if (text.ends_with(".o")) text.resize(text.size() - 2);
  return "Compiling " + sourceName(std::move(text));
}

}  // namespace

BuildOutput::BuildOutput(fs::path project, fs::path build, fs::path source)
    : project_(std::move(project)), build_(std::move(build)), source_(std::move(source)) {}

std::optional<ProgressEvent> BuildOutput::progress(const std::string& line) {
  if (!line.starts_with('[')) return std::nullopt;
  const std::size_t close = line.find("] ");
  if (close == std::string::npos) return std::nullopt;
  ProgressEvent event;
  const std::string head = trimmed(std::string_view(line).substr(1, close - 1));
  const char* end = head.data() + head.size();
  const auto first = std::from_chars(head.data(), end, event.step);
  if (first.ec != std::errc() || first.ptr == end) return std::nullopt;
  if (*first.ptr == '%') {
    event.total = 100;
  } else if (*first.ptr != '/' || std::from_chars(first.ptr + 1, end, event.total).ptr != end) {
    return std::nullopt;
  }
  event.message = progressWords(line.substr(close + 2));
  return event;
}

void BuildOutput::addLine(const std::string& raw) {
  const std::string line = withoutEscapes(raw);
  if (addCMakeLine(line) || addDiagnostic(line) || addLinkerError(line)) return;
  rememberOrigin(line);
  if (progress(line) || trimmed(line).empty()) return;
  tail_.push_back(line);
  if (tail_.size() > 5) tail_.erase(tail_.begin());
}

std::optional<BuildOutput::Place> BuildOutput::placeOf(std::string text, const fs::path& base) const {
  Place place;
  const int last = takeNumber(text);
  const int first = takeNumber(text);
  if (last == 0 || text.empty()) return std::nullopt;
  place.line = first > 0 ? first : last;
  place.column = first > 0 ? last : 0;
  const fs::path absolute = (fs::path(text).is_absolute() ? fs::path(text) : base / text).lexically_normal();
  const fs::path relative = absolute.lexically_relative(project_);
  place.inProject = !relative.empty() && *relative.begin() != ".." && *relative.begin() != ".metaparticle";
  place.file = place.inProject ? relative.generic_string() : absolute.string();
  return place;
}

bool BuildOutput::addDiagnostic(const std::string& line) {
  const Marker* marker = nullptr;
  std::size_t at = std::string::npos;
  for (const Marker& candidate : markers) {
    const std::size_t found = line.find(candidate.text);
    if (found < at) {
      at = found;
      marker = &candidate;
    }
  }
  if (!marker) return false;
  const std::string message = line.substr(at + marker->text.size());
  const auto place = placeOf(line.substr(0, at), build_);
  if (marker->severity == Severity::Note) {
    // clang tells after an error where the template was used.
    const bool origin = message.find("requested here") != std::string::npos;
    if (pending_ && pendingIsOutside_ && origin && place && place->inProject) {
      pending_->file = place->file;
      pending_->line = place->line;
      pending_->column = place->column;
      pendingIsOutside_ = false;
    }
    return true;
  }
  if (!place) {
    if (marker->severity == Severity::Error) unplaced_ = line;
    return true;
  }
  const Place shown = !place->inProject && origin_ ? *origin_ : *place;
  begin({marker->severity, "compiler", message, shown.file, shown.line, shown.column, ""});
  pendingIsOutside_ = !shown.inProject;
  return true;
}

/// g++ tells before an error where the template was used: "app.cpp:12:5:   required from here".
void BuildOutput::rememberOrigin(const std::string& line) {
  const std::size_t at = line.find(":   required from");
  if (at == std::string::npos) return;
  const auto place = placeOf(line.substr(0, at), build_);
  if (place && place->inProject) origin_ = place;
}

/// "main.cpp:5" or "CMakeFiles/app.dir/main.cpp.o:main.cpp:5" as the linker prints it, in the user's own
/// files.
std::optional<BuildOutput::Place> BuildOutput::linkerPlace(std::string where,
                                                           const std::string& message) const {
  if (const std::size_t object = where.find(".o:"); object != std::string::npos) where.erase(0, object + 3);
  auto place = placeOf(where, build_);
  if (!place) return std::nullopt;
  if (const auto source = placeInSource(project_ / place->file, place->line, message)) {
    place = placeOf(source->file.string() + ":1", build_);
    place->line = source->line;
  }
  return place;
}

/// "multiple definition of `f()'; a.cpp.o:a.cpp:2: first defined here".
std::string BuildOutput::linkerMessage(const std::string& message) const {
  constexpr std::string_view first = ": first defined here";
  const std::size_t object = message.rfind("; ");
  if (!message.ends_with(first) || object == std::string::npos) return message;
  const std::string where = message.substr(object + 2, message.size() - first.size() - object - 2);
  const auto place = linkerPlace(where, message);
  if (!place) return message;
  return message.substr(0, object) +
         (place->line > 0 ? "; first defined at " + place->file + ":" + std::to_string(place->line)
                          : "; first defined in " + place->file);
}

bool BuildOutput::addLinkerError(const std::string& line) {
  for (const char* words : {": undefined reference to ", ": multiple definition of "}) {
    const std::size_t at = line.find(words);
    if (at == std::string::npos) continue;
    std::string where = line.substr(0, at);
    if (const std::size_t tool = where.find("ld: "); tool != std::string::npos) where.erase(0, tool + 4);
    const std::string message = line.substr(at + 2);
    const auto place = linkerPlace(where, message);
    begin({Severity::Error, "linker", linkerMessage(message), place ? place->file : "",
           place ? place->line : 0, 0, ""});
    return true;
  }
  return false;
}

void BuildOutput::addToCMakeMessage(const std::string& line) {
  const std::string more = trimmed(line);
  if (!pending_ || more.empty()) return;
  if (!inCallStack_) {
    pending_->message += (pending_->message.empty() ? "" : " ") + more;
    return;
  }
  // The project's call of a function of a package: that is where to look.
  const auto place = placeOf(more.substr(0, more.find(" (")), source_);
  if (!pendingIsOutside_ || !place || !place->inProject) return;
  pending_->file = place->file;
  pending_->line = place->line;
  pendingIsOutside_ = false;
}

bool BuildOutput::addCMakeLine(const std::string& line) {
  if (inCMakeMessage_) {
    if (line.starts_with("Call Stack")) {
      inCallStack_ = true;
      return true;
    }
    if (line.empty() || line.starts_with("  ")) {
      addToCMakeMessage(line);
      return true;
    }
    inCMakeMessage_ = false;
    flush();
  }
  constexpr std::string_view located = "CMake Error at ";
  constexpr std::string_view plain = "CMake Error: ";
  if (line.starts_with(located)) {
    const std::size_t end = line.find(" (");
    const auto place = placeOf(line.substr(located.size(), end - located.size()), source_);
    begin({Severity::Error, "cmake", "", place ? place->file : "", place ? place->line : 0, 0, ""});
    pendingIsOutside_ = place && !place->inProject;
  } else if (line.starts_with(plain)) {
    begin({Severity::Error, "cmake", line.substr(plain.size()), "", 0, 0, ""});
  } else {
    return false;
  }
  inCMakeMessage_ = true;
  inCallStack_ = false;
  return true;
}

void BuildOutput::begin(Finding finding) {
  flush();
  pending_ = std::move(finding);
  pendingIsOutside_ = false;
  origin_.reset();
}

void BuildOutput::flush() {
  if (!pending_) return;
  sawError_ = sawError_ || pending_->severity == Severity::Error;
  // A header's error comes once for every file that includes it.
  if (told_.insert(*pending_).second) ready_.push_back(*pending_);
  pending_.reset();
}

std::vector<Finding> BuildOutput::take() {
  return std::exchange(ready_, {});
}

void BuildOutput::finish(bool failed) {
  flush();
  if (!failed || sawError_) return;
  Finding finding{Severity::Error, "build", unplaced_, "", 0, 0, ""};
  if (finding.message.empty()) {
    for (const std::string& line : tail_) finding.message += (finding.message.empty() ? "" : "\n") + line;
  }
  if (finding.message.empty()) finding.message = "the build failed without saying why";
  begin(std::move(finding));
  flush();
}

}  // namespace metaparticle::deploy
