// SPDX-License-Identifier: MIT
//
// Everything that the header offers to a program, compiled with every warning by the compilers that the
// runtime promises to be silent under.
#include <metaparticle/metaparticle.hpp>

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace demo {

struct Request {
  std::string url;
  int width = 0;
};
struct Thumbnail {
  std::string url;
};

[[mp::queue(max_deliver = 5)]] inline mp::Queue<Request> uploads;

[[mp::store(ttl = "1h")]] inline mp::Store<Thumbnail> thumbnails;

[[mp::lock]] inline mp::Lock only_one;

[[mp::container(image = "redis:7", ports = {6379})]] inline mp::Container redis;

[[mp::worker(from = uploads, replicas = 4)]] inline void resize(const Request& request) {
  thumbnails.put(request.url, {request.url});
}

[[mp::service(replicas = 2, expose)]] inline Thumbnail thumbnail(const Request& request) {
  if (auto hit = thumbnails.get(request.url)) return *hit;
  uploads.push(request);
  const std::scoped_lock lock(only_one);
  return thumbnails.update(request.url,
                           [](const std::optional<Thumbnail>& old) { return old.value_or(Thumbnail{}); });
}

[[mp::scatter(leaves = 10, gather = merge)]] inline std::vector<double> samples(int count) noexcept {
  return std::vector<double>(static_cast<std::size_t>(count), 0.5);
}

inline std::map<std::string, int> merge(const std::vector<std::vector<double>>& parts) {
  return {{"parts", static_cast<int>(parts.size())}};
}

[[mp::service]] inline void nothing() {}

inline int use() {
  using namespace std::chrono_literals;
  const auto limit = mp::within(250ms);
  try {
    mp::call(nothing);
    const Thumbnail one = mp::call(thumbnail, {"url", 3});
    const auto bins = mp::call<std::map<std::string, int>>(samples, 100);
    mp::Future<Thumbnail> later = mp::call_async(thumbnail, Request{"url", 3});
    auto done = mp::call_async(nothing);
    done.get();
    if (later.valid() && !later.ready() && later.wait_for(std::chrono::seconds(1))) return 1;
    return static_cast<int>(later.get().url.size() + one.url.size() + bins.size());
  } catch (const mp::Error& error) {
    if (error.code() == mp::Errc::unavailable) return error.remote_code();
    return static_cast<int>(error.node().size() + error.message().size());
  }
}

}  // namespace demo

int answer();
int answer() {
  const mp::Replica& me = mp::replica();
  const bool empty = demo::thumbnails.keys().empty() || demo::thumbnails.remove(me.node);
  return demo::use() + me.index + static_cast<int>(mp::seconds_left()) + (empty ? 1 : 0) +
         static_cast<int>(me.name().size() + demo::redis.address().size() + demo::merge({}).size());
}
