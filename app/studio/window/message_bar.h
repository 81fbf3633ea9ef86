// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>
#include <vector>

#include "app/studio/theme/theme.h"
#include "model/error.h"

class QHBoxLayout;
class QLabel;

namespace metaparticle::studio {

/// Says what went wrong, or asks a small question, above the canvas: no dialog that interrupts.
class MessageBar : public QFrame {
  Q_OBJECT

 public:
  explicit MessageBar(QWidget* parent = nullptr);
  void setTheme(const Theme& theme);

  struct Button {
    QString text;
    std::function<void()> act;
  };
  enum class Tone { Problem, Question };
  void show(Tone tone, const QString& text, std::vector<Button> buttons = {});
  void showError(const model::Error& error, std::vector<Button> buttons = {});
  /// Takes a problem away; a question stays until it is answered.
  void clearProblem();
  [[nodiscard]] QString text() const;

 private:
  void clearButtons();
  void updateLook();

  const Theme* theme_ = &Theme::lightTheme();
  Tone tone_ = Tone::Problem;
  QLabel* icon_;
  QLabel* text_;
  QHBoxLayout* buttons_;
};

}  // namespace metaparticle::studio
