// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/command_line.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

namespace metaparticle::tests {

namespace {

constexpr auto shopHeader = R"(#pragma once
#include <metaparticle/metaparticle.hpp>

namespace shop {
struct Order {
  std::string user;
  int count = 0;
};

[[mp::queue]]
inline mp::Queue<Order> orders;

[[mp::service]]
std::string stock(const std::string& item);

std::string depot(const std::string& item);
}  // namespace shop
)";

constexpr auto shopSource = R"(#include "shop.hpp"

namespace shop {

[[mp::service(replicas = 2,  // two are enough
              expose)]]
std::string front(const Order& order) {
  orders.push(order);
  return mp::call(stock, order.user);
}

std::string stock(const std::string& item) { return item; }

std::string depot(const std::string& item) { return item; }

[[mp::worker(from = orders)]]
void pack(const Order& order) { static_cast<void>(order); }

}  // namespace shop
)";

}  // namespace

CommandLine::CommandLine() {
  write("shop/shop.hpp", shopHeader);
  write("shop/shop.cpp", shopSource);
}

Outcome CommandLine::runIn(const QString& folder, const QStringList& words) const {
  return runProgram(METAPARTICLE_PROGRAM, words, folder);
}

Outcome CommandLine::runProgram(const QString& program, const QStringList& words, const QString& folder,
                                const QByteArray& input) const {
  QProcess process;
  process.setWorkingDirectory(folder_.filePath(folder));
  process.start(program, words);
  process.write(input);
  process.closeWriteChannel();
  Outcome outcome;
  if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit) return outcome;
  outcome.status = process.exitCode();
  outcome.output = QString::fromUtf8(process.readAllStandardOutput());
  outcome.errors = QString::fromUtf8(process.readAllStandardError());
  return outcome;
}

void CommandLine::write(const QString& file, const QByteArray& text) const {
  QDir().mkpath(QFileInfo(path(file)).path());
  QFile target(path(file));
  if (!target.open(QIODevice::WriteOnly) || target.write(text) != text.size())
    qFatal("cannot write a test's file");
}

QByteArray CommandLine::read(const QString& file) const {
  QFile source(path(file));
  return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray("(no file)");
}

QMap<QString, QByteArray> CommandLine::files(const QString& folder) const {
  QMap<QString, QByteArray> found;
  QDirIterator iterator(path(folder), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
  while (iterator.hasNext()) {
    const QString relative = QDir(path(folder)).relativeFilePath(iterator.next());
    found[relative] = read(folder + "/" + relative);
  }
  return found;
}

void CommandLine::copyFolder(const QString& from, const QString& to) const {
  const QMap<QString, QByteArray> all = files(from);
  for (auto file = all.begin(); file != all.end(); ++file) write(to + "/" + file.key(), file.value());
}

}  // namespace metaparticle::tests
