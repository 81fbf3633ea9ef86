// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "model/file_replacement.h"
#include "model/project_file.h"

namespace metaparticle::model {

namespace {

namespace fs = std::filesystem;

Error failure(const fs::path& path, const std::string& what, int code, std::string remedy) {
  return {ErrorKind::Io, what + ": " + std::strerror(code), path.string(), 0, std::move(remedy)};
}

}  // namespace

Result<std::string> readWholeFile(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) {
    return Error{ErrorKind::NotFound, "there is no such file", path.string(), 0, "check the path"};
  }
  if (fs::is_directory(path, error)) {
    return Error{ErrorKind::Io, "this is a folder, not a file", path.string(), 0, "name a file"};
  }
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  if (stream) text << stream.rdbuf();
  if (!stream || stream.bad()) {
    return failure(path, "the file cannot be read", errno == 0 ? EIO : errno, "check its permissions");
  }
  return text.str();
}

Result<void> writeFileAtomically(const fs::path& path, const std::string& bytes) {
  auto replacement = FileReplacement::prepare(path, bytes);
  if (!replacement) return replacement.error();
  return replacement->putInPlace();
}

}  // namespace metaparticle::model
