// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/reader.h"

#include <algorithm>
#include <unordered_set>

namespace metaparticle::studio {
namespace {

std::unordered_set<model::NodeId> idsOf(const model::Graph& graph) {
  std::unordered_set<model::NodeId> ids;
  ids.reserve(graph.nodes.size());
  for (const model::Node& node : graph.nodes) ids.insert(node.id);
  return ids;
}

bool sameIds(const model::Graph& left, const model::Graph& right) {
  return std::ranges::equal(left.nodes, right.nodes, {}, &model::Node::id, &model::Node::id);
}

std::vector<model::Node> nodesMissingIn(const model::Graph& from, const model::Graph& in) {
  const auto ids = idsOf(in);
  std::vector<model::Node> missing;
  for (const model::Node& node : from.nodes) {
    if (!ids.contains(node.id)) missing.push_back(node);
  }
  return missing;
}

}  // namespace

void applyChanges(codegen::Workspace& workspace, const TextChanges& changes) {
  for (const TextChange& change : changes) {
    if (change.removesFile) {
      workspace.removeFile(change.file);
    } else if (!workspace.contains(change.file)) {
      workspace.setText(change.file, change.inserted);
    } else {
      workspace.replace(change.file, {change.offset, change.offset + change.removed.size()}, change.inserted);
    }
  }
}

Reader::Reader(std::function<void(ReadState)> publish) : publish_(std::move(publish)), thread_("reader") {}

Reader::~Reader() {
  thread_.finish();
}

void Reader::open(std::uint64_t project, Open open) {
  thread_.post([this, project, open = std::move(open)] {
    std::unique_ptr<codegen::Workspace> opened = open();
    workspace_ = opened ? std::move(*opened) : codegen::Workspace();
    project_ = project;
    revision_ = 0;
    published_.reset();
    if (opened) publish();
  });
}

void Reader::close(std::uint64_t project) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.clear();
  }
  open(project, [] { return nullptr; });
}

void Reader::change(const TextChanges& changes, std::uint64_t revision) {
  bool first = false;
  {
    const std::lock_guard lock(mutex_);
    first = waiting_.empty();
    waiting_.insert(waiting_.end(), changes.begin(), changes.end());
    waitingRevision_ = revision;
  }
  if (first) thread_.post([this] { readWaiting(); });
}

void Reader::query(Query query) {
  thread_.post([this, query = std::move(query)] { query(workspace_, revision_); });
}

void Reader::readWaiting() {
  TextChanges changes;
  {
    const std::lock_guard lock(mutex_);
    changes.swap(waiting_);
    if (changes.empty()) return;
    revision_ = waitingRevision_;
  }
  applyChanges(workspace_, changes);
  publish();
}

void Reader::publish() {
  ReadState state;
  state.project = project_;
  state.revision = revision_;
  state.graph = workspace_.graph();
  state.findings = workspace_.findings();
  static const model::Graph nothing;
  const model::Graph& before = published_ ? *published_ : nothing;
  if (!sameIds(before, *state.graph)) {
    state.appeared = nodesMissingIn(*state.graph, before);
    state.vanished = nodesMissingIn(before, *state.graph);
  }
  published_ = state.graph;
  publish_(std::move(state));
}

}  // namespace metaparticle::studio
