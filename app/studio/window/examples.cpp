// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/examples.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

namespace metaparticle::studio {
namespace {

/// The folder with the examples, or "".
QString examplesFolder() {
  const QDir program(QCoreApplication::applicationDirPath());
  const QStringList places = {program.filePath(QStringLiteral("../share/metaparticle/examples")),
                              QStringLiteral(METAPARTICLE_SOURCE_EXAMPLES)};
  for (const QString& place : places) {
    if (QFileInfo(place).isDir()) return QDir(place).canonicalPath();
  }
  return {};
}

QString textOf(const QString& name) {
  if (name == QLatin1String("histogram")) {
    return QCoreApplication::translate("metaparticle::studio::Examples",
                                       "A scatter over ten leaves, and a gather that merges their samples");
  }
  if (name == QLatin1String("greeter")) {
    return QCoreApplication::translate("metaparticle::studio::Examples",
                                       "A service with three replicas that calls another one");
  }
  return {};
}

}  // namespace

std::vector<Example> findExamples() {
  std::vector<Example> examples;
  const QDir folder(examplesFolder());
  if (examplesFolder().isEmpty()) return examples;
  for (const QString& name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
    const QString title = name.left(1).toUpper() + name.mid(1);
    examples.push_back({name, title, textOf(name), folder.filePath(name)});
  }
  return examples;
}

QString copyExample(const Example& example, const QString& into) {
  const QDir target(into);
  QString name = example.name;
  for (int number = 2; target.exists(name); ++number)
    name = QStringLiteral("%1-%2").arg(example.name).arg(number);
  const QDir source(example.folder);
  if (!QDir().mkpath(target.filePath(name))) return {};
  const QDir copy(target.filePath(name));
  QDirIterator files(example.folder, QDir::Files, QDirIterator::Subdirectories);
  while (files.hasNext()) {
    const QString file = files.next();
    const QString relative = source.relativeFilePath(file);
    if (relative.startsWith(QLatin1Char('.')) || relative.startsWith(QLatin1String("build/"))) continue;
    const QString place = copy.filePath(relative);
    QDir().mkpath(QFileInfo(place).absolutePath());
    if (!QFile::copy(file, place)) return {};
    QFile::setPermissions(place, QFile::permissions(place) | QFile::WriteOwner);
  }
  return copy.absolutePath();
}

}  // namespace metaparticle::studio
