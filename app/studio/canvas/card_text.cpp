// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/canvas/card_text.h"

#include <QCoreApplication>
#include <QStringList>

#include "app/studio/kind_texts/kind_texts.h"
#include "model/values.h"

namespace metaparticle::studio {

namespace {

// Gives the texts a context that translators' tools find.
struct CardText {
  Q_DECLARE_TR_FUNCTIONS(CardText)
};

QString fromUtf8(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Without its quotes, on one line.
QString plain(const std::string& value) {
  return fromUtf8(model::parseText(value).value_or(value)).simplified();
}

class Summary {
 public:
  explicit Summary(const model::Node& node) : node_(node) {}

  /// `pattern` with the value for %1, when the argument is there.
  Summary& add(const char* key, const QString& pattern) {
    if (const model::Argument* argument = node_.argument(key))
      parts_.push_back(pattern.arg(plain(argument->value)));
    return *this;
  }
  Summary& addFlag(const char* key, const QString& text) {
    if (const model::Argument* argument = node_.argument(key);
        argument && model::parseFlag(argument->value).value_or(true))
      parts_.push_back(text);
    return *this;
  }
  Summary& addRange() {
    const model::Argument *low = node_.argument("min"), *high = node_.argument("max");
    if (low && high)
      parts_.push_back(QStringLiteral("%1–%2").arg(plain(low->value), plain(high->value)));
    else if (low || high)
      parts_.push_back(low ? QStringLiteral("≥%1").arg(plain(low->value))
                           : QStringLiteral("≤%1").arg(plain(high->value)));
    return *this;
  }
  [[nodiscard]] QString text() const { return parts_.join(QStringLiteral(" · ")); }

 private:
  const model::Node& node_;
  QStringList parts_;
};

QString edgeWord(model::EdgeKind kind) {
  switch (kind) {
    case model::EdgeKind::Call:
      return CardText::tr("calls and waits");
    case model::EdgeKind::CallAsync:
      return CardText::tr("calls without waiting");
    case model::EdgeKind::Push:
      return CardText::tr("pushes to the queue");
    case model::EdgeKind::Consume:
      return CardText::tr("is consumed by");
    case model::EdgeKind::Access:
      return CardText::tr("uses");
  }
  return {};
}

QString place(const std::string& file, int line) {
  return QStringLiteral("%1:%2").arg(fromUtf8(file)).arg(line);
}

QString row(const QString& text) {
  return QStringLiteral("<br>") + text.toHtmlEscaped();
}

}  // namespace

QString keyProperties(const model::Node& node) {
  const QString value = QStringLiteral("%1"), times = QStringLiteral("×%1");
  Summary summary(node);
  summary.add("shards", CardText::tr("%1 shards"))
      .add("leaves", CardText::tr("%1 leaves"))
      .add("image", value)
      .add("schedule", value)
      .add("replicas", times)
      .addRange()
      .add("completions", times)
      .addFlag("expose", CardText::tr("exposed"))
      .add("port", QStringLiteral(":%1"))
      .add("quorum", CardText::tr("quorum %1"))
      .add("concurrency", CardText::tr("%1 at a time"))
      .add("max_deliver", CardText::tr("%1 tries"))
      .add("backend", value)
      .add("ttl", CardText::tr("ttl %1"));
  return summary.text();
}

QString describeNode(const model::Node& node) {
  QString text = QStringLiteral("<b>%1</b> &nbsp;%2")
                     .arg(fromUtf8(node.name).toHtmlEscaped(), kindTitle(node.kind).toHtmlEscaped());
  text += QStringLiteral("<br><code>%1</code>").arg(fromUtf8(node.signature).toHtmlEscaped());
  text += row(place(node.file, node.line));
  for (const model::Argument& argument : node.arguments)
    text += row(argument.value.empty()
                    ? fromUtf8(argument.key)
                    : fromUtf8(argument.key) + QStringLiteral(" = ") + fromUtf8(argument.value));
  if (node.stale) text += row(CardText::tr("Its code does not parse now; this is how it last was."));
  if (node.readOnly) text += row(CardText::tr("Made by a macro or under #if: it is changed in the code."));
  return text;
}

QString describeEdge(const model::Edge& edge, const QString& fromName, const QString& toName) {
  QString text =
      QStringLiteral("<b>%1</b> → <b>%2</b>").arg(fromName.toHtmlEscaped(), toName.toHtmlEscaped());
  text += row(edgeWord(edge.kind));
  if (edge.declared && !edge.used) text += row(CardText::tr("Declared; no code makes it yet."));
  constexpr std::size_t shown = 5;
  for (std::size_t i = 0; i < edge.sites.size() && i < shown; ++i)
    text += row(place(edge.sites[i].file, edge.sites[i].line));
  if (edge.sites.size() > shown) text += row(QStringLiteral("…"));
  return text;
}

}  // namespace metaparticle::studio
