// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/support/fatal_logger.h"

#include <QMutex>
#include <QtGlobal>

#include <cstdio>

namespace metaparticle::test {
namespace {

QMutex mutex;
QStringList messages;
QtMessageHandler former = nullptr;

/// What the offscreen platform says about itself is not about this program.
bool isAboutThePlatform(const QString& message) {
  return message.startsWith(QLatin1String("This plugin does not support"));
}

void record(QtMsgType type, const QMessageLogContext& context, const QString& message) {
  if (isAboutThePlatform(message)) return;
  if (type != QtDebugMsg && type != QtInfoMsg) {
    const QMutexLocker lock(&mutex);
    messages.append(message);
  }
  if (former) former(type, context, message);
}

}  // namespace

FatalLogger::~FatalLogger() {
  former = nullptr;
}

void FatalLogger::start() {
  const QtMessageHandler before = qInstallMessageHandler(record);
  if (before != record) former = before;
}

QString FatalLogger::take() {
  const QMutexLocker lock(&mutex);
  const QString all = messages.join(QLatin1Char('\n'));
  messages.clear();
  return all;
}

}  // namespace metaparticle::test
