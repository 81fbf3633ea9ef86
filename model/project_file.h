// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "model/error.h"
#include "model/graph.h"

namespace metaparticle::model {

struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

/// A named box behind nodes.
struct Frame {
  std::string id;
  std::string title;
  Point topLeft;
  double width = 0;
  double height = 0;
  std::string color;  ///< "#rrggbb" or ""
  bool operator==(const Frame&) const = default;
};

/// Free text on the canvas.
struct Note {
  std::string id;
  std::string text;
  Point position;
  bool operator==(const Note&) const = default;
};

/// Where things are; never what they mean. Scene units are pixels at 100 %.
struct Layout {
  std::map<NodeId, Point> positions;  ///< top left of the node's card
  std::map<std::string, Frame> frames;
  std::map<std::string, Note> notes;
  bool operator==(const Layout&) const = default;
};

/// metaparticle.json: what belongs to a project and not into its code. Keys that this version does not know
/// are kept and written back.
struct ProjectFile {
  static constexpr int currentVersion = 1;
  static constexpr const char* fileName = "metaparticle.json";

  std::string name;                  ///< default: the folder's name
  std::vector<std::string> sources;  ///< glob patterns relative to the folder; empty: every C++ file
  Layout layout;
  // JSON objects as text with sorted keys: a header that many include does not bring in a JSON library.
  std::string targets = "{}";  ///< deploy targets by name
  std::string unknown = "{}";

  bool operator==(const ProjectFile&) const = default;
};

/// One step of a migration: turns a document of one version into the next version's form. The version number
/// itself is counted up by the caller.
using Migration = std::function<void(nlohmann::json& document)>;

/// Brings a document of `version` to the newest, step by step: steps[0] leads from version 1 to 2, and so on.
void migrate(nlohmann::json& document, int version, const std::vector<Migration>& steps);

/// Reads the bytes of `folder`/metaparticle.json without looking at the disk; nothing (no file) gives the
/// defaults. Errors: Newer, InvalidInput (with the line). Older versions are migrated, one step a version.
Result<ProjectFile> parseProjectFile(const std::optional<std::string>& text,
                                     const std::filesystem::path& folder);
/// The bytes of the file for it: sorted, indented JSON.
std::string projectFileText(const ProjectFile& project);
/// Reads `folder`/metaparticle.json; a missing file gives the defaults. Errors: Newer, InvalidInput (with the
/// line), Io. Older versions are migrated in memory, one step a version.
Result<ProjectFile> loadProjectFile(const std::filesystem::path& folder);
/// Writes sorted, indented JSON atomically (temporary file beside it, fsync, rename); an unchanged file is
/// not touched.
Result<void> saveProjectFile(const std::filesystem::path& folder, const ProjectFile& project);

/// The whole file, byte for byte. Errors: NotFound, Io.
Result<std::string> readWholeFile(const std::filesystem::path& path);

/// Writes a file atomically (temporary file beside it, fsync, rename), keeping its permissions and following
/// a symbolic link. A file that its permissions make read-only is refused (Io), also for root. Nothing is
/// left behind on failure.
Result<void> writeFileAtomically(const std::filesystem::path& path, const std::string& bytes);

/// Distances from node to node in a picture that nobody has arranged yet, in scene units.
constexpr double columnWidth = 280;
constexpr double rowHeight = 140;

/// Positions for nodes that have none, beside their neighbours where possible and without moving any that
/// has one. Deterministic, no Graphviz: for a first picture and for new nodes.
void placeMissing(const Graph& graph, Layout& layout);

}  // namespace metaparticle::model
