// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace metaparticle::tests {

/// One `#include` line.
struct Include {
  QString name;    ///< between the brackets or quotes
  QString target;  ///< path of the included file in the tree, or "" when it is not of the tree
  int line = 0;
};

/// One C++ file of the project.
struct SourceFile {
  QString path;  ///< relative to the root
  QString firstLine;
  int lines = 0;
  std::vector<Include> includes;
};

/// The C++ files below the project's own folders, sorted by path.
std::vector<SourceFile> readSourceTree(const QString& root);

// Each rule gives one line for each place that breaks it.

/// The arrows of the design: which folder may include which other folder and which library.
QStringList brokenArrows(const std::vector<SourceFile>& tree);
/// Files that include each other in a circle, one circle for each file that closes one.
QStringList includeCycles(const std::vector<SourceFile>& tree);
QStringList longFiles(const std::vector<SourceFile>& tree);
/// MIT in what becomes part of a user's program, GPL elsewhere.
QStringList wrongLicences(const std::vector<SourceFile>& tree);

}  // namespace metaparticle::tests
