// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/project_creation.h"

#include <QCoreApplication>

#include "model/project_file.h"

namespace metaparticle::studio {
namespace {

constexpr const char* mainText =
    "// Written by you, drawn by Metaparticle Studio: the nodes of the picture are the [[mp::...]] functions "
    "here.\n"
    "#include <metaparticle/metaparticle.hpp>\n";

std::string translated(const char* text) {
  return QCoreApplication::translate("metaparticle::studio::ProjectCreation", text).toStdString();
}

}  // namespace

model::Result<void> createProject(const std::filesystem::path& folder, const std::string& name) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    return model::Error{model::ErrorKind::Io,
                        translated(QT_TRANSLATE_NOOP("metaparticle::studio::ProjectCreation",
                                                     "The folder could not be made.")),
                        folder.string(), 0, error.message()};
  }
  if (std::filesystem::exists(folder / model::ProjectFile::fileName, error)) {
    return model::Error{model::ErrorKind::Refused,
                        translated(QT_TRANSLATE_NOOP("metaparticle::studio::ProjectCreation",
                                                     "This folder holds a project already.")),
                        folder.string(), 0,
                        translated(QT_TRANSLATE_NOOP("metaparticle::studio::ProjectCreation",
                                                     "Open it, or choose another folder."))};
  }
  model::ProjectFile project;
  project.name = name;
  if (auto saved = model::saveProjectFile(folder, project); !saved) return saved;
  if (std::filesystem::exists(folder / "main.cpp", error)) return {};
  return model::writeFileAtomically(folder / "main.cpp", mainText);
}

}  // namespace metaparticle::studio
