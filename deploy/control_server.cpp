// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/control_server.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <QCryptographicHash>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <nlohmann/json.hpp>

namespace metaparticle::deploy {

namespace {

constexpr std::size_t longestSocketPath = sizeof(sockaddr_un::sun_path) - 1;
/// Beyond these a client misses log lines, and is cut off.
constexpr std::size_t logBacklog = std::size_t{1} << 20U;
constexpr std::size_t fullBacklog = std::size_t{32} << 20U;

bool matches(const std::string& wanted, const std::string& node) {
  return wanted.empty() || wanted == node;
}

LogEvent skippedLines(std::uint64_t count) {
  LogEvent log;
  log.time = nowMs();
  log.line =
      "... " + std::to_string(count) + " lines left out here: they came too fast; the log files have them";
  return log;
}

}  // namespace

struct ControlServer::Client {
  explicit Client(UniqueFd fd) : channel(std::move(fd)) {}
  JsonChannel channel;
  bool follows = false;
  std::string node;  ///< whose logs, "" for all
  std::uint64_t skipped = 0;
};

std::string shortSocketPath(const StateFolder& state) {
  const std::string project = state.project().string();
  const QByteArray hash =
      QCryptographicHash::hash(QByteArrayView(project.data(), static_cast<qsizetype>(project.size())),
                               QCryptographicHash::Sha256)
          .toHex()
          .left(16);
  const char* runtime = std::getenv("XDG_RUNTIME_DIR");
  const std::string folder = runtime && *runtime ? runtime : "/tmp";
  return folder + "/metaparticle-" + std::to_string(::getuid()) + "-" + hash.toStdString() + ".sock";
}

ControlServer::ControlServer(QObject* parent) : QObject(parent) {}

ControlServer::~ControlServer() {
  close();
}

model::Result<void> ControlServer::listen(const StateFolder& state) {
  const std::string usual = state.socket().string();
  if (usual.size() <= longestSocketPath && listenAt(usual).ok()) return {};
  return listenAt(shortSocketPath(state));
}

model::Result<void> ControlServer::listenAt(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() > longestSocketPath) {
    return model::Error{.kind = model::ErrorKind::Io,
                        .message = "the path of the control socket is too long: " + path,
                        .remedy = "set XDG_RUNTIME_DIR to a folder with a short path"};
  }
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  ::unlink(path.c_str());  // the lock is held: a socket that is here belongs to nobody
  const mode_t before = ::umask(0177);
  const bool bound = ::bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  const int reason = errno;
  ::umask(before);
  if (!bound || ::listen(fd.get(), 64) != 0) {
    return model::Error{
        .kind = model::ErrorKind::Io,
        .message = "cannot listen at " + path + ": " + std::strerror(reason),
        .remedy = "make the project's folder writable, or set XDG_RUNTIME_DIR to a folder that is"};
  }
  fd_ = std::move(fd);
  path_ = path;
  watcher_.watch(fd_.get(), QSocketNotifier::Read, [this] { accept(); });
  return {};
}

void ControlServer::accept() {
  UniqueFd fd(::accept4(fd_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
  if (!fd) return;
  hadClients_ = true;
  clients_.push_back(std::make_unique<Client>(std::move(fd)));
  Client* client = clients_.back().get();
  connect(&client->channel, &JsonChannel::received, this,
          [this, client](const nlohmann::json& request) { handle(*client, request); });
  connect(&client->channel, &JsonChannel::closed, this, [this, client] { forget(client); });
  client->channel.send({{"snapshot", toJson(snapshot_ ? snapshot_() : StatusSnapshot{})}});
  emit clientConnected();
}

void ControlServer::forget(const Client* client) {
  // The channel is in the middle of telling this: it is destroyed from the event loop.
  for (auto entry = clients_.begin(); entry != clients_.end(); ++entry) {
    if (entry->get() != client) continue;
    std::shared_ptr<Client> last(entry->release());
    clients_.erase(entry);
    QMetaObject::invokeMethod(
        this, [last] {}, Qt::QueuedConnection);
    return;
  }
}

void ControlServer::publish(const StatusEvent& event) {
  const auto* log = std::get_if<LogEvent>(&event.what);
  nlohmann::json object;
  if (!log) object = toJson(event);
  for (auto entry = clients_.begin(); entry != clients_.end();) {
    Client& client = **entry++;  // sending may forget the client
    if (client.channel.backlog() > fullBacklog) {
      client.channel.close();
      forget(&client);
    } else if (!log) {
      client.channel.send(object);
    } else if (client.follows && matches(client.node, log->node)) {
      sendLog(client, event, *log);
    }
  }
}

void ControlServer::sendLog(Client& client, const StatusEvent& event, const LogEvent& log) {
  if (client.channel.backlog() > logBacklog) {
    ++client.skipped;
    return;
  }
  if (client.skipped > 0) {
    LogEvent notice = skippedLines(std::exchange(client.skipped, 0));
    notice.workload = log.workload;
    notice.node = log.node;
    notice.index = log.index;
    client.channel.send(toJson(eventNow(notice)));
  }
  client.channel.send(toJson(event));
}

bool ControlServer::followed(const std::string& node) const {
  return std::any_of(clients_.begin(), clients_.end(),
                     [&](const auto& client) { return client->follows && matches(client->node, node); });
}

void ControlServer::handle(Client& client, const nlohmann::json& request) {
  const auto text = [&](const char* key) {
    const auto found = request.find(key);
    return found != request.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  const std::string name = text("request");
  nlohmann::json response{{"response", request.contains("id") ? request["id"] : nlohmann::json()}};
  response["kind"] = name;
  if (name == "logs") {
    sendLogs(client, request);
  } else if (name != "stop") {
    response["error"] = "there is no request \"" + name + "\"";
  }
  client.channel.send(response);
  if (name == "stop") emit stopRequested(request.contains("now") && request["now"] == true);
}

void ControlServer::sendLogs(Client& client, const nlohmann::json& request) {
  const auto node = request.find("node");
  const auto lines = request.find("lines");
  client.node = node != request.end() && node->is_string() ? node->get<std::string>() : std::string();
  client.follows = request.contains("follow") && request["follow"] == true;
  const int count = lines != request.end() && lines->is_number_integer() ? lines->get<int>() : 0;
  if (!logs_ || count <= 0) return;
  for (const LogEvent& log : logs_(client.node, count))
    client.channel.send(toJson(StatusEvent{log.time, log}));
}

void ControlServer::close() {
  for (const auto& client : clients_) client->channel.flushAndClose(1000);
  clients_.clear();
  watcher_.reset();
  fd_.reset();
  if (!path_.empty()) ::unlink(path_.c_str());
  path_.clear();
}

}  // namespace metaparticle::deploy
