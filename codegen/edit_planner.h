// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "codegen/patch.h"
#include "codegen/workspace.h"
#include "model/edit.h"
#include "model/error.h"
#include "model/graph.h"

namespace metaparticle::codegen {

/// Works out the text edits of one gesture. What the graph must say afterwards, and whether the edit is
/// allowed, is model::apply's word; this decides what the text must look like, and refuses only what the
/// graph cannot know: a declaration that does not parse, or a place where no annotation may stand.
class EditPlanner {
 public:
  explicit EditPlanner(const Workspace& workspace) : workspace_(workspace), before_(workspace.graph()) {}

  model::Result<FileEdits> plan(const model::Edit& edit);

 private:
  using Located = Workspace::Located;
  using Done = model::Result<void>;

  // What an edit does besides the arguments that model::argumentChanges lists.
  Done change(const model::AddNode& edit);
  Done change(const model::RemoveNode& edit);
  Done change(const model::LinkNode& edit);
  template <class OnlyArguments>
  Done change(const OnlyArguments&) {
    return {};
  }

  Done changeArguments(const model::ArgumentChange& change);
  Done checkFree(const std::string& name, const std::string& scope);
  Done checkNamespace(const std::string& scope);
  Done addToFile(const model::AddNode& edit, const std::string& code);
  Done addFile(const model::AddNode& edit, const std::string& code);
  /// A file that is half typed may swallow what is written behind: then nothing is written.
  Done checkAdded(const model::AddNode& edit);
  Done checkUnused(const DeclarationSyntax& declaration,
                   const std::map<std::string, std::vector<Range>>& removed);
  Done removeDeclarationsOf(const std::vector<Located>& declarations);

  static Done checkEditable(const Located& located);
  model::Result<Located> locate(const model::NodeId& node) const;
  model::Result<Located> linkTarget(const std::string& function) const;
  Patch& patchOf(const std::string& file);
  const FileSyntax& syntaxOf(const std::string& file);
  model::Result<FileEdits> finished();

  const Workspace& workspace_;
  std::shared_ptr<const model::Graph> before_;
  std::map<std::string, Patch> patches_;
  std::map<std::string, FileSyntax>
      syntaxes_;  ///< of files that were asked for: each takes time to put together
};

}  // namespace metaparticle::codegen
