// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/edge_painter.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>

#include "app/studio/canvas/card_metrics.h"

namespace metaparticle::studio {

namespace {

constexpr double flatness = 0.35;  // px that a spline's pieces may be off
constexpr int longHairline = 48;   // px; shorter ones are never thinned out
constexpr std::uint8_t hairlineWeight = 64;
constexpr int lineOpacity = 150;  // of straight lines, which lie closer together than splines

// The inks of the plane: one a kind of edge.
std::array<QColor, 5> inksOf(const Theme& theme) {
  std::array<QColor, 5> inks;
  inks[static_cast<std::size_t>(model::EdgeKind::Call)] = theme.edgeCall;
  inks[static_cast<std::size_t>(model::EdgeKind::CallAsync)] = theme.edgeAsync;
  inks[static_cast<std::size_t>(model::EdgeKind::Push)] = theme.edgeMessage;
  inks[static_cast<std::size_t>(model::EdgeKind::Consume)] = theme.edgeMessage;
  inks[static_cast<std::size_t>(model::EdgeKind::Access)] = theme.edgeAccess;
  return inks;
}

bool selected(const PaintJob& job, std::int32_t edge) {
  return (job.scene.edgeFlags(edge) & EdgeSelected) != 0;
}

// Multiplication by an odd number spreads neighbours; the same edges are kept in every frame.
bool kept(std::int32_t edge, std::uint32_t keepEvery) {
  return (static_cast<std::uint32_t>(edge) * 2654435761U >> 8) % keepEvery == 0;
}

QColor withOpacity(QColor color, int alpha) {
  color.setAlpha(alpha);
  return color;
}

}  // namespace

/// A spline on its way to the plane. Cut into the same pieces whatever part of it is painted.
struct EdgePainter::Spline {
  QPoint offset;  ///< what the points of the path are relative to
  int depth;      ///< into 2^depth pieces
  float halfWidth;
  QRectF reach;  ///< the clip, relative to `offset`, and what is beyond it but still covers pixels in it
  bool dashed;
  float on;
  float off;
  std::array<float, 33> lengths;  ///< along the dashed path, at 32nds of this part

  /// Goes on where the part before ended.
  void measure(const EdgeCurve& part) {
    lengths[0] = lengths.back();
    QPointF last = part.start;
    for (std::size_t i = 1; i < lengths.size(); ++i) {
      const QPointF next = part.at(static_cast<double>(i) / 32), step = next - last;
      lengths[i] = lengths[i - 1] + static_cast<float>(std::sqrt(QPointF::dotProduct(step, step)));
      last = next;
    }
  }
  /// Between the 32nds linear: dashes may be a few percent longer here than there, but join everywhere.
  [[nodiscard]] float lengthAt(double t) const {
    const double place = t * 32;
    const auto i = std::min<std::size_t>(31, static_cast<std::size_t>(place));
    return lengths[i] + static_cast<float>(place - static_cast<double>(i)) * (lengths[i + 1] - lengths[i]);
  }
};

// The ports are whole pixels from the corner of the card, which is where the card's sprite has them.
void EdgePainter::placePorts(const PaintJob& job, std::size_t edges) {
  const double scale = job.view.scale();
  inputOffset_ = QPoint(0, Viewport::round(CardSize::height / 2 * scale));
  outputOffset_ = QPoint(Viewport::round(CardSize::width * scale), inputOffset_.y());
  corners_.clear();
  const std::int32_t nodes = job.scene.nodeCount();
  if (edges < static_cast<std::size_t>(nodes) / 2) return;
  corners_.resize(static_cast<std::size_t>(nodes));
  for (std::int32_t i = 0; i < nodes; ++i)
    corners_[static_cast<std::size_t>(i)] = job.view.toDevice(job.scene.x(i), job.scene.y(i));
}

EdgePainter::Ends EdgePainter::endsOf(const PaintJob& job, std::int32_t edge) const {
  const std::int32_t from = job.scene.edgeFrom(edge), to = job.scene.edgeTo(edge);
  if (!corners_.empty())
    return {corners_[static_cast<std::size_t>(from)] + outputOffset_,
            corners_[static_cast<std::size_t>(to)] + inputOffset_};
  return {job.view.toDevice(job.scene.x(from), job.scene.y(from)) + outputOffset_,
          job.view.toDevice(job.scene.x(to), job.scene.y(to)) + inputOffset_};
}

void EdgePainter::paint(const PaintJob& job, const Indices& edges) {
  plane_.begin(job.image.size(), job.clip);
  plane_.setInk(0);
  placePorts(job, edges.size());
  switch (job.detail.edges) {
    case EdgeDetail::Hairlines:
      paintHairlines(job, edges);
      break;
    case EdgeDetail::Lines:
      paintLines(job, edges);
      break;
    case EdgeDetail::Splines:
      paintSplines(job, edges);
      break;
  }
}

void EdgePainter::paintHairlines(const PaintJob& job, const Indices& edges) {
  const std::uint32_t keepEvery = job.detail.keepEvery;
  const auto dense = static_cast<std::uint8_t>(std::min<std::uint32_t>(255, hairlineWeight * keepEvery));
  bool anySelected = false;
  for (const std::int32_t edge : edges) {
    const Ends ends = endsOf(job, edge);
    const QPoint span = ends.to - ends.from;
    const int length = std::max(std::abs(span.x()), std::abs(span.y()));
    anySelected = anySelected || selected(job, edge);
    if (length <= 1) continue;
    const bool thin = keepEvery > 1 && length > longHairline;
    if (thin && !kept(edge, keepEvery)) continue;
    plane_.hairline(ends.from, ends.to, thin ? dense : hairlineWeight);
  }
  plane_.paint(job.image, std::array{job.theme.edgeCall}, job.theme.canvas.rgb());
  if (anySelected) paintSelectedLines(job, edges);
}

void EdgePainter::paintLines(const PaintJob& job, const Indices& edges) {
  bool anySelected = false;
  for (const std::int32_t edge : edges) {
    const Ends ends = endsOf(job, edge);
    anySelected = anySelected || selected(job, edge);
    plane_.thinLine(ends.from, ends.to);
  }
  plane_.paint(job.image, std::array{withOpacity(job.theme.edgeCall, lineOpacity)}, job.theme.canvas.rgb());
  if (anySelected) paintSelectedLines(job, edges);
}

void EdgePainter::paintSelectedLines(const PaintJob& job, const Indices& edges) {
  for (const std::int32_t edge : edges) {
    if (!selected(job, edge)) continue;
    const Ends ends = endsOf(job, edge);
    const QPoint span = ends.to - ends.from;
    plane_.stroke({0, 0, static_cast<float>(span.x()), static_cast<float>(span.y())}, ends.from,
                  static_cast<float>(0.75 * job.view.ratio()));
  }
  plane_.paint(job.image, std::array{job.theme.accent}, job.theme.canvas.rgb());
}

void EdgePainter::paintSplines(const PaintJob& job, const Indices& edges) {
  const double zoom = job.view.zoom(), ratio = job.view.ratio();
  const auto halfWidth = static_cast<float>(std::clamp(0.85 * zoom, 0.55, 1.6) * ratio);
  bool anySelected = false;
  for (const std::int32_t edge : edges) {
    if (selected(job, edge)) {
      anySelected = true;
      continue;
    }
    plane_.setInk(static_cast<int>(job.scene.edgeKind(edge)));
    strokeSpline(job, edge, halfWidth);
  }
  plane_.paint(job.image, inksOf(job.theme), job.theme.canvas.rgb());
  plane_.setInk(0);
  if (!anySelected) return;
  for (const std::int32_t edge : edges)
    if (selected(job, edge)) strokeSpline(job, edge, halfWidth + static_cast<float>(0.5 * ratio));
  plane_.paint(job.image, std::array{job.theme.accent}, job.theme.canvas.rgb());
}

void EdgePainter::strokeSpline(const PaintJob& job, std::int32_t edge, float halfWidth) {
  const Ends ends = endsOf(job, edge);
  const double scale = job.view.scale();
  const bool cards = job.detail.nodes == NodeDetail::Cards;
  // The line stops inside the arrowhead, whose tip touches the port.
  const int gap = cards ? Viewport::round((CardMetrics::portRadius + 1) * scale) : 0;
  const QPoint tip = ends.to - QPoint(gap, 0);
  const int head = cards ? Viewport::round(6 * scale) : 0;
  const double wide = CoveragePlane::reachOf(halfWidth);

  if (cards) arrowhead(job, tip, job.scene.edgeKind(edge) == model::EdgeKind::CallAsync);
  Spline spline;
  spline.offset = ends.from;
  spline.halfWidth = halfWidth;
  spline.reach = QRectF(job.clip.translated(-ends.from)).adjusted(-wide, -wide, wide, wide);
  spline.dashed = (job.scene.edgeFlags(edge) & EdgeDashed) != 0;
  spline.on = static_cast<float>(std::max(6 * scale, 3.0));
  spline.off = static_cast<float>(std::max(5 * scale, 2.5));
  spline.lengths.back() = 0;
  for (const EdgeCurve& part : edgePath(QPointF(0, 0), QPointF(tip - QPoint(head, 0) - ends.from), scale)) {
    if (spline.dashed) spline.measure(part);
    spline.depth = std::bit_width(static_cast<unsigned>(part.pieces(flatness)) - 1);
    strokePart(spline, part, 0, 0);
  }
}

// Halves the curve down to its pieces, and leaves out early what is out of reach: of a very long curve that
// is nearly all.
void EdgePainter::strokePart(const Spline& spline, const EdgeCurve& part, int depth, int index) {
  if (!part.overlaps(spline.reach)) return;
  if (depth < spline.depth) {
    const auto [before, after] = part.halves();
    strokePart(spline, before, depth + 1, 2 * index);
    strokePart(spline, after, depth + 1, 2 * index + 1);
    return;
  }
  Dash dash;
  if (spline.dashed) dash = {spline.on, spline.off, spline.lengthAt(std::ldexp(index, -depth))};
  plane_.stroke({static_cast<float>(part.start.x()), static_cast<float>(part.start.y()),
                 static_cast<float>(part.end.x()), static_cast<float>(part.end.y())},
                spline.offset, spline.halfWidth, dash);
}

void EdgePainter::arrowhead(const PaintJob& job, const QPoint& tip, bool open) {
  const auto unit = static_cast<float>(std::max(job.view.scale(), 0.5 * job.view.ratio()));
  const float length = 9 * unit, half = 4.5F * unit;
  if (!open) {
    plane_.triangle({0, -length, -length}, {0, -half, half}, tip);
    return;
  }
  const float width = 0.8F * unit;
  plane_.stroke({-length, -half, 0, 0}, tip, width);
  plane_.stroke({-length, half, 0, 0}, tip, width);
  plane_.stroke({-length, 0, 0, 0}, tip, width);
}

}  // namespace metaparticle::studio
