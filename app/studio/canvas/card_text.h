// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "model/graph.h"

namespace metaparticle::studio {

/// What a card says about its node beside name and kind: "×4 · exposed", the most telling first.
QString keyProperties(const model::Node& node);

/// The tooltip: kind, signature, place, properties as written.
QString describeNode(const model::Node& node);
/// "a → b", how, and where the code makes it.
QString describeEdge(const model::Edge& edge, const QString& fromName, const QString& toName);

}  // namespace metaparticle::studio
