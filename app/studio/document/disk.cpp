// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/disk.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include "model/file_update.h"

namespace metaparticle::studio {
namespace {

std::string translated(const char* text) {
  return QCoreApplication::translate("metaparticle::studio::Disk", text).toStdString();
}

model::Error ioError(std::string message, const std::string& file, const QString& reason) {
  return {model::ErrorKind::Io, std::move(message), file, 0, reason.toStdString()};
}

}  // namespace

model::Result<std::optional<std::string>> readBytes(const std::filesystem::path& path) {
  QFile file(QString::fromStdString(path.string()));
  if (!QFileInfo(file).isFile()) return std::optional<std::string>();
  if (!file.open(QIODevice::ReadOnly)) {
    if (!file.exists()) return std::optional<std::string>();
    return ioError(
        translated(QT_TRANSLATE_NOOP("metaparticle::studio::Disk", "This file could not be read.")),
        path.filename().string(), file.errorString());
  }
  return std::optional<std::string>(file.readAll().toStdString());
}

SaveOutcome saveFiles(const std::filesystem::path& folder, const std::vector<FileToSave>& files) {
  SaveOutcome outcome;
  for (const FileToSave& file : files) {
    const auto current = readBytes(folder / file.file);
    if (!current) {
      outcome.error = current.error();
      return outcome;
    }
    if (*current != file.expected && *current != file.bytes) {
      outcome.changedOutside.push_back(file.file);
      continue;
    }
    if (*current != file.bytes) {
      const auto done = model::updateFiles({{folder / file.file, file.expected, file.bytes}});
      if (!done && done.error().kind == model::ErrorKind::Conflict) {
        outcome.changedOutside.push_back(file.file);
        continue;
      }
      if (!done) {
        outcome.error = done.error();
        return outcome;
      }
    }
    outcome.saved.push_back(file);
  }
  return outcome;
}

}  // namespace metaparticle::studio
