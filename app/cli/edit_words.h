// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/cli/support.h"
#include "model/graph.h"

namespace metaparticle::cli {

// What the words of an edit command mean in a project. Each fails with an error that lists what there is.

/// The node with this wire name, id or qualified name; an id may have a leading "::". A name that several
/// nodes have is refused.
const model::Node& nodeNamed(const Project& project, const std::string& name);

/// The kind of `[[mp::word]]`.
model::Kind kindNamed(const std::string& word);

/// The qualified name of the function with this name, which may leave out its scope where one function fits.
std::string functionNamed(const Project& project, const std::string& name);

/// `file`, given from the current folder or from the project's, as path inside the project. "" gives the file
/// of the project's first node, else its first source, else main.cpp.
std::string fileInProject(const Project& project, const std::string& file);

}  // namespace metaparticle::cli
