// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/test_nodes_codec.h"

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <metaparticle/glue.hpp>
#include <stdexcept>
#include <thread>

namespace nodes {

namespace {

void pause(int milliseconds) {
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

}  // namespace

Request echo(const Request& request) {
  return request;
}

int subtract(int minuend, int subtrahend) {
  return minuend - subtrahend;
}

void fail(const std::string& how) {
  if (how == "error") throw std::runtime_error("it went wrong");
  if (how == "empty") throw std::runtime_error("");
  if (how == "int") throw 7;
  if (how == "late") throw mp::Error(mp::Errc::deadline_exceeded, "another", "too late");
}

int nap(int milliseconds) {
  static std::atomic<int> runs{0};
  const int run = ++runs;
  pause(milliseconds);
  return run;
}

std::string who() {
  return mp::replica().name();
}

double timeLeft() {
  return mp::seconds_left();
}

double timeLeftThere(int pauseMs) {
  pause(pauseMs);
  return mp::call(timeLeft);
}

int dive(int depth) {
  return depth == 0 ? 0 : mp::call(dive, depth - 1) + 1;
}

int ping(int turns) {
  if (turns == 0) throw std::runtime_error("the ball is lost");
  return mp::call(pong, turns - 1);
}

int pong(int turns) {
  if (turns == 0) throw std::runtime_error("the ball is lost");
  return mp::call(ping, turns - 1);
}

int stranger(int value) {
  return value;
}

std::string part(const std::string& text, std::optional<int> failing, std::optional<int> napping) {
  if (napping == mp::replica().index) pause(300);
  if (failing == mp::replica().index) throw std::runtime_error("this leaf was told to fail");
  return who() + ":" + text;
}

std::vector<std::string> together(const std::vector<std::string>& parts) {
  return parts;
}

}  // namespace nodes

namespace {

using mp::glue::Registration;
using mp::glue::service;

[[maybe_unused]] const Registration registrations[] = {
    service("echo", &nodes::echo, {"request"}, {}),
    service("subtract", &nodes::subtract, {"minuend", "subtrahend"}, {}),
    service("fail", &nodes::fail, {"how"}, {}),
    service("nap", &nodes::nap, {"milliseconds"}, {}),
    service("who", &nodes::who, {}, {}),
    service("time-left", &nodes::timeLeft, {}, {}),
    service("time-left-there", &nodes::timeLeftThere, {"pause_ms"}, {.timeout_ms = 5000}),
    service("dive", &nodes::dive, {"depth"}, {}),
    service("ping", &nodes::ping, {"turns"}, {}),
    service("pong", &nodes::pong, {"turns"}, {}),
    mp::glue::scatter("part", &nodes::part, &nodes::together, {"text", "failing", "napping"}, {.leaves = 3}),
};

}  // namespace

int runTest(int argc, char** argv, int (*test)(int argc, char** argv)) {
  const bool replica = std::getenv("MP_ROLE") != nullptr;
  const bool described = argc > 1 && std::string(argv[1]) == "--describe";
  if (replica || described || std::getenv("MP_TEST_AS_APPLICATION")) {
    return mp::glue::run("runtime-test", argc, argv);
  }
  const std::string topology = "/tmp/metaparticle_runtime_test_" + std::to_string(::getpid()) + ".json";
  ::setenv("MP_TOPOLOGY", topology.c_str(), 1);
  const int status = test(argc, argv);
  std::remove(topology.c_str());
  return status;
}
