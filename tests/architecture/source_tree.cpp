// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/source_tree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <map>
#include <set>

namespace metaparticle::tests {

namespace {

constexpr int mostLines = 400;

const QStringList& rootFolders() {
  static const QStringList folders = {"app",       "codegen",   "deploy",  "examples", "model",
                                      "packaging", "resources", "runtime", "tests"};
  return folders;
}

QStringList cppFilesBelow(const QString& root) {
  QStringList files;
  for (const QString& folder : rootFolders()) {
    QDirIterator iterator(root + "/" + folder, {"*.cpp", "*.cc", "*.cxx", "*.h", "*.hh", "*.hpp"},
                          QDir::Files, QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
      const QString path = QDir(root).relativeFilePath(iterator.next());
      // What an engine or a build left in an example's folder is no source of ours.
      if (!path.contains("/build/") && !path.contains("/.")) files << path;
    }
  }
  files.sort();
  return files;
}

/// Headers are named from the root, from the runtime's public folder, or from beside the file.
QString resolve(const QString& root, const QString& from, const QString& name) {
  const QString beside = QFileInfo(from).path();
  for (const QString& candidate : {name, "runtime/include/" + name, beside + "/" + name}) {
    const QString clean = QDir::cleanPath(candidate);
    if (QFileInfo(root + "/" + clean).isFile()) return clean;
  }
  return {};
}

SourceFile readSource(const QString& root, const QString& path) {
  static const QRegularExpression include(R"-(^\s*#\s*include\s*[<"]([^>"]+)[>"])-");
  SourceFile source;
  source.path = path;
  QFile file(root + "/" + path);
  if (!file.open(QIODevice::ReadOnly)) return source;
  const QStringList lines = QString::fromUtf8(file.readAll()).split('\n');
  source.lines = static_cast<int>(lines.size()) - (lines.last().isEmpty() ? 1 : 0);
  source.firstLine = lines.first();
  for (int i = 0; i < lines.size(); ++i) {
    const auto match = include.match(lines[i]);
    if (!match.hasMatch() || match.captured(1).endsWith(".moc")) continue;
    source.includes.push_back({match.captured(1), resolve(root, path, match.captured(1)), i + 1});
  }
  return source;
}

/// Depth first; a file that is met again while it is open closes a circle.
class CycleSearch {
 public:
  explicit CycleSearch(const std::vector<SourceFile>& tree) {
    for (const SourceFile& file : tree) files_[file.path] = &file;
  }

  QStringList run() {
    for (const auto& [path, file] : files_) visit(path);
    return found_;
  }

 private:
  void visit(const QString& path) {
    if (open_.contains(path)) {
      found_ << QStringList(open_.mid(open_.indexOf(path)) << path).join(" -> ");
      return;
    }
    if (!done_.insert(path).second) return;
    open_ << path;
    if (const auto file = files_.find(path); file != files_.end()) {
      for (const Include& include : file->second->includes) {
        if (!include.target.isEmpty()) visit(include.target);
      }
    }
    open_.removeLast();
  }

  std::map<QString, const SourceFile*> files_;
  std::set<QString> done_;
  QStringList open_;
  QStringList found_;
};

}  // namespace

std::vector<SourceFile> readSourceTree(const QString& root) {
  std::vector<SourceFile> tree;
  for (const QString& path : cppFilesBelow(root)) tree.push_back(readSource(root, path));
  return tree;
}

QStringList includeCycles(const std::vector<SourceFile>& tree) {
  return CycleSearch(tree).run();
}

QStringList longFiles(const std::vector<SourceFile>& tree) {
  QStringList found;
  for (const SourceFile& file : tree) {
    if (file.lines > mostLines) found << QString("%1 has %2 lines").arg(file.path).arg(file.lines);
  }
  return found;
}

QStringList wrongLicences(const std::vector<SourceFile>& tree) {
  const QString mit = "// SPDX-License-Identifier: MIT";
  const QString gpl = "// SPDX-License-Identifier: GPL-3.0-or-later";
  QStringList found;
  for (const SourceFile& file : tree) {
    const bool usersOwn = file.path.startsWith("runtime/") || file.path.startsWith("examples/") ||
                          file.path.startsWith("resources/templates/");
    // Programs that tests compile are written as users write them.
    const bool either = file.path.startsWith("tests/") && file.firstLine == mit;
    if (either || file.firstLine == (usersOwn ? mit : gpl)) continue;
    found << QString("%1 must begin with \"%2\"").arg(file.path, usersOwn ? mit : gpl);
  }
  return found;
}

}  // namespace metaparticle::tests
