// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/support.h"
#include "codegen/glue.h"
#include "codegen/glue_lists.h"
#include "codegen/glue_sources.h"
#include "codegen/project_files.h"
#include "model/project_file.h"

namespace metaparticle::cli {

namespace {

namespace fs = std::filesystem;

struct Options {
  std::string folder = ".";
  std::string output;
  std::string application;
  std::vector<std::string> sources;
  bool json = false;
  bool quiet = false;
};

/// The project, narrowed to the sources that were named and the files that they include.
model::ProjectFile projectOf(const Options& options) {
  model::ProjectFile project = valueOrFail(model::loadProjectFile(options.folder));
  for (const std::string& source : options.sources) {
    std::error_code ignored;
    if (fs::is_regular_file(fs::path(options.folder) / source, ignored)) continue;
    fail({model::ErrorKind::NotFound, "there is no such source", source, 0,
          "name it relative to " + options.folder});
  }
  if (!options.sources.empty()) project.sources = codegen::withIncludedFiles(options.folder, options.sources);
  return project;
}

/// Where generated files go unless told otherwise: with the engine's own files, which git does not see.
fs::path defaultOutput(const fs::path& folder) {
  const fs::path state = folder / ".metaparticle";
  std::error_code ignored;
  fs::create_directories(state, ignored);
  if (!fs::exists(state / ".gitignore", ignored)) {
    if (auto done = model::writeFileAtomically(state / ".gitignore", "*\n"); !done) fail(done.error());
  }
  return state / "glue";
}

/// A single file stands for its folder with that one source.
Options withFolder(Options options) {
  const fs::path given = options.folder;
  std::error_code ignored;
  if (!fs::is_regular_file(given, ignored)) return options;
  options.sources = {given.filename().string()};
  options.folder = given.has_parent_path() ? given.parent_path().string() : ".";
  return options;
}

void generate(const Options& given) {
  requireFolder(given.folder);
  const Options options = withFolder(given);
  const model::ProjectFile project = projectOf(options);
  const codegen::Workspace workspace = valueOrFail(codegen::openProject(options.folder, project));
  const std::string application = options.application.empty() ? project.name : options.application;
  codegen::GlueResult result = codegen::generateGlue(workspace, options.folder, application);
  printFindings(std::cerr, result.findings, options.folder);
  if (hasErrors(result.findings)) throw CLI::RuntimeError(1);

  const fs::path output = options.output.empty() ? defaultOutput(options.folder) : fs::path(options.output);
  const std::vector<std::string> written = valueOrFail(codegen::writeGlue(result.glue, output));
  const fs::path folder = fs::absolute(options.folder).lexically_normal();
  const codegen::GlueLists lists{std::move(result.glue), workspace.files(), codegen::sourceFolders(folder)};
  if (auto done = codegen::writeGlueLists(lists, folder, fs::absolute(output).lexically_normal()); !done) {
    fail(done.error());
  }
  if (options.json) {
    nlohmann::json json = codegen::toJson(lists);
    json["output"] = output.string();
    json["written"] = written;
    std::cout << json.dump(2) << '\n';
  } else if (!options.quiet) {
    for (const std::string& name : written) std::cout << "wrote " << (output / name).string() << '\n';
    if (written.empty()) std::cout << "nothing changed in " << output.string() << '\n';
  }
}

}  // namespace

void addGenerateCommand(CLI::App& app) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("generate", "Write the C++ sources that make an annotated program an application");
  command->add_option("DIR", options->folder, "Folder of the project, or its one source")
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "Folder to write to (default: DIR/.metaparticle/glue)");
  command->add_option("--application", options->application,
                      "Name of the application (default: the project's)");
  command
      ->add_option("--source", options->sources,
                   "Take this source, relative to DIR, and not all of the project's; may be repeated")
      ->allow_extra_args(false);
  command->add_flag("--json", options->json, "Print what was generated as JSON");
  command->add_flag("--quiet", options->quiet, "Print only what is wrong");
  command->callback([options] { generate(*options); });
}

}  // namespace metaparticle::cli
