// SPDX-License-Identifier: MIT
//
// What an annotated program includes. It is kept light on purpose: a few small headers of the standard
// library, no JSON, no networking; a test measures what it adds to a compilation.
#pragma once

// [[mp::…]] is unknown to compilers; these two lines keep them silent about it for the rest of the file.
#if defined(__clang__)
#pragma clang diagnostic ignored "-Wunknown-attributes"
#elif defined(__GNUC__)
#pragma GCC diagnostic ignored_attributes "mp::"
#endif

#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace mp {

/// Why a call gave no answer.
enum class Errc {
  deadline_exceeded,  ///< the time was up, here or at the node that was called; it may or may not have run
  unavailable,        ///< no replica could be reached; the function did not run
  lost,               ///< the connection broke after the request was sent; it may or may not have run
  remote,             ///< the node answered with an error: its function threw, or refused the arguments
  bad_answer,         ///< the answer is not one of this program, or not of the type that was expected
  bad_argument,       ///< an argument holds a value that cannot cross the wire, such as a NaN
  not_registered,     ///< the function is not an annotated node of this program
  not_supported,      ///< this version of the runtime cannot do it
};

/// What mp::call, mp::Future::get and the variables below throw.
class Error : public std::exception {
 public:
  Error(Errc code, std::string node, std::string message, int remote_code = 0);
  ~Error() override;
  Error(const Error&);
  Error& operator=(const Error&);

  [[nodiscard]] Errc code() const noexcept { return code_; }
  /// Wire name of the node that was called, or empty.
  [[nodiscard]] const std::string& node() const noexcept { return node_; }
  [[nodiscard]] const std::string& message() const noexcept { return message_; }
  /// The JSON-RPC error code for Errc::remote, else 0.
  [[nodiscard]] int remote_code() const noexcept { return remote_code_; }
  /// "node: message".
  [[nodiscard]] const char* what() const noexcept override;

 private:
  Errc code_;
  int remote_code_;
  std::string node_;
  std::string message_;
  std::string what_;
};

/// Which process of the application this is.
struct Replica {
  std::string node;  ///< wire name of its node; empty outside an application
  std::string role;  ///< "service", "leaf", "gather", "front"; empty outside an application
  int index = 0;     ///< 0-based among the equal processes

  /// "greeter-2", "histogram.leaf-7"; "local" outside an application.
  [[nodiscard]] std::string name() const;
};

/// This process.
const Replica& replica();

namespace detail {

/// The default of call's first template parameter: the function's own result.
struct FunctionResult;

template <class Result, class R>
using ResultOf = std::conditional_t<std::is_same_v<Result, FunctionResult>, R, Result>;

/// Its address stands for the type T, without run-time type information.
template <class T>
inline constexpr char type_token = 0;

/// A call with its types erased: the codecs are registered by generated code.
struct Call {
  void (*function)();
  const void* const* arguments;
  const void* result_type;
};

void call(const Call& call, void* result);

class Pending;
Pending* start(const Call& call);
bool wait(Pending& pending, double seconds) noexcept;
void take(Pending& pending, void* result);
void release(Pending* pending) noexcept;

[[noreturn]] void not_supported(const char* operation);

/// std::chrono's durations and their like, without including <chrono>, which costs more than all the rest.
template <class D>
concept Duration = requires(const D& duration) {
  duration.count();
  D::period::num;
  D::period::den;
};

template <Duration D>
double seconds(const D& duration) {
  return static_cast<double>(duration.count()) * static_cast<double>(D::period::num) /
         static_cast<double>(D::period::den);
}

}  // namespace detail

/// Calls an annotated function on one of its node's replicas and waits for the answer. For a scatter whose
/// gather function returns another type than the leaf, name that type: mp::call<Histogram>(samples, request).
///
/// The deadline is the nearest of: mp::within in this thread, the deadline of the request that this code
/// serves, the node's `timeout`; if there is none, 30 seconds. What was never sent is tried again on other
/// replicas; what was sent is never sent twice. Throws mp::Error. Any thread may call.
///
/// In a process without MP_TOPOLOGY (a unit test, for example) the function runs in this process, its
/// arguments and its result copied through JSON as they would be on the wire.
template <class Result = detail::FunctionResult, class R, class... P>
detail::ResultOf<Result, R> call(R (*function)(P...),
                                 const std::type_identity_t<std::remove_cvref_t<P>>&... arguments) {
  using Answer = detail::ResultOf<Result, R>;
  const void* const addresses[] = {static_cast<const void*>(__builtin_addressof(arguments))..., nullptr};
  const detail::Call call{reinterpret_cast<void (*)()>(function), addresses, &detail::type_token<Answer>};
  if constexpr (std::is_void_v<Answer>) {
    detail::call(call, nullptr);
  } else {
    Answer answer{};
    detail::call(call, &answer);
    return answer;
  }
}

/// The answer of a call that is under way. Letting go of it does not stop the call.
template <class R>
class Future {
 public:
  Future() = default;
  explicit Future(detail::Pending* pending) : pending_(pending) {}
  Future(Future&& other) noexcept : pending_(std::exchange(other.pending_, nullptr)) {}
  Future& operator=(Future&& other) noexcept {
    std::swap(pending_, other.pending_);
    return *this;
  }
  Future(const Future&) = delete;
  Future& operator=(const Future&) = delete;
  ~Future() {
    if (pending_) detail::release(pending_);
  }

  /// False after get, and for a Future that was moved from.
  [[nodiscard]] bool valid() const noexcept { return pending_ != nullptr; }
  /// Whether get would return at once.
  [[nodiscard]] bool ready() const noexcept { return pending_ && detail::wait(*pending_, 0); }
  /// Waits at most this long; whether the answer is there.
  template <detail::Duration D>
  bool wait_for(const D& duration) const noexcept {
    return pending_ && detail::wait(*pending_, detail::seconds(duration));
  }
  /// Waits for the answer, at most until the call's deadline. Throws mp::Error. Once only.
  R get() {
    Future consumed(std::move(*this));
    if (!consumed.pending_) throw Error(Errc::bad_argument, {}, "this mp::Future holds no call");
    if constexpr (std::is_void_v<R>) {
      detail::take(*consumed.pending_, nullptr);
    } else {
      R answer{};
      detail::take(*consumed.pending_, &answer);
      return answer;
    }
  }

 private:
  detail::Pending* pending_ = nullptr;
};

/// Like call, but returns at once; the arguments are copied. Throws mp::Error only for what is wrong with the
/// call itself; all else comes from Future::get.
template <class Result = detail::FunctionResult, class R, class... P>
Future<detail::ResultOf<Result, R>> call_async(
    R (*function)(P...), const std::type_identity_t<std::remove_cvref_t<P>>&... arguments) {
  using Answer = detail::ResultOf<Result, R>;
  const void* const addresses[] = {static_cast<const void*>(__builtin_addressof(arguments))..., nullptr};
  return Future<Answer>(
      detail::start({reinterpret_cast<void (*)()>(function), addresses, &detail::type_token<Answer>}));
}

/// See mp::within.
class [[nodiscard]] Within {
 public:
  explicit Within(double seconds) noexcept;
  ~Within();
  Within(const Within&) = delete;
  Within& operator=(const Within&) = delete;

 private:
  long long outer_;
};

/// A deadline for every call that this thread makes while the returned object lives:
///   auto limit = mp::within(200ms);
/// It can only bring the deadline nearer.
template <detail::Duration D>
Within within(const D& duration) {
  return Within(detail::seconds(duration));
}

/// Seconds until the deadline of the request that this thread serves, or of mp::within; at least 0; infinite
/// without one.
double seconds_left() noexcept;

/// A durable work queue. This version of the runtime does not run queues yet: a use throws mp::Error.
template <class T>
class Queue {
 public:
  void push(const T&) { detail::not_supported("mp::Queue::push"); }
};

/// State that all replicas share. This version of the runtime does not run stores yet: a use throws
/// mp::Error.
template <class T>
class Store {
 public:
  std::optional<T> get(std::string_view) { detail::not_supported("mp::Store::get"); }
  void put(std::string_view, const T&) { detail::not_supported("mp::Store::put"); }
  bool remove(std::string_view) { detail::not_supported("mp::Store::remove"); }
  std::vector<std::string> keys() { detail::not_supported("mp::Store::keys"); }
  /// Atomic by optimistic concurrency: `change` takes the value, std::nullopt for none, and gives the new
  /// one; it runs again when another replica was quicker.
  template <class Change>
  requires std::is_invocable_r_v < T, Change&, const std::optional<T>
  & > T update(std::string_view, Change&&) { detail::not_supported("mp::Store::update"); }
};

/// Mutual exclusion across machines, for std::scoped_lock and its like. This version of the runtime does not
/// run locks yet: a use throws mp::Error.
class Lock {
 public:
  void lock() { detail::not_supported("mp::Lock::lock"); }
  bool try_lock() { detail::not_supported("mp::Lock::try_lock"); }
  void unlock() { detail::not_supported("mp::Lock::unlock"); }
};

/// An image that is not written here. This version of the runtime does not run containers yet: a use throws
/// mp::Error.
class Container {
 public:
  /// "host:port" of the container's first port.
  std::string address() { detail::not_supported("mp::Container::address"); }
};

}  // namespace mp
