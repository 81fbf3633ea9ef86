// SPDX-License-Identifier: MIT
#pragma once

#include <sys/stat.h>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/src/client/endpoint.h"

namespace mp::runtime {

using EndpointPtr = std::shared_ptr<Endpoint>;

/// The processes of a node as the topology lists them.
struct NodeEndpoints {
  std::vector<EndpointPtr> replicas;
  std::vector<EndpointPtr> leaves;
};

/// Reads the topology file (see docs/contracts.md) and follows its changes: it looks whether the file changed
/// when it is asked, at most every 50 ms. A file that cannot be read leaves what was known.
class Directory {
 public:
  explicit Directory(std::string path);

  /// The node's processes now; empty lists when the topology does not know it. Never null.
  std::shared_ptr<const NodeEndpoints> find(std::string_view node);
  /// The same, after a look at the file at once.
  std::shared_ptr<const NodeEndpoints> findNow(std::string_view node);
  /// Why the file could not be read at the last try, or empty.
  std::string problem();

 private:
  struct Stamp {
    dev_t device = 0;
    ino_t inode = 0;
    off_t size = -1;
    timespec modified{};
    bool operator==(const Stamp& other) const;
  };
  using Nodes = std::map<std::string, std::shared_ptr<const NodeEndpoints>, std::less<>>;

  void refresh(Deadline now);
  [[nodiscard]] std::shared_ptr<const NodeEndpoints> known(std::string_view node) const;
  bool parse(const std::string& text);
  EndpointPtr endpoint(const std::string& address, std::map<std::string, EndpointPtr, std::less<>>& now);

  const std::string path_;
  const unsigned serial_;             ///< tells this directory from others at the same address
  std::atomic<unsigned> version_{0};  ///< of nodes_
  std::atomic<Clock::rep> nextLook_;
  std::mutex mutex_;  // guards what follows
  Stamp stamp_;
  Nodes nodes_;
  std::map<std::string, EndpointPtr, std::less<>> endpoints_;
  std::string problem_;
};

/// The topology that MP_TOPOLOGY names, or nullptr without one. The same at every call.
Directory* directory();

}  // namespace mp::runtime
