// SPDX-License-Identifier: MIT
//
// Scatter and gather: ten leaves draw random samples at the same time, one function merges them.
#include <metaparticle/metaparticle.hpp>

#include <array>
#include <cmath>
#include <random>
#include <stdexcept>
#include <vector>

/// What a request may ask for; what it leaves out keeps these values.
struct Sampling {
  double mean = 100;
  double sigma = 25;
};

using Samples = std::vector<double>;

/// How many samples fell into [0, 20), [20, 40), ..., [180, 200).
using Histogram = std::array<int, 10>;

constexpr double bin_width = 20;
constexpr int samples_per_leaf = 100;

/// Runs once, with the answers of all leaves.
Histogram merge(const std::vector<Samples>& leaves) {
  Histogram bins{};
  for (const Samples& samples : leaves) {
    for (const double sample : samples) {
      const double bin = std::floor(sample / bin_width);
      if (bin >= 0 && bin < static_cast<double>(bins.size())) ++bins[static_cast<std::size_t>(bin)];
    }
  }
  return bins;
}

/// Runs on every leaf, each with the same request.
[[mp::scatter(name = "histogram", leaves = 10, gather = merge, expose)]]
Samples draw(const Sampling& request) {
  if (request.sigma <= 0) throw std::invalid_argument("sigma must be greater than 0");
  std::random_device entropy;
  std::seed_seq seed{entropy(), static_cast<unsigned>(mp::replica().index)};  // no two leaves draw the same
  std::mt19937 generator(seed);
  std::normal_distribution<double> distribution(request.mean, request.sigma);
  Samples samples(samples_per_leaf);
  for (double& sample : samples) sample = distribution(generator);
  return samples;
}
