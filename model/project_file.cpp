// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project_file.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

namespace metaparticle::model {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// What changed from each version of the format to the next; empty while there is one version only.
const std::vector<Migration>& migrations() {
  static const std::vector<Migration> steps;
  return steps;
}

/// A problem with one key, thrown while reading and turned into an Error with its line at the border.
struct Malformed {
  std::string key;
  std::string message;
};

int lineAt(const std::string& text, std::size_t offset) {
  offset = std::min(offset, text.size());
  return 1 +
         static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

/// The line of the first `"key"`; that of the document when it is not there.
int lineOfKey(const std::string& text, const std::string& key) {
  const auto found = text.find(json(key).dump());
  return found == std::string::npos ? 1 : lineAt(text, found);
}

void requireType(bool right, const std::string& key, const std::string& wanted) {
  if (!right) throw Malformed{key, "\"" + key + "\" must be " + wanted};
}

/// Takes a key out of an object, so that what is left at the end is what this version does not know.
json take(json& object, const std::string& key) {
  const auto found = object.find(key);
  if (found == object.end()) return nullptr;
  json value = std::move(*found);
  object.erase(found);
  return value;
}

std::string takeText(json& object, const std::string& key) {
  const json value = take(object, key);
  if (value.is_null()) return "";
  requireType(value.is_string(), key, "a text");
  return value.get<std::string>();
}

double takeNumber(json& object, const std::string& key) {
  const json value = take(object, key);
  if (value.is_null()) return 0;
  requireType(value.is_number(), key, "a number");
  return value.get<double>();
}

json takeObject(json& object, const std::string& key) {
  json value = take(object, key);
  if (value.is_null()) return json::object();
  requireType(value.is_object(), key, "an object");
  return value;
}

Point pointFrom(const json& value, const std::string& key) {
  const bool isPoint = value.is_array() && value.size() == 2 && value[0].is_number() && value[1].is_number();
  requireType(isPoint, key, "two numbers, [x, y]");
  return {value[0].get<double>(), value[1].get<double>()};
}

Point takePoint(json& object, const std::string& key) {
  const json value = take(object, key);
  return value.is_null() ? Point{} : pointFrom(value, key);
}

Frame frameFrom(const std::string& id, json& object) {
  Frame frame;
  frame.id = id;
  frame.title = takeText(object, "title");
  frame.topLeft = takePoint(object, "topLeft");
  frame.width = takeNumber(object, "width");
  frame.height = takeNumber(object, "height");
  frame.color = takeText(object, "color");
  return frame;
}

Note noteFrom(const std::string& id, json& object) {
  Note note;
  note.id = id;
  note.text = takeText(object, "text");
  note.position = takePoint(object, "position");
  return note;
}

/// Reads each object of `items`; what is left of them goes to `unknown[key]`.
template <class Item, class Read>
std::map<std::string, Item> itemsFrom(json items, const std::string& key, json& unknown, Read read) {
  std::map<std::string, Item> result;
  for (auto& [id, object] : items.items()) {
    requireType(object.is_object(), id, "an object");
    result.emplace(id, read(id, object));
    if (!object.empty()) unknown[key][id] = object;
  }
  return result;
}

Layout layoutFrom(json& object, json& unknown) {
  Layout layout;
  const json positions = takeObject(object, "positions");  // items() only refers to it
  for (const auto& [id, value] : positions.items()) {
    layout.positions.emplace(NodeId{id}, pointFrom(value, id));
  }
  json frames = takeObject(object, "frames");
  json notes = takeObject(object, "notes");
  unknown = object;
  layout.frames = itemsFrom<Frame>(std::move(frames), "frames", unknown, frameFrom);
  layout.notes = itemsFrom<Note>(std::move(notes), "notes", unknown, noteFrom);
  return layout;
}

std::vector<std::string> takeSources(json& document) {
  const json value = take(document, "sources");
  if (value.is_null()) return {};
  const bool isTexts = value.is_array() && std::all_of(value.begin(), value.end(),
                                                       [](const json& item) { return item.is_string(); });
  requireType(isTexts, "sources", "a list of texts");
  return value.get<std::vector<std::string>>();
}

std::string textOf(const json& object) {
  return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

json objectFrom(const std::string& text) {
  json object = json::parse(text, nullptr, false);
  return object.is_object() ? object : json::object();
}

ProjectFile projectFrom(json document) {
  ProjectFile project;
  document.erase("version");
  project.name = takeText(document, "name");
  project.sources = takeSources(document);
  project.targets = textOf(takeObject(document, "targets"));
  json layout = takeObject(document, "layout");
  json unknownLayout = json::object();
  project.layout = layoutFrom(layout, unknownLayout);
  if (!unknownLayout.empty()) document["layout"] = std::move(unknownLayout);
  project.unknown = textOf(document);
  return project;
}

/// Whole numbers without a fraction: shorter, and the same in every diff.
json numberJson(double value) {
  if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
  return value;
}

json pointJson(const Point& point) {
  return json::array({numberJson(point.x), numberJson(point.y)});
}

json frameJson(const Frame& frame) {
  json object = {{"title", frame.title},
                 {"topLeft", pointJson(frame.topLeft)},
                 {"width", numberJson(frame.width)},
                 {"height", numberJson(frame.height)}};
  if (!frame.color.empty()) object["color"] = frame.color;
  return object;
}

json noteJson(const Note& note) {
  return {{"text", note.text}, {"position", pointJson(note.position)}};
}

/// The known keys of each item over what is kept of it; an item that is gone takes its unknown keys with it.
template <class Item, class Write>
json itemsJson(const std::map<std::string, Item>& items, const json& kept, Write write) {
  json result = json::object();
  for (const auto& [id, item] : items) {
    json object = kept.is_object() && kept.contains(id) ? kept[id] : json::object();
    object.update(write(item));
    result[id] = std::move(object);
  }
  return result;
}

json layoutJson(const Layout& layout, json kept) {
  json positions = json::object();
  for (const auto& [id, point] : layout.positions) positions[id.value] = pointJson(point);
  kept["positions"] = std::move(positions);
  kept["frames"] = itemsJson(layout.frames, kept.value("frames", json::object()), frameJson);
  kept["notes"] = itemsJson(layout.notes, kept.value("notes", json::object()), noteJson);
  for (const char* key : {"positions", "frames", "notes"}) {
    if (kept[key].empty()) kept.erase(key);
  }
  return kept;
}

json documentFrom(const ProjectFile& project) {
  json document = objectFrom(project.unknown);
  document["version"] = ProjectFile::currentVersion;
  if (!project.name.empty()) document["name"] = project.name;
  if (!project.sources.empty()) document["sources"] = project.sources;
  if (json targets = objectFrom(project.targets); !targets.empty()) document["targets"] = std::move(targets);
  json layout = layoutJson(project.layout, document.value("layout", json::object()));
  if (layout.empty()) {
    document.erase("layout");
  } else {
    document["layout"] = std::move(layout);
  }
  return document;
}

std::string folderName(const fs::path& folder) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(fs::absolute(folder, error), error);
  return whole.filename().string();
}

Result<ProjectFile> parseProject(const std::string& text, const std::string& path) {
  const auto malformed = [&](const std::string& message, int line) {
    return Error{ErrorKind::InvalidInput, message, path, line,
                 "mend the file, or delete it to start without a layout"};
  };
  try {
    json document = json::parse(text);
    requireType(document.is_object(), "", "an object");
    const json version = document.value("version", json(1));
    requireType(version.is_number_integer() && version >= 1, "version", "a whole number from 1");
    if (version > ProjectFile::currentVersion) {
      return Error{ErrorKind::Newer,
                   "the file has version " + version.dump() + ", this program knows up to version " +
                       std::to_string(ProjectFile::currentVersion),
                   path, lineOfKey(text, "version"), "update Metaparticle to open this project"};
    }
    migrate(document, version.get<int>(), migrations());
    return projectFrom(std::move(document));
  } catch (const json::parse_error& error) {
    const std::size_t byte = error.byte == 0 ? 0 : error.byte - 1;
    return malformed("this is not valid JSON", lineAt(text, byte));
  } catch (const Malformed& problem) {
    return malformed(problem.key.empty() ? "the file must hold a JSON object" : problem.message,
                     problem.key.empty() ? 1 : lineOfKey(text, problem.key));
  }
}

}  // namespace

void migrate(json& document, int version, const std::vector<Migration>& steps) {
  for (std::size_t step = static_cast<std::size_t>(std::max(version, 1)) - 1; step < steps.size(); ++step) {
    steps[step](document);
  }
}

Result<ProjectFile> parseProjectFile(const std::optional<std::string>& text, const fs::path& folder) {
  ProjectFile project;
  if (text) {
    auto parsed = parseProject(*text, (folder / ProjectFile::fileName).string());
    if (!parsed) return parsed;
    project = std::move(parsed).value();
  }
  if (project.name.empty()) project.name = folderName(folder);
  return project;
}

std::string projectFileText(const ProjectFile& project) {
  return documentFrom(project).dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<ProjectFile> loadProjectFile(const fs::path& folder) {
  auto text = readWholeFile(folder / ProjectFile::fileName);
  if (text) return parseProjectFile(std::move(text).value(), folder);
  if (text.error().kind != ErrorKind::NotFound) return text.error();
  return parseProjectFile(std::nullopt, folder);
}

Result<void> saveProjectFile(const fs::path& folder, const ProjectFile& project) {
  const fs::path path = folder / ProjectFile::fileName;
  const std::string text = projectFileText(project);
  const auto present = readWholeFile(path);
  if (present && *present == text) return {};
  return writeFileAtomically(path, text);
}

}  // namespace metaparticle::model
