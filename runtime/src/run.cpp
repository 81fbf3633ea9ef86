// SPDX-License-Identifier: MIT
#include <cstdio>
#include <cstring>

#include "metaparticle/glue.hpp"
#include "runtime/src/registry.h"

namespace mp::runtime {

namespace {

constexpr int kUsage = 2;

std::string describe(const char* application) {
  std::string text;
  glue::Writer writer(text);
  writer.begin_object();
  writer.key("application");
  writer.string(application);
  writer.key("nodes");
  writer.begin_array();
  for (const auto& node : Registry::instance().nodes()) {
    writer.begin_object();
    writer.key("name");
    writer.string(node->name);
    writer.key("kind");
    writer.string(node->scatter() ? "scatter" : "service");
    writer.key("parameters");
    writer.begin_array();
    for (const char* name : node->definition.names) writer.string(name);
    writer.end_array();
    if (node->scatter()) {
      writer.key("leaves");
      writer.integer(node->definition.leaves);
    }
    if (node->definition.timeout_ms > 0) {
      writer.key("timeout_ms");
      writer.integer(node->definition.timeout_ms);
    }
    writer.key("roles");
    writer.begin_array();
    writer.string(node->name);
    if (node->scatter()) writer.string(node->name + ".leaf");
    writer.string(node->name + ".front");
    writer.end_array();
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
  return text;
}

std::string usage(const char* application, const char* program) {
  std::string text = std::string(application) + " is an application of these nodes:\n";
  for (const auto& node : Registry::instance().nodes()) {
    text += "  " + node->name +
            (node->scatter() ? "  scatter over " + std::to_string(node->definition.leaves) + " leaves\n"
                             : "  service\n");
  }
  text +=
      "\nmetaparticle run DIR builds it and starts every replica. One replica by hand:\n  MP_ROLE=NODE "
      "MP_PORT=41001 " +
      std::string(program) +
      "\nMP_ROLE is NODE, NODE.leaf or NODE.front; MP_TOPOLOGY names the file that says where the others "
      "are.\n" +
      std::string(program) + " --describe prints this as JSON.\n";
  return text;
}

}  // namespace

}  // namespace mp::runtime

namespace mp::glue {

int run(const char* application, int argc, char** argv) {
  const char* const program = argc > 0 ? argv[0] : application;
  if (argc > 1 && std::strcmp(argv[1], "--describe") == 0) {
    std::puts(runtime::describe(application).c_str());
    return 0;
  }
  std::fputs(runtime::usage(application, program).c_str(), stderr);
  return runtime::kUsage;
}

}  // namespace mp::glue
