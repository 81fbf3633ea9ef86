// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/generate_body.h"

namespace metaparticle::test {

namespace {

std::string plainStatement(Random& random) {
  static const std::vector<std::string> statements = {
      "  int total = 0;\n",
      "  for (int i = 0; i < 3; ++i) {\n    total += i;  // it's {\n  }\n",
      "  const char* brace = \"}\";\n",
      "  const char letter = '{';\n",
      "  const auto text = R\"(raw }} // \" text)\";\n",
      "  /* a block {\n     comment */\n",
      "  auto twice = [&](int x) { return 2 * x; };\n",
      "  if (total > 1'000) { total = 0; } else total = 1;\n",
      "#if defined(NDEBUG)\n  total = 7;\n#endif\n",
      "\n",
      "  // [[mp::service]] void not_a_node();\n",
  };
  return random.pick(statements);
}

std::string useStatement(Random& random, const Callees& callees) {
  switch (random.below(6)) {
    case 0:
      if (!callees.callable.empty())
        return "  auto answer = mp::call(" + random.pick(callees.callable) + ", request);\n";
      break;
    case 1:
      if (!callees.callable.empty())
        return "  mp::call_async(" + random.pick(callees.callable) + ", request);\n";
      break;
    case 2:
      if (!callees.queues.empty()) return "  " + random.pick(callees.queues) + ".push(request);\n";
      break;
    case 3:
      if (!callees.stores.empty()) return "  " + random.pick(callees.stores) + ".put(\"key\", 1);\n";
      break;
    case 4:
      if (!callees.stores.empty())
        return "  if (auto hit = " + random.pick(callees.stores) + ".get(\"key\")) return {};\n";
      break;
    default:
      if (!callees.helpers.empty()) return "  " + random.pick(callees.helpers) + "(request);\n";
  }
  return {};
}

}  // namespace

std::string generateBody(Random& random, const Callees& callees) {
  std::string body;
  for (std::size_t count = random.below(4); count > 0; --count)
    body += random.chance(50) ? plainStatement(random) : useStatement(random, callees);
  return body;
}

std::string generateFiller(Random& random, std::size_t number) {
  const std::string n = std::to_string(number);
  switch (random.below(12)) {
    case 0:
      return "struct Shape" + n +
             " {\n  std::string user;\n  int width = 0;\n  void grow() { ++width; }\n};\n";
    case 1:
      return "enum class Color" + n + " { red, green };\n";
    case 2:
      return "template <class T, int N = (1 > 0)>\nT twice" + n + "(const T& x) {\n  return x + x;\n}\n";
    case 3:
      return "using Alias" + n + " = std::vector<int>;\n";
    case 4:
      return "static_assert(sizeof(int) == 4, \"it's {\");\n";
    case 5:
      return "#define MACRO" + n + "(x) do { x; } while (0)\n";
    case 6:
      return "#if defined(FEATURE" + n + ")\nvoid optional" + n + "();\n#else\nint other" + n +
             "();\n#endif\n";
    case 7:
      return "extern \"C\" int c_function" + n + "(int);\n";
    case 8:
      return "/* A comment\n * [[mp::service]] of several lines. */\n";
    case 9:
      return "const std::map<std::string, int> table" + n + " = {{\"a\", 1}, {\"b\", 2}};\n";
    case 10:
      return "// ---- section " + n + " ----\n";
    default:
      return "[[maybe_unused]] static int counter" + n + " = 0;\n";
  }
}

}  // namespace metaparticle::test
