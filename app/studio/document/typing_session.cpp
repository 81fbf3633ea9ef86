// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/typing_session.h"

namespace metaparticle::studio {
namespace {

/// What one keystroke can insert: one character in UTF-8, or an automatically closed pair. More is a paste.
constexpr std::size_t longestKeystroke = 4;

bool hasNewLine(const std::string& text) {
  return text.find_first_of("\r\n") != std::string::npos;
}

}  // namespace

bool TypingSession::continues(const TextChange& change) {
  const bool inSameAction = depth_ > 0 && changedInAction_;
  const bool together = inSameAction || adjacent(change);

  Last next;
  next.file = change.file;
  next.newLine =
      hasNewLine(change.inserted) || hasNewLine(change.removed) || (inSameAction && last_ && last_->newLine);
  if (change.removed.empty() && change.inserted.size() <= longestKeystroke) {
    next.direction = Direction::Insertion;
  } else if (change.inserted.empty() && change.removed.size() <= longestKeystroke) {
    next.direction = Direction::Deletion;
  }
  next.begin = change.offset;
  next.end = change.offset + change.inserted.size();
  last_ = next;
  sinceLast_.start();
  changedInAction_ = depth_ > 0;
  return together;
}

bool TypingSession::adjacent(const TextChange& change) const {
  if (!last_ || last_->file != change.file || last_->newLine || sinceLast_.hasExpired(pauseMs)) return false;
  if (hasNewLine(change.inserted) || hasNewLine(change.removed)) return false;
  if (last_->direction == Direction::Insertion) {
    return change.removed.empty() && change.inserted.size() <= longestKeystroke &&
           change.offset == last_->end;
  }
  if (last_->direction == Direction::Deletion) {
    const bool backspace = change.offset + change.removed.size() == last_->begin;
    const bool forwards = change.offset == last_->begin;
    return change.inserted.empty() && change.removed.size() <= longestKeystroke && (backspace || forwards);
  }
  return false;
}

void TypingSession::endAction() {
  if (--depth_ == 0) changedInAction_ = false;
}

}  // namespace metaparticle::studio
