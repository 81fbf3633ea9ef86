// SPDX-License-Identifier: MIT
#include "runtime/src/client/directory.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>

#include "metaparticle/json.hpp"

namespace mp::runtime {

namespace {

constexpr std::chrono::milliseconds kLookInterval{50};
constexpr int kVersion = 1;

using glue::Value;

const std::shared_ptr<const NodeEndpoints>& nobody() {
  static const auto none = std::make_shared<const NodeEndpoints>();
  return none;
}

unsigned nextSerial() {
  static std::atomic<unsigned> serial{0};
  return ++serial;
}

/// What this thread was told last, and by whom.
struct LastAnswer {
  unsigned serial = 0;
  unsigned version = 0;
  std::string node;
  std::shared_ptr<const NodeEndpoints> endpoints;
};

}  // namespace

bool Directory::Stamp::operator==(const Stamp& other) const {
  return device == other.device && inode == other.inode && size == other.size &&
         modified.tv_sec == other.modified.tv_sec && modified.tv_nsec == other.modified.tv_nsec;
}

Directory::Directory(std::string path)
    : path_(std::move(path)), serial_(nextSerial()), nextLook_(Deadline::min().time_since_epoch().count()) {
  const std::lock_guard lock(mutex_);
  refresh(Clock::now());
}

std::shared_ptr<const NodeEndpoints> Directory::find(std::string_view node) {
  static thread_local LastAnswer last;
  const auto now = Clock::now();
  if (now.time_since_epoch().count() < nextLook_.load(std::memory_order_relaxed) && last.serial == serial_ &&
      last.version == version_.load(std::memory_order_acquire) && last.node == node) {
    return last.endpoints;
  }
  const std::lock_guard lock(mutex_);
  if (now.time_since_epoch().count() >= nextLook_.load(std::memory_order_relaxed)) refresh(now);
  last = {serial_, version_.load(std::memory_order_relaxed), std::string(node), known(node)};
  return last.endpoints;
}

std::shared_ptr<const NodeEndpoints> Directory::findNow(std::string_view node) {
  const std::lock_guard lock(mutex_);
  refresh(Clock::now());
  return known(node);
}

std::shared_ptr<const NodeEndpoints> Directory::known(std::string_view node) const {
  const auto found = nodes_.find(node);
  return found == nodes_.end() ? nobody() : found->second;
}

std::string Directory::problem() {
  const std::lock_guard lock(mutex_);
  return problem_;
}

void Directory::refresh(Deadline now) {
  nextLook_.store((now + kLookInterval).time_since_epoch().count(), std::memory_order_relaxed);
  struct stat status {};
  if (::stat(path_.c_str(), &status) != 0) {
    problem_ = path_ + ": " + std::strerror(errno);
    return;
  }
  const Stamp stamp{status.st_dev, status.st_ino, status.st_size, status.st_mtim};
  if (stamp == stamp_) return;
  std::ostringstream text;
  text << std::ifstream(path_, std::ios::binary).rdbuf();
  if (parse(text.str())) {
    stamp_ = stamp;
    problem_.clear();
  }
}

bool Directory::parse(const std::string& text) {
  glue::Document document;
  if (!document.parse(text)) {
    problem_ = path_ + ": " + document.error();
    return false;
  }
  const Value root = document.root();
  const Value version = root.member("version");
  if (!version.is(Value::Type::number) || version.text() != std::to_string(kVersion)) {
    problem_ = path_ + ": this is no topology of version " + std::to_string(kVersion);
    return false;
  }
  const Value nodes = root.member("nodes");
  Nodes parsed;
  std::map<std::string, EndpointPtr, std::less<>> used;
  const auto list = [&](const Value& addresses, std::vector<EndpointPtr>& out) {
    if (!addresses.is(Value::Type::array)) return;
    for (glue::Items items(addresses); items; items.next()) {
      if (items.value().is(Value::Type::string))
        out.push_back(endpoint(std::string(items.value().text()), used));
    }
  };
  if (nodes.is(Value::Type::object)) {
    for (glue::Items items(nodes); items; items.next()) {
      auto node = std::make_shared<NodeEndpoints>();
      list(items.value().member("replicas"), node->replicas);
      list(items.value().member("leaves"), node->leaves);
      parsed[std::string(items.name())] = std::move(node);
    }
  }
  nodes_ = std::move(parsed);
  endpoints_ = std::move(used);
  version_.fetch_add(1, std::memory_order_release);
  return true;
}

EndpointPtr Directory::endpoint(const std::string& address,
                                std::map<std::string, EndpointPtr, std::less<>>& now) {
  EndpointPtr& slot = now[address];
  if (!slot) {
    const auto known = endpoints_.find(address);
    slot = known == endpoints_.end() ? std::make_shared<Endpoint>(address) : known->second;
    // A new topology is news about who is alive: what was put aside may be tried at once.
    slot->succeeded();
  }
  return slot;
}

Directory* directory() {
  static Directory* const instance = [] {
    const char* const path = std::getenv("MP_TOPOLOGY");
    return path && *path ? new Directory(path) : nullptr;  // lives as long as the process
  }();
  return instance;
}

}  // namespace mp::runtime
