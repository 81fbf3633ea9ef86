// SPDX-License-Identifier: GPL-3.0-or-later
//
// One edit planned, and planned and written, in files of 1,000, 10,000 and 100,000 lines.
#include <benchmark/benchmark.h>

#include <stdexcept>

#include "codegen/workspace.h"
#include "tests/support/generate_program.h"

namespace {

using namespace metaparticle;

constexpr const char* fileName = "large.cpp";

/// A file in which every tenth line or so begins an annotated function.
codegen::Workspace largeWorkspace(const benchmark::State& state) {
  const auto lines = static_cast<std::size_t>(state.range(0));
  codegen::Workspace workspace;
  workspace.setText(fileName, test::generateLargeFile(lines, lines / 10));
  return workspace;
}

model::NodeId middleNode(const codegen::Workspace& workspace) {
  const auto& nodes = workspace.graph()->nodes;
  return nodes.at(nodes.size() / 2).id;
}

codegen::FileEdits planned(const codegen::Workspace& workspace, const model::Edit& edit) {
  auto plan = workspace.plan(edit);
  if (!plan) throw std::runtime_error(model::toString(plan.error()));
  return *plan;
}

void planSet(benchmark::State& state) {
  const codegen::Workspace workspace = largeWorkspace(state);
  const model::SetArgument edit{middleNode(workspace), "replicas", "77"};
  for (auto _ : state) benchmark::DoNotOptimize(planned(workspace, edit));
}

void writeSet(benchmark::State& state) {
  codegen::Workspace workspace = largeWorkspace(state);
  const model::NodeId node = middleNode(workspace);
  int replicas = 10;
  for (auto _ : state) {
    const auto plan =
        planned(workspace, model::SetArgument{node, "replicas", std::to_string(++replicas % 90 + 10)});
    if (!workspace.apply(plan)) throw std::runtime_error("the plan does not fit");
    benchmark::DoNotOptimize(workspace.graph());
  }
}

/// Adds a node and takes it away again: two edits of the structure.
void writeAddAndRemove(benchmark::State& state) {
  codegen::Workspace workspace = largeWorkspace(state);
  for (auto _ : state) {
    for (const model::Edit& edit :
         {model::Edit(model::AddNode{model::Kind::Service, "one_more", fileName, "app"}),
          model::Edit(model::RemoveNode{{"app::one_more"}, true})}) {
      if (!workspace.apply(planned(workspace, edit))) throw std::runtime_error("the plan does not fit");
      benchmark::DoNotOptimize(workspace.graph());
    }
  }
}

BENCHMARK(planSet)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(writeSet)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(writeAddAndRemove)->Arg(1000)->Arg(10000)->Arg(100000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
