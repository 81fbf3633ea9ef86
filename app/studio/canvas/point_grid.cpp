// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/point_grid.h"

#include <algorithm>
#include <cmath>

namespace metaparticle::studio {

void PointGrid::build(std::span<const double> x, std::span<const double> y, double minimumCell,
                      std::span<const std::int32_t> ids) {
  const std::size_t count = x.size();
  ids_.resize(count);
  if (count == 0) {
    columns_ = rows_ = 0;
    return;
  }
  const auto [minX, maxX] = std::minmax_element(x.begin(), x.end());
  const auto [minY, maxY] = std::minmax_element(y.begin(), y.end());
  left_ = *minX;
  top_ = *minY;
  const double width = *maxX - *minX, height = *maxY - *minY;
  // A long thin row of points must not become a grid of empty cells: both sides are bounded by the count.
  const double limit = static_cast<double>(count) + 1;
  const double cell =
      std::max({minimumCell, std::sqrt(width * height / limit), width / limit, height / limit});
  inverseCell_ = 1 / cell;
  columns_ = static_cast<int>(width * inverseCell_) + 1;
  rows_ = static_cast<int>(height * inverseCell_) + 1;

  const std::size_t cells = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
  starts_.assign(cells + 1, 0);
  cellOf_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    cellOf_[i] = static_cast<std::uint32_t>(row(y[i])) * static_cast<std::uint32_t>(columns_) +
                 static_cast<std::uint32_t>(column(x[i]));
    ++starts_[cellOf_[i] + 1];
  }
  for (std::size_t c = 1; c <= cells; ++c) starts_[c] += starts_[c - 1];
  // Filling from the back leaves each start where it belongs and keeps the order of indices within a cell.
  for (std::size_t i = count; i-- > 0;) {
    const std::uint32_t slot = --starts_[cellOf_[i] + 1];
    ids_[slot] = ids.empty() ? static_cast<std::int32_t>(i) : ids[i];
  }
  std::rotate(starts_.begin(), starts_.begin() + 1, starts_.end());
  starts_[cells] = static_cast<std::uint32_t>(count);
}

}  // namespace metaparticle::studio
