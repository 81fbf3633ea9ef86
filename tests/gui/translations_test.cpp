// SPDX-License-Identifier: GPL-3.0-or-later
// Every text of the studio has a finished translation: lupdate over the sources as they are now must find
// nothing that the files in translations/ do not have.
#include <QDomDocument>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "app/studio/kind_texts/kind_texts.h"
#include "app/studio/window/actions.h"
#include "tests/gui/support/quiet_test.h"
#include "tests/gui/support/studio_fixture.h"

using namespace metaparticle;

namespace {

QDomDocument parse(const QString& path) {
  QFile file(path);
  QDomDocument document;
  if (!file.open(QIODevice::ReadOnly) || !document.setContent(&file))
    qWarning("%s cannot be read.", qUtf8Printable(path));
  return document;
}

/// The texts without a finished translation, one a line.
QString unfinished(const QDomDocument& document) {
  QStringList texts;
  const QDomNodeList messages = document.elementsByTagName(QStringLiteral("message"));
  for (int i = 0; i < messages.size(); ++i) {
    const QDomElement message = messages.at(i).toElement();
    const QDomElement translation = message.firstChildElement(QStringLiteral("translation"));
    const bool open = translation.attribute(QStringLiteral("type")) == QLatin1String("unfinished");
    if (open || translation.text().isEmpty())
      texts << message.firstChildElement(QStringLiteral("source")).text();
  }
  return texts.join(QLatin1Char('\n'));
}

}  // namespace

class TranslationsTest : public test::QuietTest {
  Q_OBJECT

 private slots:
  void nothingIsUnfinished_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("pluralsOnly");
    QTest::newRow("German") << QStringLiteral("de") << false;
    QTest::newRow("English plurals") << QStringLiteral("en") << true;
  }
  void nothingIsUnfinished() {
    QFETCH(const QString, language);
    QFETCH(const bool, pluralsOnly);
    const QString name = QStringLiteral("metaparticle_%1.ts").arg(language);
    const QTemporaryDir scratch;
    const QString copy = scratch.filePath(name);
    QVERIFY(QFile::copy(QStringLiteral(METAPARTICLE_SOURCE "/translations/") + name, copy));
    QStringList arguments{"app/studio", "-I",           ".",      "-extensions", "cpp,h", "-locations",
                          "none",       "-no-obsolete", "-silent"};
    if (pluralsOnly) arguments << "-pluralonly";
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(METAPARTICLE_SOURCE));
    lupdate.start(QStringLiteral(METAPARTICLE_LUPDATE), arguments << "-ts" << copy);
    constexpr int patienceMs = 120'000;
    QVERIFY(lupdate.waitForFinished(patienceMs));
    QCOMPARE(lupdate.exitCode(), 0);
    const QString open = unfinished(parse(copy));
    QVERIFY2(open.isEmpty(), qUtf8Printable(QStringLiteral("Not translated:\n") + open));
  }

  void theKindsTableIsListedForTranslators() {
    for (const model::KindInfo& kind : model::kinds()) {
      QVERIFY2(studio::isListedKindText(kind.title), std::string(kind.title).c_str());
      QVERIFY2(studio::isListedKindText(kind.brief), std::string(kind.brief).c_str());
      QVERIFY2(studio::isListedKindText(kind.help), std::string(kind.help).c_str());
      for (const model::ArgumentInfo& argument : kind.arguments) {
        QVERIFY2(studio::isListedKindText(argument.help), std::string(argument.help).c_str());
      }
    }
  }

  void theWindowSpeaksGerman() {
    test::StudioFixture s;
    QCOMPARE(s.window().actions().open->text(), QStringLiteral("&Open project…"));
    s.studio.languages().choose(QStringLiteral("de"));
    QVERIFY(QTest::qWaitFor(
        [&] { return s.window().actions().open->text() == QStringLiteral("Projekt ö&ffnen …"); }));
    QCOMPARE(studio::kindTitle(model::Kind::Queue), QStringLiteral("Warteschlange"));
    QVERIFY(!s.window().grab().isNull());
    s.studio.languages().choose(QStringLiteral("en"));
    QVERIFY(QTest::qWaitFor(
        [&] { return s.window().actions().open->text() == QStringLiteral("&Open project…"); }));
  }

 private:
  test::IsolatedSettings settings_;
};

QTEST_MAIN(TranslationsTest)
#include "translations_test.moc"
