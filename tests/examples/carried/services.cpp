// SPDX-License-Identifier: MIT
#include <metaparticle/metaparticle.hpp>

#include <stdexcept>

#include "shapes.hpp"

using namespace std;

namespace shapes {

[[mp::service(expose)]]
Everything echo(Everything everything) {
  return everything;
}

[[mp::service(name = "area-of-point")]]
double area(const Point& size) {
  return size.x * size.y;
}

[[mp::service(name = "area-of-numbers")]]
double area(double width, double height) {
  return width * height;
}

}  // namespace shapes

namespace {

/// A type and a function that only this file knows.
struct Secret {
  string word;
  optional<shapes::Color> color;
};

[[mp::service]]
static Secret keep(Secret&& secret, int) {
  return secret;
}

int add_up(const vector<int>& parts) {
  int sum = 0;
  for (const int part : parts) sum += part;
  return sum;
}
double add_up(vector<double> parts) { return parts.empty() ? 0 : parts.front(); }

[[mp::scatter(leaves = 3, gather = add_up, timeout = "1500ms")]]
int count_leaves(int each) {
  return each;
}

[[mp::scatter(leaves = 1, gather = add_up)]]
double half(double whole) {
  return whole / 2;
}

}  // namespace

bool all_of_them(const vector<bool>& parts) {
  for (const bool part : parts) {
    if (!part) return false;
  }
  return true;
}

[[mp::scatter(leaves = 2, gather = all_of_them)]]
bool agrees() {
  return true;
}

[[mp::service]]
void nothing() {}

[[mp::service]]
int fails(int code) {
  if (code != 0) throw std::runtime_error("failed with " + std::to_string(code));
  return mp::call(keep, Secret{"x", {}}, 1).word == "x" ? 0 : 1;
}
