// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of the design's section 5, and what an include stands for in it.
#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>

#include <algorithm>
#include <map>

#include "tests/architecture/source_tree.h"

namespace metaparticle::tests {

namespace {

/// What the files of a folder may include: folders of the project besides their own, and libraries.
struct Rule {
  QString folder;
  QStringList folders;
  QStringList libraries;
};

/// The longest matching folder counts. The standard library and the operating system are open to all.
const std::vector<Rule>& rules() {
  static const std::vector<Rule> table = {
      {"model", {}, {"nlohmann"}},
      {"codegen", {"model"}, {"nlohmann", "yaml-cpp"}},
      {"deploy", {"model"}, {"nlohmann", "QtCore", "curl"}},
      {"runtime", {}, {"nlohmann", "boost", "nats"}},
      {"app/cli", {"model", "codegen", "deploy"}, {"nlohmann", "QtCore", "CLI"}},
      {"app/studio",
       {"model", "codegen", "deploy"},
       {"nlohmann", "QtCore", "QtGui", "QtWidgets", "QtSvg", "Qsci", "graphviz"}},
      // What the canvas stands on stands on no more than the canvas.
      {"app/studio/theme", {"model"}, {"QtCore", "QtGui", "QtWidgets", "QtSvg"}},
      {"app/studio/kind_texts", {"model"}, {"QtCore"}},
      {"app/studio/canvas",
       {"model", "app/studio/theme", "app/studio/kind_texts"},
       {"QtCore", "QtGui", "QtWidgets", "QtSvg", "graphviz"}},
      {"examples", {"runtime"}, {}},
  };
  return table;
}

const Rule* ruleFor(const QString& path) {
  const Rule* best = nullptr;
  for (const Rule& rule : rules()) {
    const bool longer = best == nullptr || rule.folder.size() > best->folder.size();
    if (longer && path.startsWith(rule.folder + "/")) best = &rule;
  }
  return best;
}

/// The Qt module that has this header: includes name the class alone, and Qt installs one folder a module.
QString qtModule(const QString& header) {
  static std::map<QString, QString> known;
  const auto [entry, isNew] = known.try_emplace(header);
  if (!isNew) return entry->second;
  if (header.contains('/')) return entry->second = header.section('/', 0, 0);
  const QDir headers(QLibraryInfo::path(QLibraryInfo::HeadersPath));
  const QStringList modules = headers.entryList({"Qt*"}, QDir::Dirs, QDir::Name);
  for (const QString& module : modules) {
    if (QFileInfo::exists(headers.filePath(module + "/" + header))) return entry->second = module;
  }
  return {};
}

bool isOperatingSystem(const QString& header) {
  static const QStringList folders = {"sys", "netinet", "arpa", "linux", "net"};
  if (!header.contains('/')) return header.endsWith(".h");
  return folders.contains(header.section('/', 0, 0));
}

/// The library of a header that is not the project's; "" for the standard library and the operating system.
QString libraryOf(const QString& header) {
  if (header.startsWith("graphviz/") || header == "gvc.h" || header == "cgraph.h") return "graphviz";
  if (header.startsWith('Q') && !header.startsWith("Qsci/")) {
    const QString module = qtModule(header);
    return module.isEmpty() ? "a Qt module that is not installed" : module;
  }
  if (isOperatingSystem(header) || !header.contains('/')) return {};
  return header.section('/', 0, 0);
}

bool isInside(const QString& path, const QString& folder) {
  return path.startsWith(folder + "/");
}

bool mayInclude(const Rule& rule, const Include& include) {
  if (include.target.isEmpty()) {
    const QString library = libraryOf(include.name);
    return library.isEmpty() || rule.libraries.contains(library);
  }
  if (isInside(include.target, rule.folder)) return true;
  return std::any_of(rule.folders.begin(), rule.folders.end(),
                     [&](const QString& folder) { return isInside(include.target, folder); });
}

}  // namespace

QStringList brokenArrows(const std::vector<SourceFile>& tree) {
  QStringList found;
  for (const SourceFile& file : tree) {
    const Rule* rule = ruleFor(file.path);
    if (rule == nullptr) continue;
    for (const Include& include : file.includes) {
      if (mayInclude(*rule, include)) continue;
      const QString what = include.target.isEmpty() ? libraryOf(include.name) : include.target;
      found << QString("%1:%2: %3 may not include <%4> (%5)")
                   .arg(file.path)
                   .arg(include.line)
                   .arg(rule->folder, include.name, what);
    }
  }
  return found;
}

}  // namespace metaparticle::tests
