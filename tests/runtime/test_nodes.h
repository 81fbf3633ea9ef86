// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program that the tests of the runtime run: in the test's own process, and as replicas in others.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <metaparticle/metaparticle.hpp>

namespace nodes {

enum class Color { red, green };

struct Item {
  int width = 3;
  std::optional<float> weight;
  bool operator==(const Item&) const = default;
};

struct Request {
  std::string url;
  std::vector<Item> items;
  std::map<std::string, int> counts;
  Color color = Color::red;
  bool operator==(const Request&) const = default;
};

Request echo(const Request& request);
int subtract(int minuend, int subtrahend);
/// Throws what `how` names: "error", "empty", "int", "late" (a call whose deadline passes).
void fail(const std::string& how);
/// Sleeps this long and gives the number of runs of this function in this process, this one included.
int nap(int milliseconds);
/// The name of the replica.
std::string who();
/// Seconds that are left of the request's deadline.
double timeLeft();
/// timeLeft, asked of another replica after a pause.
double timeLeftThere(int pauseMs);
/// Calls itself until depth is 0; gives the depth.
int dive(int depth);
/// Call each other until no turn is left, and then throw.
int ping(int turns);
int pong(int turns);
/// Never registered.
int stranger(int value);

/// A leaf: "name of the leaf:text"; fails in the leaf with this index, naps first in the same or another.
std::string part(const std::string& text, std::optional<int> failing, std::optional<int> napping);
std::vector<std::string> together(const std::vector<std::string>& parts);

}  // namespace nodes

/// main of every test here: a replica when MP_ROLE is set; else runs the test, whose topology file
/// MP_TOPOLOGY then names (it does not exist yet).
int runTest(int argc, char** argv, int (*test)(int argc, char** argv));

#define METAPARTICLE_RUNTIME_TEST(Test)              \
  int main(int argc, char** argv) {                  \
    return runTest(argc, argv, [](int c, char** v) { \
      QCoreApplication application(c, v);            \
      Test test;                                     \
      return QTest::qExec(&test, c, v);              \
    });                                              \
  }
