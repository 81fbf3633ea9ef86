// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/kinds.h"

#include <algorithm>
#include <array>

namespace metaparticle::model {

namespace {

using Words = std::span<const std::string_view>;

constexpr double mostReplicas = 10'000;
constexpr double highestPort = 65'535;
constexpr double millisecond = 1;
constexpr double day = 24.0 * 60 * 60 * 1000;
constexpr double mebibyte = 1024.0 * 1024;
constexpr double tebibyte = mebibyte * mebibyte;

constexpr std::array<std::string_view, 3> authentications = {"none", "bearer", "mtls"};
constexpr std::array<std::string_view, 3> backends = {"auto", "memory", "nats"};

/// What is common to most rows; the others are set by name.
struct Row {
  std::string_view defaultValue = "";
  std::optional<double> minimum = std::nullopt;
  std::optional<double> maximum = std::nullopt;
  bool required = false;
  std::string_view group = "";
  Words choices = {};
};

constexpr ArgumentInfo row(std::string_view key, ValueType type, std::string_view help,
                           const Row& rest = {}) {
  return {key,          type,         rest.required, rest.group, rest.defaultValue,
          rest.minimum, rest.maximum, rest.choices,  help};
}

constexpr ArgumentInfo count(std::string_view key, std::string_view defaultValue, std::string_view help,
                             bool required = false) {
  return row(key, ValueType::Integer, help,
             {.defaultValue = defaultValue, .minimum = 1, .maximum = mostReplicas, .required = required});
}

constexpr ArgumentInfo duration(std::string_view key, std::string_view defaultValue, std::string_view help) {
  return row(key, ValueType::Duration, help,
             {.defaultValue = defaultValue, .minimum = millisecond, .maximum = 366 * day});
}

constexpr ArgumentInfo name = row("name", ValueType::Text,
                                  "What the node is called on the wire and on the canvas; by default its "
                                  "function's name in kebab-case");
constexpr ArgumentInfo expose =
    row("expose", ValueType::Flag, "Reachable from outside the application, on its port",
        {.defaultValue = "false"});
constexpr ArgumentInfo port =
    row("port", ValueType::Integer, "Port to listen on; exposed nodes take 3000 and up by default",
        {.minimum = 1, .maximum = highestPort});
constexpr ArgumentInfo env = row("env", ValueType::TextList, "Environment variables, each as \"KEY=value\"");
constexpr ArgumentInfo secret =
    row("secret", ValueType::TextList, "Environment variables whose values come from the engine's secrets");
constexpr ArgumentInfo cpu = row("cpu", ValueType::Number, "Processor cores that a replica may count on",
                                 {.minimum = 0.001, .maximum = 1024});
constexpr ArgumentInfo memory =
    row("memory", ValueType::Size, "Memory that a replica may use, such as \"64Mi\"",
        {.minimum = mebibyte, .maximum = tebibyte});
constexpr ArgumentInfo timeout =
    duration("timeout", "\"30s\"", "How long a call may take when its caller sets no deadline");
constexpr ArgumentInfo auth = row("auth", ValueType::Choice, "How callers prove who they are",
                                  {.defaultValue = "none", .choices = authentications});
constexpr ArgumentInfo uses =
    row("uses", ValueType::NodeList,
        "Nodes that this one will use: edges that were drawn before code makes them");

constexpr auto serviceArguments = std::to_array<ArgumentInfo>({
    count("replicas", "1", "How many equal replicas share the load"),
    count("min", "", "Fewest replicas when scaled automatically"),
    count("max", "", "Most replicas when scaled automatically"),
    expose,
    name,
    port,
    env,
    secret,
    cpu,
    memory,
    timeout,
    auth,
    uses,
});

constexpr auto shardArguments = std::to_array<ArgumentInfo>({
    count("shards", "3", "How many shards share the keys", true),
    row("key", ValueType::FunctionOrField,
        "What decides the shard: the parameter itself (request), a field of it (request.user), or a function "
        "that takes the parameter",
        {.required = true, .group = "key"}),
    row("url_pattern", ValueType::Text,
        "What decides the shard: the first group that this regular expression "
        "finds in the request's path",
        {.required = true, .group = "key"}),
    expose,
    name,
    port,
    env,
    secret,
    cpu,
    memory,
    timeout,
    auth,
    uses,
});

constexpr auto scatterArguments = std::to_array<ArgumentInfo>({
    count("leaves", "3", "How many leaves answer each request", true),
    row("gather", ValueType::Function,
        "The function that merges the leaves' answers; it takes them as a vector", {.required = true}),
    count("quorum", "", "How many leaves must answer; by default all of them"),
    expose,
    name,
    port,
    env,
    secret,
    cpu,
    memory,
    timeout,
    auth,
    uses,
});

constexpr auto queueArguments = std::to_array<ArgumentInfo>({
    count("max_deliver", "5", "How often a message is delivered before it counts as failed"),
    duration("ack_wait", "\"30s\"", "How long a worker may take before the message is delivered again"),
    row("dead_letter", ValueType::Queue, "The queue that failed messages go to"),
    row("max_length", ValueType::Integer, "Most messages that the queue holds; by default no limit",
        {.minimum = 1, .maximum = 1e12}),
    name,
});

constexpr auto workerArguments = std::to_array<ArgumentInfo>({
    row("from", ValueType::Queue, "The queue that it consumes", {.required = true}),
    count("replicas", "1", "How many equal replicas share the messages"),
    count("concurrency", "1", "How many messages one replica works on at a time"),
    name,
    port,
    env,
    secret,
    cpu,
    memory,
    timeout,
    auth,
    uses,
});

constexpr auto jobArguments = std::to_array<ArgumentInfo>({
    count("completions", "1", "How many runs must succeed"),
    count("parallelism", "1", "How many runs may go on at a time"),
    row("schedule", ValueType::Text, "When it runs, as a cron line such as \"0 3 * * *\"; by default once"),
    row("retries", ValueType::Integer, "How often a failed run is tried again",
        {.defaultValue = "3", .minimum = 0, .maximum = 1000}),
    name,
    port,
    env,
    secret,
    cpu,
    memory,
    timeout,
    auth,
    uses,
});

constexpr auto storeArguments = std::to_array<ArgumentInfo>({
    row("backend", ValueType::Choice, "Where the entries live; auto lets the engine choose",
        {.defaultValue = "auto", .choices = backends}),
    duration("ttl", "", "How long an entry lives after its last change; by default for ever"),
    name,
});

constexpr auto lockArguments = std::to_array<ArgumentInfo>({
    duration("ttl", "\"10s\"", "How long the lease lasts when its holder falls silent"),
    name,
});

constexpr auto leaderArguments = std::to_array<ArgumentInfo>({
    count("replicas", "2", "How many replicas stand by, the leader included"),
    duration("ttl", "\"10s\"", "How long the lease lasts when the leader falls silent"),
    name,
    port,
    env,
    secret,
    cpu,
    memory,
    timeout,
    auth,
    uses,
});

constexpr auto containerArguments = std::to_array<ArgumentInfo>({
    row("image", ValueType::Text, "The image to run",
        {.defaultValue = "\"docker.io/library/redis:7\"", .required = true}),
    row("ports", ValueType::IntegerList, "Ports that the image listens on",
        {.minimum = 1, .maximum = highestPort}),
    row("command", ValueType::TextList, "The command to run in place of the image's own"),
    count("replicas", "1", "How many equal replicas run"),
    row("volume", ValueType::Text, "A path in the container whose files outlive it"),
    name,
    port,
    env,
    secret,
    cpu,
    memory,
    timeout,
    auth,
    uses,
});

constexpr auto allKinds = std::to_array<KindInfo>({
    {Kind::Service, "service", "Service", "Replicas share the load", Entity::Function, "", false, true,
     "A replicated service; the load is spread over its replicas", serviceArguments},
    {Kind::Shard, "shard", "Shard", "One shard owns each key", Entity::Function, "", false, true,
     "Each request goes to the shard that owns its key", shardArguments},
    {Kind::Scatter, "scatter", "Scatter/gather", "Ask all, merge answers", Entity::Function, "", false, true,
     "Each request goes to every leaf; the gather merges the answers", scatterArguments},
    {Kind::Queue, "queue", "Queue", "Durable work queue", Entity::Variable, "Queue", true, false,
     "A durable work queue", queueArguments},
    {Kind::Worker, "worker", "Worker", "Consumes a queue", Entity::Function, "", false, true,
     "Consumes a queue; acknowledges a message after it returned", workerArguments},
    {Kind::Job, "job", "Job", "Runs to completion", Entity::Function, "", false, true,
     "Runs to completion, once or on a schedule", jobArguments},
    {Kind::Store, "store", "Store", "Shared state", Entity::Variable, "Store", true, false,
     "Shared state with atomic updates by optimistic concurrency", storeArguments},
    {Kind::Lock, "lock", "Lock", "Mutual exclusion", Entity::Variable, "Lock", false, false,
     "Mutual exclusion across machines: a lease with a fencing token", lockArguments},
    {Kind::Leader, "leader", "Leader", "One active replica", Entity::Function, "", false, true,
     "Runs on exactly one replica at a time and fails over", leaderArguments},
    {Kind::Container, "container", "Container", "Any other image", Entity::Variable, "Container", false, true,
     "Any image that is not written here, such as a database or a proxy", containerArguments},
});

}  // namespace

std::span<const KindInfo> kinds() {
  return allKinds;
}

const KindInfo& info(Kind kind) {
  return allKinds[static_cast<std::size_t>(kind)];
}

std::optional<Kind> kindFromWord(std::string_view word) {
  const auto found =
      std::find_if(allKinds.begin(), allKinds.end(), [&](const KindInfo& k) { return k.word == word; });
  if (found == allKinds.end()) return std::nullopt;
  return found->kind;
}

const ArgumentInfo* argumentInfo(Kind kind, std::string_view key) {
  const auto arguments = info(kind).arguments;
  const auto found =
      std::find_if(arguments.begin(), arguments.end(), [&](const ArgumentInfo& a) { return a.key == key; });
  return found == arguments.end() ? nullptr : &*found;
}

}  // namespace metaparticle::model
