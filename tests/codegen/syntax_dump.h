// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "codegen/source_file.h"
#include "codegen/syntax.h"

namespace metaparticle::test {

/// What was read, one line a fact, indented by what it belongs to. `text` is what it was read from: ranges
/// are checked against it, and shown as the text that they hold where that says more.
std::string dumpSyntax(const codegen::FileSyntax& syntax, std::string_view text);

/// Where the segments of a file are and how they were read, one line each.
std::string dumpSegments(const codegen::SourceFile& source);

}  // namespace metaparticle::test
