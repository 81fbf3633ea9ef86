// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "codegen/program.h"
#include "model/finding.h"
#include "model/graph.h"

namespace metaparticle::codegen {

using Files = std::map<std::string, std::unique_ptr<FileUnit>>;

// How declarations are written down in a graph. Occurrence::placed must be right.

/// The node of an entity that is annotated.
model::Node nodeOf(const Entity& entity);
/// The declaration of a node is broken, or a comment without an end would swallow it.
bool isUnreadable(const Occurrence& annotated);
/// The function at this declaration, which has Role::Function.
model::Function functionOf(const Occurrence& occurrence);
/// Puts the present places into what nodeOf and functionOf gave before, when nothing else changed.
void movePlaces(const Occurrence& occurrence, model::Node& node);
void movePlaces(const Occurrence& occurrence, model::Function& function);
/// False when movePlaces would change nothing, for sure: `line` is where it was written down last.
bool mayHaveMoved(const Occurrence& occurrence, int line);

/// Tells every occurrence of a file where its segment is.
void locateOccurrences(const FileUnit& file);

/// What the reader itself has to say, in source order: broken and doubtful annotations, calls of unknown
/// targets, comments without an end.
std::vector<model::Finding> readerFindings(const Files& files);

}  // namespace metaparticle::codegen
