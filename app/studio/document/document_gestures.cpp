// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/commands.h"
#include "app/studio/document/document.h"

namespace metaparticle::studio {
namespace {

/// Plans the edits one on top of the other and leaves the workspace as it was.
model::Result<TextChanges> planAll(codegen::Workspace& workspace, const std::vector<model::Edit>& edits) {
  TextChanges all;
  std::optional<model::Error> error;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const auto planned = workspace.plan(edits[i]);
    if (!planned) {
      error = planned.error();
      break;
    }
    const TextChanges changes = toChanges(planned.value(), [&workspace](const std::string& file) {
      return workspace.contains(file) ? &workspace.text(file) : nullptr;
    });
    all.insert(all.end(), changes.begin(), changes.end());
    const bool last = i + 1 == edits.size();
    if (last) {
      const TextChanges made(all.begin(), all.end() - static_cast<std::ptrdiff_t>(changes.size()));
      applyChanges(workspace, inverse(made));
      return all;
    }
    applyChanges(workspace, changes);
  }
  applyChanges(workspace, inverse(all));
  if (error) return *error;
  return all;
}

}  // namespace

void Document::perform(Gesture gesture) {
  if (!open_) return;
  gestures_.push_back(std::move(gesture));
  planNext();
}

void Document::planNext() {
  if (planning_ || gestures_.empty()) return;
  planning_ = true;
  reader_.query([this, project = project_, edits = gestures_.front().edits](codegen::Workspace& workspace,
                                                                            std::uint64_t revision) {
    auto planned = std::make_shared<model::Result<TextChanges>>(planAll(workspace, edits));
    QMetaObject::invokeMethod(
        this, [this, project, revision, planned] { finishPlan(project, revision, std::move(*planned)); },
        Qt::QueuedConnection);
  });
}

void Document::finishPlan(std::uint64_t project, std::uint64_t revision, model::Result<TextChanges> planned) {
  if (project != project_) return;
  planning_ = false;
  if (revision != revision_) {  // The texts moved on meanwhile: what was worked out holds no more.
    planNext();
    return;
  }
  const Gesture gesture = std::move(gestures_.front());
  gestures_.pop_front();
  if (planned) {
    const LayoutChange layout = explicitPositions(gesture.positions);
    if (!planned->empty() || !layout.empty()) {
      undo_.push(new TextCommand(*this, planned.value(), layout, gesture.text));
    }
    emit gestureDone(gesture, planned.value());
  } else {
    emit gestureRefused(gesture, planned.error());
  }
  planNext();
}

}  // namespace metaparticle::studio
