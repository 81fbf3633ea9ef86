// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "deploy/status.h"
#include "model/finding.h"

namespace metaparticle::deploy {

/// Reads what cmake, ninja, make, g++, clang and the linker print, line by line, and finds the places to
/// mend. An error inside a library's header is told at the project's line that led there.
class BuildOutput {
 public:
  /// Paths are told relative to `project`; relative ones in the output are meant from `build` (compilers) or
  /// from `source` (cmake).
  BuildOutput(std::filesystem::path project, std::filesystem::path build, std::filesystem::path source);

  void addLine(const std::string& line);
  /// The findings that are complete since the last call, each told once.
  std::vector<model::Finding> take();
  /// The output has ended. When the build failed and nothing was found, the last lines become the finding.
  void finish(bool failed);

  /// "[3/10] Building CXX object ..." as step 3 of 10, "Compiling greeter.cpp".
  static std::optional<ProgressEvent> progress(const std::string& line);

 private:
  struct Place {
    std::string file;
    int line = 0;
    int column = 0;
    bool inProject = false;
  };

  bool addDiagnostic(const std::string& line);
  bool addLinkerError(const std::string& line);
  [[nodiscard]] std::optional<Place> linkerPlace(std::string where, const std::string& message) const;
  [[nodiscard]] std::string linkerMessage(const std::string& message) const;
  bool addCMakeLine(const std::string& line);
  void addToCMakeMessage(const std::string& line);
  void rememberOrigin(const std::string& line);
  [[nodiscard]] std::optional<Place> placeOf(std::string text, const std::filesystem::path& base) const;
  void begin(model::Finding finding);
  void flush();

  std::filesystem::path project_;
  std::filesystem::path build_;
  std::filesystem::path source_;
  std::optional<model::Finding> pending_;
  bool pendingIsOutside_ = false;
  bool inCMakeMessage_ = false;
  bool inCallStack_ = false;
  std::optional<Place> origin_;  ///< the project's line in the notes before an error
  std::vector<model::Finding> ready_;
  std::set<model::Finding> told_;
  bool sawError_ = false;
  std::string unplaced_;  ///< an error without a place, such as "c++: fatal error: ..."
  std::vector<std::string> tail_;
};

}  // namespace metaparticle::deploy
