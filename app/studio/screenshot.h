// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace metaparticle::studio {

class Studio;

struct ScreenshotOptions {
  QString file;
  QString size;    ///< "1600x1000"
  QString select;  ///< name of a node, or ""
};

/// Shows the window, waits until its project is read and laid out, saves its picture, and gives the program's
/// exit status. For the README and the store page: the picture is the real window's.
int takeScreenshot(Studio& studio, const ScreenshotOptions& options);

}  // namespace metaparticle::studio
