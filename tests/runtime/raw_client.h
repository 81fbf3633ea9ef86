// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

/// A TCP connection that a test speaks HTTP over byte by byte. Every wait ends after ten seconds.
class RawClient {
 public:
  explicit RawClient(int port);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  [[nodiscard]] bool connected() const { return fd_ >= 0; }
  /// Whether all of it was taken.
  bool send(std::string_view bytes);
  void finishSending();

  struct Response {
    int status = 0;  ///< 0: the connection ended, or the time was up, before a whole response came
    std::map<std::string, std::string> fields;  ///< names in lower case
    std::string body;
  };
  /// The next response. After a HEAD request there is no body.
  Response receive(bool head = false);
  /// Whether the other side closes without sending anything more.
  bool closed();

  /// Sends a POST with this body and receives the response.
  Response post(const std::string& path, const std::string& body, const std::string& fields = {});

 private:
  bool fill();

  int fd_ = -1;
  std::string received_;
};

/// A POST request with a Host and a Content-Length.
std::string postRequest(const std::string& path, const std::string& body, const std::string& fields = {});
/// {"jsonrpc":"2.0","method":...,"params":...,"id":1}
std::string rpc(const std::string& method, const std::string& params);
