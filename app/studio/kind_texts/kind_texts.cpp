// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/kind_texts/kind_texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace metaparticle::studio {
namespace {

constexpr const char* context = "metaparticle::model::kinds";

// The texts of model/kinds.cpp, once each.
constexpr std::array listed = {
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "What the node is called on the wire and on the canvas; by default its function's name "
                      "in kebab-case"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Reachable from outside the application, on its port"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "Port to listen on; exposed nodes take 3000 and up by default"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Environment variables, each as \"KEY=value\""),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "Environment variables whose values come from the engine's secrets"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Processor cores that a replica may count on"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Memory that a replica may use, such as \"64Mi\""),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "How long a call may take when its caller sets no deadline"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "How callers prove who they are"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "Nodes that this one will use: edges that were drawn before code makes them"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "How many equal replicas share the load"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Fewest replicas when scaled automatically"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Most replicas when scaled automatically"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "How many shards share the keys"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "What decides the shard: the parameter itself (request), a field of it (request.user), "
                      "or a function that takes the parameter"),
    QT_TRANSLATE_NOOP(
        "metaparticle::model::kinds",
        "What decides the shard: the first group that this regular expression finds in the request's path"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "How many leaves answer each request"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "The function that merges the leaves' answers; it takes them as a vector"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "How many leaves must answer; by default all of them"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "How often a message is delivered before it counts as failed"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "How long a worker may take before the message is delivered again"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "The queue that failed messages go to"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "Most messages that the queue holds; by default no limit"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "The queue that it consumes"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "How many equal replicas share the messages"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "How many messages one replica works on at a time"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "How many runs must succeed"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "How many runs may go on at a time"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "When it runs, as a cron line such as \"0 3 * * *\"; by default once"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "How often a failed run is tried again"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Where the entries live; auto lets the engine choose"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "How long an entry lives after its last change; by default for ever"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "How long the lease lasts when its holder falls silent"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "How many replicas stand by, the leader included"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "How long the lease lasts when the leader falls silent"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "The image to run"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Ports that the image listens on"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "The command to run in place of the image's own"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "How many equal replicas run"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "A path in the container whose files outlive it"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Service"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Replicas share the load"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "A replicated service; the load is spread over its replicas"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Shard"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "One shard owns each key"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Each request goes to the shard that owns its key"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Scatter/gather"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Ask all, merge answers"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "Each request goes to every leaf; the gather merges the answers"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Queue"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Durable work queue"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "A durable work queue"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Worker"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Consumes a queue"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "Consumes a queue; acknowledges a message after it returned"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Job"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Runs to completion"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Runs to completion, once or on a schedule"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Store"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Shared state"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "Shared state with atomic updates by optimistic concurrency"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Lock"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Mutual exclusion"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "Mutual exclusion across machines: a lease with a fencing token"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Leader"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "One active replica"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Runs on exactly one replica at a time and fails over"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Container"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds", "Any other image"),
    QT_TRANSLATE_NOOP("metaparticle::model::kinds",
                      "Any image that is not written here, such as a database or a proxy"),
};

QString translated(std::string_view text) {
  return QCoreApplication::translate(context, std::string(text).c_str());
}

}  // namespace

QString kindTitle(model::Kind kind) {
  return translated(model::info(kind).title);
}

QString kindShortTitle(model::Kind kind) {
  return kindTitle(kind).section(QLatin1Char('/'), 0, 0);
}

QString kindBrief(model::Kind kind) {
  return translated(model::info(kind).brief);
}

QString kindHelp(model::Kind kind) {
  return translated(model::info(kind).help);
}

QString argumentHelp(const model::ArgumentInfo& argument) {
  return translated(argument.help);
}

bool isListedKindText(std::string_view text) {
  return std::ranges::find(listed, text) != listed.end();
}

}  // namespace metaparticle::studio
