// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/examples/user_build.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

CommandResult runCommand(const QString& program, const QStringList& arguments) {
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start(program, arguments);
  if (!process.waitForFinished(300000)) return {-1, process.errorString()};
  return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

UserBuild::UserBuild(QString source, QString name, QString package)
    : source_(std::move(source)),
      name_(std::move(name)),
      package_(std::move(package)),
      folder_(QStringLiteral(METAPARTICLE_BUILDS "/") + name_) {}

CommandResult UserBuild::configure() const {
  QStringList arguments{"-S", source_, "-B", folder_, "-G", "Ninja"};
  arguments << "-DMetaparticle_DIR=" + package_;
  arguments << QStringLiteral("-DCMAKE_CXX_COMPILER=" METAPARTICLE_CXX);
  arguments << "-DCMAKE_BUILD_TYPE=Debug";
  arguments << "-DCMAKE_CXX_FLAGS=-Wall -Wextra -Wpedantic -Wshadow -Werror";
  if (!QStandardPaths::findExecutable("ccache").isEmpty())
    arguments << "-DCMAKE_CXX_COMPILER_LAUNCHER=ccache";
  return runCommand("cmake", arguments);
}

CommandResult UserBuild::build() const {
  return runCommand("cmake", {"--build", folder_, "--parallel", "2"});
}

QString UserBuild::executable() const {
  QFile file(folder_ + "/metaparticle-application.json");
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QJsonObject application = QJsonDocument::fromJson(file.readAll()).object();
  return application["name"].toString() == name_ ? application["executable"].toString() : QString();
}

QStringList UserBuild::generated() const {
  const QDir folder(folder_ + "/" + name_ + ".metaparticle");
  QStringList paths;
  for (const QString& name : folder.entryList({"*.cpp"}, QDir::Files)) paths << folder.filePath(name);
  return paths;
}
