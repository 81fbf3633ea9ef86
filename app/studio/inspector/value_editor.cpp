// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/inspector/value_editor.h"

#include "model/values.h"

namespace metaparticle::studio {

QString shownDefault(const model::ArgumentInfo& argument) {
  const std::string source(argument.defaultValue);
  if (const auto text = model::parseText(source)) return QString::fromStdString(*text);
  return QString::fromStdString(source);
}

}  // namespace metaparticle::studio
