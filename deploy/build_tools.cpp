// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/build_tools.h"

#include <QStandardPaths>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>

#include <nlohmann/json.hpp>

namespace metaparticle::deploy {

namespace fs = std::filesystem;
using model::Error;
using model::ErrorKind;

namespace {

bool hasProgram(const char* name) {
  return !QStandardPaths::findExecutable(QString::fromLatin1(name)).isEmpty();
}

bool hasCompiler() {
  const char* chosen = std::getenv("CXX");
  if (chosen && *chosen) return true;  // whether it works is for cmake to tell
  return hasProgram("c++") || hasProgram("g++") || hasProgram("clang++");
}

Error missing(const std::string& what, const std::string& packages) {
  return {.kind = ErrorKind::NotFound,
          .message = "the program cannot be built: " + what + " is not installed",
          .remedy = "install it, on Debian with: sudo apt install " + packages};
}

std::string readText(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// Only when it changes: a newer CMakeLists.txt would be configured again.
bool writeText(const fs::path& file, const std::string& text) {
  if (readText(file) == text) return true;
  std::ofstream stream(file, std::ios::binary);
  stream << text;
  stream.close();
  return static_cast<bool>(stream);
}

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '$') result += '\\';
    result += c;
  }
  return result + "\"";
}

/// A name that CMake takes for a target: "my app" becomes "my_app".
std::string targetName(const std::string& application) {
  std::string name;
  for (const char c : application) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
    name += plain ? c : '_';
  }
  return name.empty() || name.front() == '-' ? "application" + name : name;
}

model::Result<fs::path> generateProject(const StateFolder& state, const std::string& application) {
  const std::string text =
      "# Generated: the project has no CMakeLists.txt of its own.\n"
      "cmake_minimum_required(VERSION 3.25)\n"
      "project(" +
      targetName(application) +
      " LANGUAGES CXX)\n"
      "find_package(Metaparticle REQUIRED)\n"
      "metaparticle_application(" +
      targetName(application) + " FOLDER " + quoted(state.project().string()) + ")\n";
  std::error_code problem;
  fs::create_directories(state.generated(), problem);
  if (problem || !writeText(state.generated() / "CMakeLists.txt", text)) {
    return Error{.kind = ErrorKind::Io,
                 .message = "cannot write " + (state.generated() / "CMakeLists.txt").string(),
                 .remedy = "make room on the disk, and make the project's folder writable"};
  }
  return state.generated();
}

fs::path stampFile(const StateFolder& state) {
  return state.build() / "metaparticle-configured.txt";
}

std::string stampOf(const BuildCommands& commands) {
  std::string text;
  for (const std::string& word : commands.configure) text += word + "\n";
  return text;
}

}  // namespace

model::Result<BuildCommands> prepareBuild(const StateFolder& state, const fs::path& program,
                                          const std::string& application) {
  if (!hasProgram("cmake")) return missing("cmake", "cmake");
  const bool ninja = hasProgram("ninja");
  if (!ninja && !hasProgram("make")) return missing("a build tool (ninja or make)", "ninja-build");
  if (!hasCompiler()) return missing("a C++ compiler", "g++");

  BuildCommands commands;
  commands.source = state.project();
  if (!fs::exists(state.project() / "CMakeLists.txt")) {
    const auto generated = generateProject(state, application);
    if (!generated) return generated.error();
    commands.source = *generated;
  }
  commands.configure = {"cmake",
                        "-S",
                        commands.source.string(),
                        "-B",
                        state.build().string(),
                        "-G",
                        ninja ? "Ninja" : "Unix Makefiles",
                        "-DCMAKE_BUILD_TYPE=RelWithDebInfo"};
  const fs::path package = (program.parent_path() / "../lib/cmake/Metaparticle").lexically_normal();
  if (fs::exists(package)) commands.configure.emplace_back("-DMetaparticle_DIR=" + package.string());
  if (hasProgram("ccache")) commands.configure.emplace_back("-DCMAKE_CXX_COMPILER_LAUNCHER=ccache");
  // The tool itself, and not `cmake --build`, which would end before it and leave compilers behind.
  if (ninja) {
    commands.build = {"ninja", "-C", state.build().string()};
  } else {
    const unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
    commands.build = {"make", "-C", state.build().string(), "-j" + std::to_string(jobs)};
  }
  return commands;
}

bool isConfigured(const StateFolder& state, const BuildCommands& commands) {
  const bool complete = fs::exists(state.build() / "build.ninja") || fs::exists(state.build() / "Makefile");
  return complete && readText(stampFile(state)) == stampOf(commands);
}

void markConfigured(const StateFolder& state, const BuildCommands& commands) {
  std::ofstream(stampFile(state), std::ios::binary) << stampOf(commands);
}

model::Result<fs::path> builtExecutable(const StateFolder& state) {
  const fs::path file = state.build() / "metaparticle-application.json";
  const auto json = nlohmann::json::parse(readText(file), nullptr, false);
  if (json.is_object() && json.contains("executable") && json["executable"].is_string()) {
    fs::path executable = json["executable"].get<std::string>();
    if (executable.is_relative()) executable = state.build() / executable;
    if (fs::exists(executable)) return executable;
  }
  return Error{.kind = ErrorKind::NotFound,
               .message = "the build made no application",
               .file = (state.project() / "CMakeLists.txt").string(),
               .remedy = "let CMakeLists.txt call metaparticle_application(NAME)"};
}

}  // namespace metaparticle::deploy
