// SPDX-License-Identifier: GPL-3.0-or-later
#include "codegen/glue_files.h"

#include <algorithm>
#include <system_error>

#include "codegen/glue.h"
#include "codegen/glue_text.h"
#include "model/project_file.h"

namespace metaparticle::codegen {

namespace fs = std::filesystem;

namespace {

model::Error ioError(const fs::path& path, const std::string& what, const std::error_code& code) {
  return {model::ErrorKind::Io, what + ": " + code.message(), path.string(), 0,
          "Choose another folder with -o"};
}

/// Files of an earlier run that this one did not make again. Files of any other origin stay.
model::Result<void> removeStale(const Glue& glue, const fs::path& folder) {
  std::error_code code;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, code)) {
    const std::string name = entry.path().filename().string();
    const bool current = std::ranges::find(glue.files, name, &GeneratedFile::name) != glue.files.end();
    if (current || !name.ends_with(".glue.cpp")) continue;
    const auto text = model::readWholeFile(entry.path());
    if (!text || !text->starts_with(generatedMark)) continue;
    std::error_code removed;
    if (!fs::remove(entry.path(), removed)) return ioError(entry.path(), "cannot remove this file", removed);
  }
  if (code) return ioError(folder, "cannot list this folder", code);
  return {};
}

}  // namespace

model::Result<bool> writeIfChanged(const fs::path& path, const std::string& text) {
  const auto present = model::readWholeFile(path);
  if (present && *present == text) return false;
  if (auto done = model::writeFileAtomically(path, text); !done) return done.error();
  return true;
}

model::Result<std::vector<std::string>> writeGlue(const Glue& glue, const fs::path& outputFolder) {
  std::error_code code;
  fs::create_directories(outputFolder, code);
  if (code) return ioError(outputFolder, "cannot make this folder", code);
  std::vector<std::string> written;
  for (const GeneratedFile& file : glue.files) {
    const auto done = writeIfChanged(outputFolder / file.name, file.text);
    if (!done) return done.error();
    if (*done) written.push_back(file.name);
  }
  if (auto done = removeStale(glue, outputFolder); !done) return done.error();
  return written;
}

}  // namespace metaparticle::codegen
