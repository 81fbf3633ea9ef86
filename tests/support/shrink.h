// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "tests/support/case_file.h"

namespace metaparticle::test {

/// A smaller case that still fails: fewer steps, files, declarations and lines, as far as `limit` tries go
/// (A. Zeller and R. Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002). `fails` must be
/// true for `file`.
CaseFile shrink(CaseFile file, const std::function<bool(const CaseFile&)>& fails, std::size_t limit = 3000);

}  // namespace metaparticle::test
