// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace metaparticle::model {

enum class Kind { Service, Shard, Scatter, Queue, Worker, Job, Store, Lock, Leader, Container };

/// What an annotation of this kind stands on.
enum class Entity { Function, Variable };

/// The type of an argument's value.
enum class ValueType {
  Flag,             ///< `expose`, also `expose = true`
  Integer,          ///< `replicas = 4`
  Number,           ///< `cpu = 0.5`
  Duration,         ///< `timeout = "250ms"`; ms, s, m, h
  Size,             ///< `memory = "64Mi"`; bytes with an optional Ki, Mi, Gi
  Text,             ///< `name = "front"`
  Function,         ///< `gather = merge`: a function of the program
  FunctionOrField,  ///< `key = user_of`, `key = request.user` or `key = request` (the parameter itself)
  Queue,            ///< `from = uploads`: a queue variable
  NodeList,         ///< `uses = {uploads, resize}`, braces optional for one
  TextList,         ///< `command = {"redis-server", "--save"}`, braces optional for one
  IntegerList,      ///< `ports = {6379}`, braces optional for one
  Choice,           ///< one of a fixed list of words: `auth = bearer`
};

/// One argument that a kind takes. Everything that reads, writes, checks, shows or documents arguments
/// reads this table.
struct ArgumentInfo {
  std::string_view key;
  ValueType type;
  bool required;                  ///< also true for one of a group, see `group`
  std::string_view group;         ///< arguments of one group are alternatives ("key" of a shard), or ""
  std::string_view defaultValue;  ///< as it would be written, or "" for none; of a required argument what a
                                  ///< new node starts with
  std::optional<double> minimum;  ///< bounds of Integer, Number, each of an IntegerList, Duration (in
  std::optional<double> maximum;  ///< milliseconds) and Size (in bytes); both are within
  std::span<const std::string_view> choices;  ///< for Choice
  std::string_view help;                      ///< one line for tooltips, completion and documentation
};

struct KindInfo {
  Kind kind;
  std::string_view word;   ///< as in `[[mp::word]]`
  std::string_view title;  ///< "Service", for the palette and the cards (translated there)
  std::string_view brief;  ///< what it is in 25 characters or less, for the palette
  Entity entity;
  std::string_view variableType;            ///< "Queue" for `mp::Queue<T>`, "" for functions
  bool templated;                           ///< the variable's type takes a message type
  bool runs;                                ///< becomes processes: takes the common arguments
  std::string_view help;                    ///< one line
  std::span<const ArgumentInfo> arguments;  ///< own and common, in the order they are shown
};

/// All kinds, in palette order.
std::span<const KindInfo> kinds();
const KindInfo& info(Kind kind);
/// The kind of `[[mp::word]]`, or nothing.
std::optional<Kind> kindFromWord(std::string_view word);
/// The argument `key` of this kind, or nullptr.
const ArgumentInfo* argumentInfo(Kind kind, std::string_view key);

}  // namespace metaparticle::model
