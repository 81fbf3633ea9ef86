// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "codegen/workspace.h"
#include "model/edit.h"
#include "tests/support/case_file.h"
#include "tests/support/step.h"

namespace metaparticle::test {

/// A workspace with these files.
codegen::Workspace workspaceOf(const Texts& texts);
Texts textsOf(const codegen::Workspace& workspace);

/// What making one edit showed.
struct LawReport {
  std::vector<std::string> violations;  ///< one sentence each: which law, and how it was broken
  std::optional<model::Error> error;    ///< the edit was not made, and why
};

/// Nothing in the texts is half typed: no node is stale and every declaration parses.
bool isHealthy(const codegen::Workspace& workspace);

/// Makes one edit in the workspace and checks the laws of the lens on the way (design.md §2): PutGet against
/// model::apply, Locality, Undo, and that the workspace now says what a fresh one says. PutGet only holds
/// where nothing is half typed: what is written behind an open bracket is part of something else.
LawReport editLawfully(codegen::Workspace& workspace, const model::Edit& edit);

/// GetPut for every argument of the node: writing what is there changes nothing.
std::vector<std::string> checkGetPut(const codegen::Workspace& workspace, const model::Node& node);

/// Makes one step: an edit with its laws, or typing, after which the workspace says what a fresh one says.
LawReport stepLawfully(codegen::Workspace& workspace, const Step& step);

/// The graph and the findings of a workspace are those of a fresh one on the same texts; unless it keeps
/// stale nodes, which a fresh one cannot know.
std::vector<std::string> checkFresh(const codegen::Workspace& workspace);

/// Locality: no byte outside what the edit is about changed. `before` is the workspace that the edits were
/// planned on.
std::vector<std::string> checkLocality(const codegen::Workspace& before, const model::Edit& edit,
                                       const codegen::FileEdits& edits);

}  // namespace metaparticle::test
