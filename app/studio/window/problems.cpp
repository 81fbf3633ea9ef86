// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/problems.h"

#include <algorithm>

#include "app/studio/canvas/canvas_view.h"
#include "app/studio/editor/editor_tabs.h"
#include "app/studio/inspector/inspector.h"
#include "app/studio/panels/problems_view.h"

namespace metaparticle::studio {
namespace {

/// Where the text of the 1-based line begins behind its indent; nothing when there is no such line.
std::optional<std::size_t> offsetOfLine(const std::string& text, int line) {
  std::size_t offset = 0;
  for (int at = 1; at < line; ++at) {
    offset = text.find('\n', offset);
    if (offset == std::string::npos) return std::nullopt;
    ++offset;
  }
  return std::min(text.find_first_not_of(" \t", offset), text.size());
}

}  // namespace

Problems::Problems(Document& document, Workbench& workbench, QObject* parent)
    : QObject(parent), document_(document), workbench_(workbench) {}

void Problems::update() {
  workbench_.problems->problems().setFindings(document_.findings());
  show();
}

void Problems::clearBuild() {
  ++builds_;
  build_.clear();
  workbench_.problems->problems().setBuildFindings(build_);
  workbench_.editors->setBuildFindings(build_);
  show();
}

void Problems::addBuild(const model::Finding& finding) {
  const auto same = [&](const model::Finding& live) {
    return live.file == finding.file && live.message == finding.message;
  };
  if (std::ranges::any_of(document_.findings(), same)) return;
  build_.push_back(finding);
  workbench_.problems->problems().setBuildFindings(build_);
  workbench_.editors->setBuildFindings(build_);
  findNode(build_.size() - 1);
}

bool Problems::hasErrorsInText() const {
  return std::ranges::any_of(document_.findings(), [](const model::Finding& finding) {
    return finding.severity == model::Severity::Error;
  });
}

/// The compiler names a line; the node is the one whose function holds it.
void Problems::findNode(std::size_t index) {
  const model::Finding& finding = build_[index];
  if (!finding.node.empty()) return show();
  if (finding.line <= 0 || !document_.contains(finding.file)) return;
  const auto offset = offsetOfLine(document_.text(finding.file), finding.line);
  if (!offset) return;
  document_.nodeAt(finding.file, *offset, this,
                   [this, index, build = builds_](const std::optional<model::NodeId>& node) {
                     if (!node || build != builds_) return;
                     build_[index].node = node->value;
                     workbench_.problems->problems().setBuildFindings(build_);
                     show();
                   });
}

void Problems::show() {
  std::vector<model::Finding> all = document_.findings();
  std::ranges::copy(build_, std::back_inserter(all));
  std::vector<ProblemMark> marks;
  for (const model::Finding& finding : all) {
    if (finding.node.empty()) continue;
    marks.push_back({{finding.node}, finding.severity, QString::fromStdString(finding.message)});
  }
  workbench_.canvas->setProblemNodes(std::move(marks));
  workbench_.inspector->setGraph(document_.graph(), all);
}

}  // namespace metaparticle::studio
