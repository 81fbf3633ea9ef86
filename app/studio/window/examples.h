// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace metaparticle::studio {

struct Example {
  QString name;  ///< its folder's name
  QString title;
  QString text;    ///< one line about it
  QString folder;  ///< absolute
};

/// The examples that came with the program: beside it when installed, in the source tree when built there.
std::vector<Example> findExamples();

/// Copies an example into a folder that the user may change. Returns the new folder, or "" when that failed.
QString copyExample(const Example& example, const QString& into);

}  // namespace metaparticle::studio
