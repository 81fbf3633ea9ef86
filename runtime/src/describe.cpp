// SPDX-License-Identifier: MIT
#include "runtime/src/describe.h"

#include "runtime/src/registry.h"

namespace mp::runtime {

namespace {

void writeNode(glue::Writer& writer, const Node& node) {
  writer.begin_object();
  writer.key("name");
  writer.string(node.name);
  writer.key("kind");
  writer.string(node.scatter() ? "scatter" : "service");
  writer.key("parameters");
  writer.begin_array();
  for (const char* name : node.definition.names) writer.string(name);
  writer.end_array();
  if (node.scatter()) {
    writer.key("leaves");
    writer.integer(node.definition.leaves);
  }
  if (node.definition.timeout_ms > 0) {
    writer.key("timeout_ms");
    writer.integer(node.definition.timeout_ms);
  }
  writer.key("roles");
  writer.begin_array();
  writer.string(node.name);
  if (node.scatter()) writer.string(node.name + ".leaf");
  writer.string(node.name + ".front");
  writer.end_array();
  writer.end_object();
}

}  // namespace

std::string describeAsJson(const char* application) {
  std::string text;
  glue::Writer writer(text);
  writer.begin_object();
  writer.key("application");
  writer.string(application);
  writer.key("nodes");
  writer.begin_array();
  for (const auto& node : Registry::instance().nodes()) writeNode(writer, *node);
  writer.end_array();
  writer.end_object();
  return text;
}

std::string describeAsText(const char* application, const char* program) {
  std::string text = std::string(application) + " consists of:\n";
  for (const auto& node : Registry::instance().nodes()) {
    text += "  " + node->name + "  ";
    text +=
        node->scatter() ? "scatter over " + std::to_string(node->definition.leaves) + " leaves" : "service";
    text += '\n';
  }
  text +=
      "\n`metaparticle run DIR` builds it and starts every replica. One replica by hand:\n"
      "  MP_ROLE=NODE MP_PORT=41001 ";
  text += program;
  text +=
      "\nMP_ROLE is NODE, NODE.leaf (one leaf of a scatter) or NODE.front (spreads requests over the "
      "replicas);\n"
      "MP_TOPOLOGY names the file that says where the others are. ";
  text += program;
  text += " --describe prints this as JSON.\n";
  return text;
}

}  // namespace mp::runtime
