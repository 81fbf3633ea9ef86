// SPDX-License-Identifier: MIT
#include "runtime/src/settings.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <thread>

#include "runtime/src/client/exchange.h"

namespace mp::runtime {

namespace {

std::string_view variable(const char* name) {
  const char* const value = std::getenv(name);
  return value ? value : "";
}

/// The words between commas and blanks.
std::vector<std::string> words(std::string_view text) {
  constexpr std::string_view separators = ", ";
  std::vector<std::string> found;
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(separators), text.size()));
    if (text.empty()) return found;
    const std::string_view word = text.substr(0, text.find_first_of(separators));
    found.emplace_back(word);
    text.remove_prefix(word.size());
  }
}

/// Reads integers from the environment and remembers the first that is none.
class Reader {
 public:
  explicit Reader(std::string& problem) : problem_(problem) {}

  template <class Number>
  void read(const char* name, Number& value, long long least, long long most) {
    const std::string_view text = variable(name);
    if (text.empty()) return;
    long long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < least || number > most) {
      problem_ = std::string(name) + " is \"" + std::string(text) + "\" but must be a number from " +
                 std::to_string(least) + " to " + std::to_string(most);
      return;
    }
    value = Number(number);
  }

 private:
  std::string& problem_;
};

/// One loop serves tens of thousands of small requests a second, and more threads on few processors slow each
/// other down; machines with many processors get more.
int usualLoops() {
  return std::clamp(static_cast<int>(std::thread::hardware_concurrency()) / 4, 1, 8);
}

}  // namespace

std::optional<Settings> readSettings(std::string& problem) {
  constexpr long long aDay = 24LL * 3600 * 1000;
  Settings settings;
  settings.role = variable("MP_ROLE");
  settings.loops = usualLoops();
  settings.answer = Exchange::answerLimit();
  if (const std::string_view host = variable("MP_HOST"); !host.empty()) settings.host = host;
  settings.limits.hosts = words(variable("MP_ALLOWED_HOSTS"));
  Reader reader(problem);
  reader.read("MP_INDEX", settings.index, 0, 1'000'000);
  reader.read("MP_PORT", settings.port, 0, 65'535);
  reader.read("MP_DRAIN_MS", settings.drain, 0, aDay);
  reader.read("MP_IO_THREADS", settings.loops, 1, 256);
  reader.read("MP_MAX_BODY", settings.limits.body, 1, 1LL << 30);
  reader.read("MP_MAX_ANSWER", settings.answer, 1, 1LL << 40);
  reader.read("MP_MAX_HEADER", settings.limits.header, 256, 1LL << 20);
  reader.read("MP_MAX_CONNECTIONS", settings.limits.connections, 1, 1'000'000);
  reader.read("MP_HEADER_TIMEOUT_MS", settings.limits.headerTime, 1, aDay);
  reader.read("MP_BODY_TIMEOUT_MS", settings.limits.bodyTime, 1, aDay);
  reader.read("MP_IDLE_TIMEOUT_MS", settings.limits.idleTime, 1, aDay);
  if (!problem.empty()) return {};
  return settings;
}

}  // namespace mp::runtime
