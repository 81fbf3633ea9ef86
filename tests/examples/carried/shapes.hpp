// SPDX-License-Identifier: MIT
#pragma once

#include <metaparticle/metaparticle.hpp>

#include <array>
#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace shapes {

enum class Color { red, green = 5, blue };
enum Legacy { first, second };

inline constexpr int corner_count = 3;

struct Numbers {
  bool flag = false;
  signed char tiny = 0;
  std::uint8_t byte = 0;
  short small = 0;
  unsigned short port = 0;
  int whole = 0, other = 0;
  unsigned count = 0;
  std::int64_t big = 0;
  std::uint64_t huge = 0;
  long long longest = 0;
  float ratio = 0;
  double exact = 0;
};

struct Point {
  double x = 0;
  double y = 0;
};

/// A struct that holds itself, and a struct and an enum that are declared inside it.
struct Tree {
  enum class State { open, closed };
  struct Label {
    std::string text;
    State state = State::open;
  };
  Label label;
  std::vector<Tree> children;
};

struct Empty {};

using Corners = std::array<Point, corner_count>;
typedef std::vector<std::vector<int>> Grid;

struct Everything {
  Numbers numbers;
  std::string text;
  Color color = Color::red;
  Legacy legacy = first;
  Corners corners{};
  Grid grid;
  std::vector<bool> bits;
  std::deque<int> deque;
  std::list<std::string> list;
  std::set<int> set;
  std::unordered_set<std::string> names;
  std::map<std::string, Point> places;
  std::unordered_map<std::string, std::vector<Color>> palettes;
  std::optional<Point> maybe;
  std::optional<int> never;
  std::pair<int, std::string> pair;
  std::tuple<bool, double, Color> tuple;
  Tree tree;
  Empty empty;
  static constexpr int not_carried = 7;
  [[nodiscard]] double width() const { return corners[1].x - corners[0].x; }
};

/// Annotated in a header, defined in a source of its own.
[[mp::service(name = "mirror", timeout = "2s")]]
Everything mirror(const Everything& everything);

}  // namespace shapes
