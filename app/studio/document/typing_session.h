// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <optional>

#include "app/studio/document/text_change.h"

namespace metaparticle::studio {

/// Decides which keystrokes belong to one undo step: characters typed, or deleted, side by side without a
/// pause, a new line or a jump of the caret; and everything that one action (a paste over a selection, a
/// replace-all) does.
class TypingSession {
 public:
  static constexpr int pauseMs = 1000;

  /// True when the change belongs to the step of the one before.
  bool continues(const TextChange& change);
  /// The next change starts a step of its own.
  void close() { last_.reset(); }

  void beginAction() { ++depth_; }
  void endAction();

 private:
  enum class Direction { Insertion, Deletion, Other };
  struct Last {
    std::string file;
    Direction direction = Direction::Other;
    std::size_t begin = 0;  ///< where the next deletion would end, or begin
    std::size_t end = 0;    ///< where the next insertion would begin
    bool newLine = false;
  };
  [[nodiscard]] bool adjacent(const TextChange& change) const;

  std::optional<Last> last_;
  QElapsedTimer sinceLast_;
  int depth_ = 0;
  bool changedInAction_ = false;
};

}  // namespace metaparticle::studio
