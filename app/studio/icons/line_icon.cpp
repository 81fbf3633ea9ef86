// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/icons/line_icon.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

// Outside the namespace, as Q_INIT_RESOURCE demands: a static library's resources are not found on their own.
static void initializeResources() {
  Q_INIT_RESOURCE(icons);
}

namespace metaparticle::studio {
namespace {

constexpr std::initializer_list<int> sizes = {16, 20, 24, 32};

QByteArray source(const QString& name) {
  static const bool initialized = (initializeResources(), true);
  Q_UNUSED(initialized);
  QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
  if (!file.open(QIODevice::ReadOnly)) qWarning("There is no icon %s.", qUtf8Printable(name));
  return file.readAll();
}

QPixmap render(QSvgRenderer& renderer, int size, qreal ratio) {
  const int pixels = qRound(size * ratio);
  QPixmap pixmap(pixels, pixels);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  renderer.render(&painter, QRectF(0, 0, pixels, pixels));
  painter.end();
  pixmap.setDevicePixelRatio(ratio);
  return pixmap;
}

void addPixmaps(QIcon& icon, const QByteArray& svg, QIcon::Mode mode, std::initializer_list<int> wanted) {
  QSvgRenderer renderer(svg);
  for (const int size : wanted) {
    for (const qreal ratio : {1.0, 2.0}) icon.addPixmap(render(renderer, size, ratio), mode);
  }
}

}  // namespace

QIcon lineIcon(const QString& name, const QColor& color, const QColor& disabled) {
  const QByteArray svg = source(QStringLiteral("actions/") + name);
  const auto colored = [&svg](const QColor& with) {
    return QByteArray(svg).replace("#000000", with.name().toLatin1());
  };
  QIcon icon;
  addPixmaps(icon, colored(color), QIcon::Normal, sizes);
  addPixmaps(icon, colored(disabled), QIcon::Disabled, sizes);
  return icon;
}

QIcon lineIcon(const QString& name, const Theme& theme) {
  return lineIcon(name, theme.text, theme.stopped);
}

QIcon programIcon() {
  QIcon icon;
  addPixmaps(icon, source(QStringLiteral("metaparticle")), QIcon::Normal, {16, 24, 32, 48, 64, 128, 256});
  return icon;
}

}  // namespace metaparticle::studio
