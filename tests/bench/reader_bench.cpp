// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading: whole files, and one keystroke in the middle of them. The argument is the number of lines; a tenth
// of it is the number of annotated functions.
#include <benchmark/benchmark.h>

#include "codegen/workspace.h"
#include "tests/support/generate_program.h"

namespace {

using metaparticle::codegen::Range;
using metaparticle::codegen::readSyntax;
using metaparticle::codegen::Workspace;

const std::string file = "app.cpp";

std::string textOf(const benchmark::State& state) {
  const auto lines = static_cast<std::size_t>(state.range(0));
  return metaparticle::test::generateLargeFile(lines, lines / 10);
}

void report(benchmark::State& state, const Workspace& workspace) {
  const auto graph = workspace.graph();
  state.counters["nodes"] = static_cast<double>(graph->nodes.size());
  state.counters["edges"] = static_cast<double>(graph->edges.size());
  state.counters["functions"] = static_cast<double>(graph->functions.size());
  state.counters["bytes"] = static_cast<double>(workspace.text(file).size());
}

/// Text to syntax.
void readFile(benchmark::State& state) {
  const std::string text = textOf(state);
  for (auto _ : state) benchmark::DoNotOptimize(readSyntax(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

/// Text to graph.
void openWorkspace(benchmark::State& state) {
  const std::string text = textOf(state);
  for (auto _ : state) {
    Workspace workspace;
    workspace.setText(file, text);
    benchmark::DoNotOptimize(workspace.graph());
  }
  Workspace workspace;
  workspace.setText(file, text);
  report(state, workspace);
}

/// The place of a keystroke: inside the value of the annotation in the middle, or in its function's body.
struct Caret {
  metaparticle::model::NodeId node;
  std::size_t value = 0;
  std::size_t body = 0;
};

Caret middle(const Workspace& workspace) {
  const auto graph = workspace.graph();
  const auto& nodes = graph->nodes;
  for (std::size_t i = nodes.size() / 2; i < nodes.size(); ++i) {
    const auto located = workspace.locate(nodes[i].id);
    const auto& declaration = located->declaration;
    if (declaration.body.empty() || declaration.annotation->arguments.empty()) continue;
    const auto& argument = declaration.annotation->arguments.front();
    if (argument.flag) continue;
    return {nodes[i].id, argument.valueRange.begin, declaration.body.begin};
  }
  return {};
}

/// A digit typed and removed again: until the annotation that changed can be read.
void keystrokeToAnnotation(benchmark::State& state) {
  Workspace workspace;
  workspace.setText(file, textOf(state));
  const Caret caret = middle(workspace);
  bool typed = false;
  for (auto _ : state) {
    const Range range{caret.value, caret.value + (typed ? 1 : 0)};
    workspace.replace(file, range, typed ? "" : "1");
    typed = !typed;
    benchmark::DoNotOptimize(workspace.locate(caret.node));
  }
  report(state, workspace);
}

/// The same until the whole graph is there, while the former one is still held, as a canvas does.
void keystrokeToGraph(benchmark::State& state, std::size_t Caret::*place, const std::string& key) {
  Workspace workspace;
  workspace.setText(file, textOf(state));
  const Caret caret = middle(workspace);
  auto held = workspace.graph();
  bool typed = false;
  for (auto _ : state) {
    const std::size_t at = caret.*place;
    workspace.replace(file, {at, at + (typed ? key.size() : 0)}, typed ? "" : key);
    typed = !typed;
    held = workspace.graph();
  }
  report(state, workspace);
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
}

}  // namespace

BENCHMARK(readFile)->Apply(sizes);
BENCHMARK(openWorkspace)->Apply(sizes);
BENCHMARK(keystrokeToAnnotation)->Apply(sizes);
BENCHMARK_CAPTURE(keystrokeToGraph, inAnnotation, &Caret::value, "1")->Apply(sizes);
BENCHMARK_CAPTURE(keystrokeToGraph, inBody, &Caret::body, " x;")->Apply(sizes);
BENCHMARK_CAPTURE(keystrokeToGraph, newLine, &Caret::body, "\n")->Apply(sizes);
BENCHMARK_CAPTURE(keystrokeToGraph, openBrace, &Caret::body, "{")->Apply(sizes);
BENCHMARK_CAPTURE(keystrokeToGraph, openComment, &Caret::body, "/*")->Apply(sizes);

BENCHMARK_MAIN();
