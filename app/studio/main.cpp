// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "app/studio/screenshot.h"
#include "app/studio/window/project_flow.h"
#include "app/studio/window/studio.h"

namespace {

using metaparticle::studio::Appearance;
using metaparticle::studio::Studio;

struct Options {
  QCommandLineOption screenshot{QStringLiteral("screenshot"),
                                QStringLiteral("Saves a picture of the window and ends."),
                                QStringLiteral("file")};
  QCommandLineOption size{QStringLiteral("size"), QStringLiteral("Size of the picture."),
                          QStringLiteral("WxH"), QStringLiteral("1600x1000")};
  QCommandLineOption select{QStringLiteral("select"), QStringLiteral("Node that is selected in the picture."),
                            QStringLiteral("node")};
  QCommandLineOption theme{QStringLiteral("theme"),
                           QCoreApplication::translate("main", "Theme for this run: light, dark or system."),
                           QStringLiteral("theme")};
  QCommandLineOption language{QStringLiteral("language"),
                              QCoreApplication::translate("main", "Language for this run, such as de."),
                              QStringLiteral("code")};

  void addTo(QCommandLineParser& parser) {
    for (QCommandLineOption* hidden : {&screenshot, &size, &select}) {
      hidden->setFlags(QCommandLineOption::HiddenFromHelp);
      parser.addOption(*hidden);
    }
    parser.addOption(theme);
    parser.addOption(language);
  }
};

void applyTheme(const QString& word, Appearance& appearance) {
  if (word == QLatin1String("light")) appearance.useOnce(Appearance::Choice::Light);
  if (word == QLatin1String("dark")) appearance.useOnce(Appearance::Choice::Dark);
  if (word == QLatin1String("system")) appearance.useOnce(Appearance::Choice::System);
}

/// What only prints a text needs no screen.
bool onlyPrints(int argc, char** argv) {
  return std::any_of(argv + 1, argv + argc, [](std::string_view word) {
    return word == "--help" || word == "-h" || word == "--help-all" || word == "--version" || word == "-v";
  });
}

/// Qt ends a program that reaches no display, with advice for those who build it.
void sayWhyThereIsNoWindow(QtMsgType type, const QMessageLogContext&, const QString& text) {
  if (type != QtFatalMsg) return;
  const bool display = text.contains(QLatin1String("platform plugin"));
  const QByteArray reason =
      display ? QByteArray(
                    "no display can be reached (set DISPLAY or WAYLAND_DISPLAY; the metaparticle command "
                    "does all of this in a terminal)")
              : text.toLocal8Bit();
  std::fprintf(stderr, "error: %s\n", reason.constData());
  std::_Exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  if (onlyPrints(argc, argv)) qputenv("QT_QPA_PLATFORM", "offscreen");
  const QtMessageHandler usual = qInstallMessageHandler(sayWhyThereIsNoWindow);
  QApplication application(argc, argv);
  qInstallMessageHandler(usual);
  QCoreApplication::setOrganizationName(QStringLiteral("Metaparticle"));
  QCoreApplication::setApplicationName(QStringLiteral("Metaparticle Studio"));
  QCoreApplication::setApplicationVersion(QStringLiteral(METAPARTICLE_VERSION));
  QGuiApplication::setDesktopFileName(QStringLiteral("org.metaparticle.Studio"));

  QCommandLineParser parser;
  Options options;
  parser.setApplicationDescription(
      QCoreApplication::translate("main", "Draws distributed applications that are annotated C++ programs."));
  parser.addHelpOption();
  parser.addVersionOption();
  options.addTo(parser);
  parser.addPositionalArgument(QStringLiteral("project"),
                               QCoreApplication::translate("main", "Folder or C++ file to open."),
                               QStringLiteral("[PROJECT]"));
  parser.process(application);

  Studio studio(parser.value(options.language));
  applyTheme(parser.value(options.theme), studio.appearance());
  const QStringList projects = parser.positionalArguments();
  if (!projects.isEmpty()) studio.document().open(projects.front());
  if (parser.isSet(options.screenshot)) {
    const metaparticle::studio::ScreenshotOptions wanted{
        parser.value(options.screenshot), parser.value(options.size), parser.value(options.select)};
    return metaparticle::studio::takeScreenshot(studio, wanted);
  }
  studio.window().show();
  return QApplication::exec();
}
