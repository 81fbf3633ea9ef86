// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>

/// The answer to one HTTP request; status 0 when there was none.
struct HttpAnswer {
  int status = 0;
  QByteArray body;
  [[nodiscard]] QJsonValue json() const;
};

/// Asks a server on this machine over a connection of its own and waits for the answer.
HttpAnswer httpGet(int port, const QByteArray& path);
HttpAnswer httpPost(int port, const QByteArray& path, const QByteArray& body);
