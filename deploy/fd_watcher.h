// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace metaparticle::deploy {

/// Calls a function in the event loop whenever a file descriptor can be read (or written). Unlike a bare
/// QSocketNotifier it may be reset from inside that function.
class FdWatcher {
 public:
  FdWatcher() = default;
  ~FdWatcher() { reset(); }
  FdWatcher(const FdWatcher&) = delete;
  FdWatcher& operator=(const FdWatcher&) = delete;

  /// Watches `fd`, which must stay open until reset().
  void watch(int fd, QSocketNotifier::Type type, std::function<void()> ready) {
    reset();
    notifier_ = std::make_unique<QSocketNotifier>(fd, type);
    QObject::connect(notifier_.get(), &QSocketNotifier::activated, notifier_.get(),
                     [call = std::move(ready)] { call(); });
  }
  void setEnabled(bool enabled) {
    if (notifier_) notifier_->setEnabled(enabled);
  }
  void reset() {
    if (!notifier_) return;
    notifier_->setEnabled(false);
    notifier_.release()->deleteLater();
  }
  [[nodiscard]] bool active() const { return notifier_ != nullptr; }

 private:
  std::unique_ptr<QSocketNotifier> notifier_;
};

}  // namespace metaparticle::deploy
