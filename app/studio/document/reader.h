// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "app/studio/document/serial_thread.h"
#include "app/studio/document/text_change.h"
#include "codegen/workspace.h"

namespace metaparticle::studio {

/// What the texts of one revision mean, and which nodes came and went since the last one that was published.
struct ReadState {
  std::uint64_t project = 0;  ///< which opened project it is about
  std::uint64_t revision = 0;
  std::shared_ptr<const model::Graph> graph;
  std::vector<model::Finding> findings;
  std::vector<model::Node> appeared;
  std::vector<model::Node> vanished;
};

/// Owns the Workspace and the thread in which it is read. Changes that wait are read together and published
/// once, so that a slow reader falls behind by one step at most.
class Reader {
 public:
  /// `publish` is called in the reader's thread.
  explicit Reader(std::function<void(ReadState)> publish);
  ~Reader();

  /// Runs in the reader's thread and gives the workspace of a project, or nothing when it could not be
  /// opened.
  using Open = std::function<std::unique_ptr<codegen::Workspace>()>;
  void open(std::uint64_t project, Open open);
  /// Forgets the project.
  void close(std::uint64_t project);

  /// Makes changes that were made to the project's texts; `revision` is what they lead to.
  void change(const TextChanges& changes, std::uint64_t revision);

  /// Runs in the reader's thread, after every change given before. `revision` is the one the workspace is at,
  /// which may be a later one than at the time of asking.
  using Query = std::function<void(codegen::Workspace& workspace, std::uint64_t revision)>;
  void query(Query query);

  /// Ends the thread; nothing is published afterwards.
  void finish() { thread_.finish(); }

 private:
  void readWaiting();
  void publish();

  std::function<void(ReadState)> publish_;

  std::mutex mutex_;
  TextChanges waiting_;
  std::uint64_t waitingRevision_ = 0;

  // Only touched in the thread.
  codegen::Workspace workspace_;
  std::uint64_t project_ = 0;
  std::uint64_t revision_ = 0;
  std::shared_ptr<const model::Graph> published_;

  SerialThread thread_;
};

/// Makes changes to the texts of a workspace, one after the other.
void applyChanges(codegen::Workspace& workspace, const TextChanges& changes);

}  // namespace metaparticle::studio
