// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace metaparticle::studio {

/// Source over destination, both premultiplied ARGB: two channels a multiplication, with the usual exact
/// division by 255.
inline std::uint32_t blendOver(std::uint32_t source, std::uint32_t under) {
  const std::uint32_t rest = 255 - (source >> 24);
  std::uint32_t outer = (under & 0xff00ff) * rest;
  outer = ((outer + ((outer >> 8) & 0xff00ff) + 0x800080) >> 8) & 0xff00ff;
  std::uint32_t inner = ((under >> 8) & 0xff00ff) * rest;
  inner = (inner + ((inner >> 8) & 0xff00ff) + 0x800080) & 0xff00ff00;
  return source + (outer | inner);
}

}  // namespace metaparticle::studio
