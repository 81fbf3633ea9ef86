// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;
class QMenu;

namespace metaparticle::studio {

class Actions;
class Appearance;
class Languages;

/// The menu bar. Returns the empty submenu for recent projects.
QMenu* addMenus(QMainWindow& window, Actions& actions, Appearance& appearance, Languages& languages);
/// The bar of buttons below it.
void addCommandBar(QMainWindow& window, Actions& actions);

}  // namespace metaparticle::studio
