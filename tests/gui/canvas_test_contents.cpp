// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the canvas shows: graphs that change, layouts, badges, marks, texts for tooltips and screen readers.
#include <QAccessible>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QToolTip>

#include "app/studio/canvas/card_text.h"
#include "app/studio/theme/kind_glyphs.h"
#include "tests/gui/canvas_test_support.h"

namespace metaparticle::test {

using studio::CanvasView;
using studio::NodeBadge;
using studio::Selection;
using studio::Theme;

namespace {

// As WCAG 2.1 defines them.
double luminance(const QColor& color) {
  const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
  const double light = std::max(luminance(a), luminance(b)), dark = std::min(luminance(a), luminance(b));
  return (light + 0.05) / (dark + 0.05);
}

int coloured(const QImage& image, const QRect& where, const QColor& color) {
  int count = 0;
  for (int y = where.top(); y <= where.bottom(); ++y)
    for (int x = where.left(); x <= where.right(); ++x) count += image.pixel(x, y) == color.rgb() ? 1 : 0;
  return count;
}

}  // namespace

class CanvasContentsTest : public QObject {
  Q_OBJECT

 private slots:
  void selectionSurvivesOtherGraphs() {
    const auto view = showCanvas(smallSample());
    QSignalSpy changed(view.get(), &CanvasView::selectionChanged);
    const Selection both{{idOf("back"), idOf("front")}, {model::EdgeId{idOf("front"), idOf("back")}}};
    view->setSelection(both);
    QCOMPARE(changed.size(), 1);
    Sample more = smallSample();
    more.graph->nodes.insert(more.graph->nodes.begin(),
                             Sample().node("first", model::Kind::Job, 0, 0).graph->nodes[0]);
    view->setGraph(more.graph);
    QCOMPARE(view->selection(), both);
    QCOMPARE(changed.size(), 1);
    auto less = std::make_shared<model::Graph>(*smallSample().graph);
    less->nodes.erase(less->nodes.begin());
    view->setGraph(less);
    QCOMPARE(view->selection(), (Selection{{idOf("back")}, {}}));
    QCOMPARE(changed.size(), 2);
    view->setGraph(nullptr);
    QVERIFY(view->selection().empty());
  }

  void unknownIdsAreNotSelected() {
    const auto view = showCanvas(smallSample());
    view->setSelection({{idOf("nobody"), idOf("front")}, {model::EdgeId{idOf("data"), idOf("front")}}});
    QCOMPARE(view->selection(), (Selection{{idOf("front")}, {}}));
  }

  void nothingMovesWhenANodeIsAdded() {
    const auto view = showCanvas(smallSample());
    const auto before = view->positions();
    Sample more = smallSample();
    more.node("late", model::Kind::Job, 0, 0);
    view->setGraph(more.graph);  // the layout does not know it yet
    for (const auto& [id, point] : before) QCOMPARE(view->positionOf(id), point);
    const model::Point waiting = view->positionOf(idOf("late"));
    QVERIFY(waiting.y > 288 + studio::CardSize::height);
    more.layout.positions[idOf("late")] = {900, 0};
    view->setLayout(more.layout);
    QCOMPARE(view->positionOf(idOf("late")), (model::Point{900, 0}));
  }

  void readingAgainDoesNotDisturbADrag() {
    const auto view = showCanvas(smallSample());
    QSignalSpy moved(view.get(), &CanvasView::nodesMoved);
    const QPoint from = middleOf(*view, "data");
    QTest::mousePress(view.get(), Qt::LeftButton, {}, from);
    moveTo(*view, from + QPoint(-60, 60), Qt::LeftButton);
    auto typed = std::make_shared<model::Graph>(*smallSample().graph);
    typed->nodes[0].arguments = {{"replicas", "3"}};
    view->setGraph(typed);
    view->setLayout(smallSample().layout);  // what it knows already
    QTest::mouseRelease(view.get(), Qt::LeftButton, {}, from + QPoint(-60, 60));
    QCOMPARE(moved.size(), 1);
    // Other nodes: the drag is given up, and the rest of it means nothing.
    QTest::mousePress(view.get(), Qt::LeftButton, {}, middleOf(*view, "data"));
    moveTo(*view, from + QPoint(-90, 90), Qt::LeftButton);
    typed = std::make_shared<model::Graph>(*typed);
    typed->nodes.erase(typed->nodes.begin());
    view->setGraph(typed);
    moveTo(*view, from + QPoint(-99, 90), Qt::LeftButton);
    QTest::mouseRelease(view.get(), Qt::LeftButton, {}, from + QPoint(-99, 90));
    QCOMPARE(moved.size(), 1);
  }

  void layoutAndGraphComeInAnyOrder() {
    const Sample sample = smallSample();
    CanvasView view;
    view.setGraph(sample.graph);
    view.setLayout(sample.layout);
    QCOMPARE(view.positionOf(idOf("work")), (model::Point{600, 144}));
    view.setGraph(nullptr);
    view.setGraph(sample.graph);
    QCOMPARE(view.positionOf(idOf("work")), (model::Point{600, 144}));
  }

  void hugeAndBrokenPositionsAreShown() {
    Sample sample = smallSample();
    sample.layout.positions[idOf("front")] = {1e300, -1e300};
    sample.layout.positions[idOf("back")] = {std::numeric_limits<double>::quiet_NaN(), 0};
    const auto view = showCanvas(sample);
    view->fitAll();
    QVERIFY(!shown(*view).isNull());
  }

  void edgesWithoutEndsAreLeftOut() {
    Sample sample = smallSample();
    sample.edge("front", "nowhere").edge("nobody", "front");
    const auto view = showCanvas(sample);
    view->selectAll();
    view->setSelection({{}, {model::EdgeId{idOf("front"), idOf("nowhere")}}});
    QVERIFY(view->selection().empty());
  }

  void badgesAndMarksAreDrawnOnTheirCards() {
    const auto view = showCanvas(smallSample());
    const Theme& theme = Theme::lightTheme();
    const QRect card(view->fromScene({300, -16}).toPoint(), QSize(236, 80));
    QVERIFY(coloured(shown(*view), card, theme.ready) == 0);
    view->setNodeStatus({{"back", 2, 2, studio::BadgeState::Ready, QStringLiteral("fine")}});
    QVERIFY(coloured(shown(*view), card, theme.ready) > 20);
    view->setNodeStatus({});
    QCOMPARE(coloured(shown(*view), card, theme.ready), 0);
    const QRect corner(view->fromScene({290, -12}).toPoint(), QSize(24, 24));
    view->setProblemNodes(
        {{idOf("back"), model::Severity::Warning, {}}, {idOf("back"), model::Severity::Error, {}}});
    QVERIFY(coloured(shown(*view), corner, theme.error) > 20);
    QCOMPARE(coloured(shown(*view), corner, theme.warning), 0);
  }

  void badgesFindNodesThatComeLater() {
    const auto shownLater = showCanvas(smallSample());
    shownLater->setNodeStatus({{"front", 1, 2, studio::BadgeState::Pending, {}}});
    const QImage with = shown(*shownLater);
    shownLater->setGraph(nullptr);
    shownLater->setGraph(smallSample().graph);
    QCOMPARE(differences(with, shown(*shownLater)), QString());
  }

  void tooltipsTellWhatAndWhere() {
    const auto view = showCanvas(smallSample());
    view->setNodeStatus({{"front", 1, 2, studio::BadgeState::Degraded, QStringLiteral("1 of 2 ready")}});
    view->setProblemNodes({{idOf("front"), model::Severity::Error, QStringLiteral("Something <odd>")}});
    const QPoint at = middleOf(*view, "front");
    QHelpEvent event(QEvent::ToolTip, at, view->mapToGlobal(at));
    QCoreApplication::sendEvent(view.get(), &event);
    const QString text = QToolTip::text();
    for (const char* part : {"front", "Answer(const Question&amp; question)", "main.cpp:10", "1 of 2 ready",
                             "Something &lt;odd&gt;"})
      QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    QToolTip::hideText();
  }

  void keyPropertiesComeFirst_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("shown");
    QTest::newRow("replicas") << "replicas"
                              << "4" << QStringLiteral("×4");
    QTest::newRow("leaves") << "leaves"
                            << "10" << QStringLiteral("10 leaves");
    QTest::newRow("text") << "ttl"
                          << "\"10s\"" << QStringLiteral("ttl 10s");
    QTest::newRow("flag") << "expose"
                          << "" << QStringLiteral("exposed");
    QTest::newRow("flag that is off") << "expose"
                                      << "false" << QString();
    QTest::newRow("not a key property") << "secret"
                                        << "\"X\"" << QString();
  }
  void keyPropertiesComeFirst() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, shown);
    model::Node node;
    node.arguments = {{key.toStdString(), value.toStdString()}};
    QCOMPARE(studio::keyProperties(node), shown);
  }

  void screenReadersSeeTheNodes() {
    const auto view = showCanvas(smallSample());
    view->setNodeStatus({{"work", 1, 3, studio::BadgeState::Degraded, {}}});
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(view.get());
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), 5);
    QAccessibleInterface* work = list->child(3);
    QCOMPARE(work->text(QAccessible::Name), QStringLiteral("work, Worker, 1 of 3 ready"));
    QVERIFY(work->rect().contains(view->mapToGlobal(middleOf(*view, "work"))));
    QVERIFY(!work->state().selected);
    view->setSelection({{idOf("work")}, {}});
    QVERIFY(work->state().selected);
    QCOMPARE(list->focusChild(), work);
    QCOMPARE(list->indexOfChild(work), 3);
    const QPoint on = view->mapToGlobal(middleOf(*view, "data"));
    QCOMPARE(list->childAt(on.x(), on.y()), list->child(4));
    QCOMPARE(view->accessibleDescription(), QStringLiteral("work, Worker, 1 of 3 ready"));
    view->setGraph(nullptr);
    QCOMPARE(list->childCount(), 0);
    QVERIFY(!list->child(0));
  }

  void bothThemesCanBeRead() {
    for (const Theme* theme : {&Theme::lightTheme(), &Theme::darkTheme()}) {
      QVERIFY(contrast(theme->text, theme->card) >= 7);
      QVERIFY(contrast(theme->text, theme->window) >= 7);
      QVERIFY(contrast(theme->textMuted, theme->card) >= 4.5);
      QVERIFY(contrast(theme->textMuted, theme->window) >= 4.5);
      QVERIFY(contrast(theme->accentText, theme->accent) >= 4.5);
      for (const QColor* edge :
           {&theme->edgeCall, &theme->edgeAsync, &theme->edgeMessage, &theme->edgeAccess})
        QVERIFY2(contrast(*edge, theme->canvas) >= 3, qPrintable(edge->name()));
      for (const studio::KindStyle& kind : theme->kinds) {
        QVERIFY2(contrast(kind.accent, kind.soft) >= 4.5, qPrintable(kind.accent.name()));
        QVERIFY2(contrast(kind.accent, theme->card) >= 4.5, qPrintable(kind.accent.name()));
      }
    }
  }

  void everyKindHasItsGlyph() {
    std::vector<QImage> seen;
    for (const model::KindInfo& kind : model::kinds()) {
      const QImage image = studio::kindIcon(kind.kind, Theme::lightTheme()).pixmap(32, 32).toImage();
      QVERIFY(!image.isNull());
      for (const QImage& other : seen) QVERIFY(image != other);
      seen.push_back(image);
    }
  }

  void anEmptyCanvasSaysWhatToDo() {
    const auto empty = showCanvas(Sample());
    QVERIFY(coloured(shown(*empty), empty->rect(), Theme::lightTheme().text) > 20);
    empty->setGraph(smallSample().graph);
    empty->setGraph(nullptr);
    QCOMPARE(differences(shown(*empty), shownAnew(*empty)), QString());
    QVERIFY(coloured(shown(*empty), empty->rect(), Theme::lightTheme().text) > 20);
  }
};

}  // namespace metaparticle::test

QTEST_MAIN(metaparticle::test::CanvasContentsTest)
#include "canvas_test_contents.moc"
