// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace metaparticle::model {

/// What went wrong, coarse enough to decide what to do about it.
enum class ErrorKind {
  InvalidInput,  ///< what was asked for makes no sense: the user mends the request
  Refused,       ///< it makes sense but would do harm (an edge that code still uses): the user decides
  Conflict,      ///< what is on the disk is not what was read: read it again and repeat
  NotFound,      ///< a node, file or program that was named does not exist
  Io,            ///< the operating system said no
  Newer,         ///< a file written by a newer version of this program
  Cancelled,     ///< the user stopped it; nothing to report
  Internal,      ///< an invariant of ours broke
};

/// An error as a value: what happened, where, and how to mend it. All texts are for the user.
struct Error {
  ErrorKind kind = ErrorKind::Internal;
  std::string message = {};  ///< what is wrong, one sentence without a final newline
  std::string file = {};     ///< the file it is about, or empty
  int line = 0;              ///< 1-based line in `file`, or 0
  std::string remedy = {};   ///< what the user can do about it, or empty

  bool operator==(const Error&) const = default;
};

/// "file:line: message (remedy)", for terminals and logs.
std::string toString(const Error& error);

/// A value or the error that prevented it (GCC 12's C++20 has no std::expected).
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit on purpose

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
  [[nodiscard]] T& value() & { return std::get<0>(state_); }
  [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
  [[nodiscard]] const Error& error() const { return std::get<1>(state_); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

 private:
  std::variant<T, Error> state_;
};

/// Success, or the error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit on purpose

  [[nodiscard]] bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace metaparticle::model
