// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/studio/document/document.h"
#include "app/studio/window/workbench.h"

namespace metaparticle::studio {

/// What the reader says of the texts as they are and what the last build said of those that were built, in
/// the four places that show it: the list, the editors, the canvas and the inspector.
class Problems : public QObject {
  Q_OBJECT

 public:
  Problems(Document& document, Workbench& workbench, QObject* parent);

  /// After the document's graph changed.
  void update();
  void clearBuild();
  /// What the document says of itself as well is not kept: it goes from there when it is mended.
  void addBuild(const model::Finding& finding);
  [[nodiscard]] bool hasErrorsInText() const;

 private:
  void findNode(std::size_t index);
  void show();

  Document& document_;
  Workbench& workbench_;
  std::vector<model::Finding> build_;
  std::uint64_t builds_ = 0;  ///< answers about an earlier build are dropped
};

}  // namespace metaparticle::studio
