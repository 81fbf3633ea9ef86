// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/palette.h"

#include <QDrag>
#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>

#include "app/studio/canvas/canvas_types.h"
#include "app/studio/kind_texts/kind_texts.h"
#include "app/studio/theme/kind_glyphs.h"

namespace metaparticle::studio {
namespace {

constexpr int rowHeight = 42;
constexpr int iconSize = 26;
constexpr int margin = 10;
constexpr int briefRole = Qt::UserRole + 1;

/// Icon, title, and one muted line that says what it is.
class PaletteDelegate : public QStyledItemDelegate {
 public:
  PaletteDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = (option.state & QStyle::State_Selected) && (option.state & QStyle::State_Active);
    if (selected || (option.state & QStyle::State_MouseOver)) {
      painter->setPen(Qt::NoPen);
      painter->setBrush(selected ? theme_.accentSoft : theme_.card);
      painter->drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), theme_.controlRadius,
                               theme_.controlRadius);
    }
    const QRect inside = option.rect.adjusted(margin, 0, -margin, 0);
    const QRect icon(inside.left(), inside.center().y() - iconSize / 2 + 1, iconSize, iconSize);
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, icon);
    const QRect text = inside.adjusted(iconSize + margin, 5, 0, -5);
    painter->setFont(titleFont());
    painter->setPen(theme_.text);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignTop, index.data(Qt::DisplayRole).toString());
    painter->setFont(bodyFont());
    painter->setPen(theme_.textMuted);
    const QString brief =
        painter->fontMetrics().elidedText(index.data(briefRole).toString(), Qt::ElideRight, text.width());
    painter->drawText(text, Qt::AlignLeft | Qt::AlignBottom, brief);
    painter->restore();
  }
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
    return {160, rowHeight};
  }

 private:
  const Theme& theme_;
};

model::Kind kindOf(const QListWidgetItem* item) {
  return static_cast<model::Kind>(item->data(Qt::UserRole).toInt());
}

}  // namespace

Palette::Palette(QWidget* parent) : QListWidget(parent) {
  setObjectName("palette");
  setAccessibleName(tr("Kinds of nodes"));
  setFrameShape(QFrame::NoFrame);
  setDragEnabled(true);
  setDragDropMode(QAbstractItemView::DragOnly);
  setUniformItemSizes(true);
  setMouseTracking(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  for (const model::KindInfo& kind : model::kinds()) {
    auto* item = new QListWidgetItem(kindTitle(kind.kind), this);
    item->setData(Qt::UserRole, static_cast<int>(kind.kind));
    item->setData(briefRole, kindBrief(kind.kind));
    item->setToolTip(kindHelp(kind.kind) + QLatin1Char('\n') +
                     tr("Drag it onto the canvas, or press Return."));
  }
  connect(this, &QListWidget::itemActivated, this,
          [this](const QListWidgetItem* item) { emit placeRequested(kindOf(item)); });
}

void Palette::setTheme(const Theme& theme) {
  if (QAbstractItemDelegate* former = itemDelegate()) former->deleteLater();
  setItemDelegate(new PaletteDelegate(theme, this));
  for (int row = 0; row < count(); ++row) item(row)->setIcon(kindIcon(kindOf(item(row)), theme));
}

QStringList Palette::mimeTypes() const {
  return {QString::fromLatin1(kindMimeType)};
}

QMimeData* Palette::mimeData(const QList<QListWidgetItem*>& items) const {
  auto* mime = new QMimeData;
  if (!items.isEmpty()) {
    const std::string_view word = model::info(kindOf(items.front())).word;
    mime->setData(QString::fromLatin1(kindMimeType),
                  QByteArray(word.data(), static_cast<qsizetype>(word.size())));
  }
  return mime;
}

void Palette::startDrag(Qt::DropActions) {
  const QList<QListWidgetItem*> items = selectedItems();
  if (items.isEmpty()) return;
  auto* drag = new QDrag(this);
  drag->setMimeData(mimeData(items));
  const QPixmap picture = items.front()->icon().pixmap(QSize(32, 32), devicePixelRatioF());
  drag->setPixmap(picture);
  drag->setHotSpot(QPoint(16, 16));
  drag->exec(Qt::CopyAction);
}

}  // namespace metaparticle::studio
