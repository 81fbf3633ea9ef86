// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QUndoStack>

#include <atomic>
#include <deque>
#include <map>
#include <memory>
#include <set>

#include "app/studio/document/buffer.h"
#include "app/studio/document/disk.h"
#include "app/studio/document/file_watch.h"
#include "app/studio/document/layout_change.h"
#include "app/studio/document/reader.h"
#include "app/studio/document/typing_session.h"
#include "model/edit.h"
#include "model/finding.h"
#include "model/graph.h"
#include "model/project_file.h"

namespace metaparticle::studio {

/// What the user does to the graph in one go: all edits or none, and one step to undo.
struct Gesture {
  std::vector<model::Edit> edits;                   ///< made in this order
  std::map<model::NodeId, model::Point> positions;  ///< given with it, for a node that it adds
  QString text;                                     ///< for the undo menu
};

/// A project that is open: its texts, what they mean, where things are drawn, and the one undo history of it
/// all.
///
/// The texts are the truth. They change through `type` (an editor), `perform` (a gesture, planned by codegen)
/// and undo; each change raises the revision, is read in another thread, and comes back as a new graph.
/// Reading, planning, loading and saving never block the thread that the document lives in. Needs no window.
class Document : public QObject {
  Q_OBJECT

 public:
  explicit Document(QObject* parent = nullptr);
  ~Document() override;

  // --- The project ---

  /// Opens a folder, or a single C++ file, in place of what is open. Ends with `opened`, `openFailed`.
  void open(const QString& path);
  /// Stops opening; `openFailed` follows with ErrorKind::Cancelled.
  void cancelOpening();
  void close();
  [[nodiscard]] bool isOpen() const { return open_; }
  [[nodiscard]] bool isOpening() const { return opening_; }
  /// Absolute path of the project's folder.
  [[nodiscard]] QString folder() const { return folder_; }
  /// The path as it was opened: the folder, or the single file.
  [[nodiscard]] QString path() const { return path_; }
  [[nodiscard]] QString name() const;

  // --- The texts ---

  /// Paths relative to the folder, sorted.
  [[nodiscard]] std::vector<std::string> files() const;
  [[nodiscard]] bool contains(const std::string& file) const;
  /// The bytes of a file now; empty for one that is not there.
  [[nodiscard]] const std::string& text(const std::string& file) const;
  [[nodiscard]] bool isModified(const std::string& file) const;
  /// True when a file or the layout has unsaved changes.
  [[nodiscard]] bool isModified() const;
  /// True for a file with a buffer that is gone from the disk.
  [[nodiscard]] bool isMissingOnDisk(const std::string& file) const;
  /// Counts the changes of any text.
  [[nodiscard]] std::uint64_t revision() const { return revision_; }

  /// A change made by hand in an editor, which shows it already: `origin` gets it back in `textChanged`, to
  /// know it as its own. Returns false, and changes nothing, when the range is not in the text.
  bool type(const std::string& file, std::size_t offset, std::size_t removed, std::string_view inserted,
            const QObject* origin);
  /// What is typed next is a new undo step (the caret has jumped).
  void endTyping() { typing_.close(); }
  /// Everything typed during its life is one undo step.
  class UserAction {
   public:
    explicit UserAction(Document& document) : document_(document) { document_.typing_.beginAction(); }
    ~UserAction() { document_.typing_.endAction(); }
    UserAction(const UserAction&) = delete;
    UserAction& operator=(const UserAction&) = delete;

   private:
    Document& document_;
  };

  // --- What they mean ---

  /// What the last text that was read means; never null.
  [[nodiscard]] std::shared_ptr<const model::Graph> graph() const { return graph_; }
  [[nodiscard]] const std::vector<model::Finding>& findings() const { return findings_; }
  /// True while the graph is behind the texts.
  [[nodiscard]] bool isReading() const { return readRevision_ != revision_; }

  /// A declaration's place in a text, and the revision for which it holds.
  struct Place {
    std::string file;
    codegen::Range declaration;
    codegen::Range name;
    std::uint64_t revision = 0;
  };
  /// Asks the reader; the answer is called in this thread unless `context` is gone. Nothing when the node is
  /// not there.
  void locate(const model::NodeId& node, QObject* context, std::function<void(std::optional<Place>)> answer);
  void nodeAt(const std::string& file, std::size_t offset, QObject* context,
              std::function<void(std::optional<model::NodeId>)> answer);

  // --- Gestures and the layout ---

  /// Plans the gesture on the texts as they are when its turn comes, and makes it one undo step. Ends with
  /// `gestureDone` or `gestureRefused`.
  void perform(Gesture gesture);
  /// True while a gesture waits to be planned.
  [[nodiscard]] bool isPlanning() const { return !gestures_.empty(); }

  /// Positions of all nodes of the graph (given ones and automatic ones), frames and notes.
  [[nodiscard]] const model::Layout& layout() const { return shown_; }
  /// One undo step that moves things. Only what `layout` says differently from now is changed.
  void changeLayout(const model::Layout& layout, const QString& text);
  void moveNodes(const std::map<model::NodeId, model::Point>& positions, const QString& text);

  [[nodiscard]] QUndoStack* undoStack() { return &undo_; }

  // --- The disk ---

  /// Called with true when everything that was asked for is on the disk.
  using Saved = std::function<void(bool)>;
  void save(const std::string& file, Saved done = {});
  void saveAll(Saved done = {});

  /// Answers to `changedOutside`: the buffer stays and counts as unsaved, or becomes what is on the disk (one
  /// undo step).
  void keepMine(const std::string& file);
  void takeTheirs(const std::string& file);
  /// Looks at the disk now, as the file watch does on its own.
  void checkDisk();
  /// Answer to `removedOutside`: takes the file out of the project, one undo step.
  void removeFile(const std::string& file);

 signals:
  void openBegan();
  void opened();
  void openFailed(const metaparticle::model::Error& error);
  void closed();
  /// Something takes time: reading `done` of `total` files.
  void openProgress(int done, int total);

  /// Sent after the buffers changed. `origin` is the editor that made it by hand, or null.
  void textChanged(const metaparticle::studio::TextChanges& changes, const QObject* origin);
  void filesChanged();
  void modifiedChanged();
  void graphChanged();
  void layoutChanged();
  void readingChanged(bool reading);

  void gestureDone(const metaparticle::studio::Gesture& gesture,
                   const metaparticle::studio::TextChanges& changes);
  void gestureRefused(const metaparticle::studio::Gesture& gesture, const metaparticle::model::Error& error);

  void saveFailed(const metaparticle::model::Error& error);
  /// The file changed on the disk while the buffer has unsaved changes. Until it is answered (keepMine,
  /// takeTheirs), saving this file is refused and sends it again.
  void changedOutside(const std::string& file, const std::string& theirs);
  /// A buffer without unsaved changes took over what somebody wrote to the disk.
  void reloaded(const std::string& file);
  void removedOutside(const std::string& file);
  /// metaparticle.json was changed elsewhere to something that cannot be read. Until it can be, what was read
  /// before holds, and saving leaves the file as it is.
  void projectFileUnreadable(const metaparticle::model::Error& error);
  void projectFileReadable();

 private:
  friend class TextCommand;
  friend class TypingCommand;
  friend class LayoutCommand;

  struct OpenedProject;
  static model::Result<OpenedProject> readProject(
      const std::filesystem::path& path, const std::function<bool(std::size_t, std::size_t)>& progress);
  void finishOpening(std::uint64_t project, model::Result<OpenedProject> opened);
  void takeOver(OpenedProject opened);
  void takeReadState(ReadState state);
  void applyText(const TextChanges& changes, const QObject* origin);
  void applyLayout(const LayoutChange& change);

  void planNext();
  void finishPlan(std::uint64_t project, std::uint64_t revision, model::Result<TextChanges> planned);

  [[nodiscard]] LayoutChange explicitPositions(const std::map<model::NodeId, model::Point>& positions) const;
  void updateShownLayout();
  void keepPlaces(const ReadState& state);
  [[nodiscard]] std::optional<model::Point> placeOf(const model::NodeId& node) const;

  struct SavedLayout {
    model::Layout decided;
    model::Layout written;
  };
  void saveTexts(const std::vector<std::string>& files, bool layoutToo, Saved done);
  void finishSaving(const SaveOutcome& outcome, const Saved& done, const SavedLayout& layout);
  void saveLayoutAgain(const Saved& done);
  [[nodiscard]] model::ProjectFile projectToSave() const;

  void watchFiles();
  void checkFiles(const std::vector<std::string>& files, bool folderToo, bool again,
                  std::function<void()> then = {});
  void takeDisk(const std::string& file, std::optional<std::string> disk, bool again);
  struct ProjectOnDisk;
  void takeProjectOnDisk(const ProjectOnDisk& disk, bool again);
  [[nodiscard]] bool isLayoutModified() const;
  void takeAnswer(const std::string& file);
  void takeProjectFile(const model::ProjectFile& project);
  void addFile(const std::string& file, std::string bytes);
  [[nodiscard]] std::filesystem::path absolute(const std::string& file) const;

  // The project.
  bool open_ = false;
  bool opening_ = false;
  bool singleFile_ = false;
  std::uint64_t project_ = 0;  ///< changes with every open and close: answers about another one are dropped
  QString path_;
  QString folder_;
  std::map<std::string, Buffer> buffers_;
  std::uint64_t revision_ = 0;
  std::shared_ptr<std::atomic<bool>> cancelled_;

  // What was read.
  std::shared_ptr<const model::Graph> graph_ = std::make_shared<const model::Graph>();
  std::vector<model::Finding> findings_;
  std::uint64_t readRevision_ = 0;

  // The layout: what was decided (undoable), what was worked out for the rest, and both together.
  model::ProjectFile projectFile_;
  std::optional<std::string> projectBytes_;     ///< what its file is known to hold, if there is one
  std::optional<model::Error> projectProblem_;  ///< why what is there now cannot be read
  bool saving_ = false;
  std::deque<std::function<void()>> savesWaiting_;
  model::Layout savedLayout_;  ///< what was decided when it was last saved or loaded
  model::Layout diskLayout_;   ///< what the file says: with the automatic places, when it was saved here
  std::map<model::NodeId, model::Point> automatic_;
  model::Layout shown_;

  std::deque<Gesture> gestures_;
  bool planning_ = false;
  TypingSession typing_;
  const QObject* origin_ = nullptr;  ///< of the command that is being made
  QUndoStack undo_;
  std::set<std::string> missing_;
  std::map<std::string, std::string> asked_;  ///< changed outside to this, and the user has not answered yet

  FileWatch watch_;
  Reader reader_;
  SerialThread disk_;
};

}  // namespace metaparticle::studio
