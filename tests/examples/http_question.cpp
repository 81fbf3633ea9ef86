// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/examples/http_question.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>

namespace {

constexpr int patienceMs = 30000;

HttpAnswer ask(int port, const QByteArray& request) {
  QTcpSocket socket;
  socket.connectToHost("127.0.0.1", static_cast<quint16>(port));
  if (!socket.waitForConnected(patienceMs)) return {};
  socket.write(request);
  QByteArray bytes;
  while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(patienceMs)) {
    bytes += socket.readAll();
  }
  bytes += socket.readAll();
  const int head = bytes.indexOf("\r\n\r\n");
  if (head < 0 || !bytes.startsWith("HTTP/1.1 ")) return {};
  return {bytes.mid(9, 3).toInt(), bytes.mid(head + 4)};
}

}  // namespace

QJsonValue HttpAnswer::json() const {
  // In an array, since QJsonDocument takes no bare values.
  return QJsonDocument::fromJson("[" + body + "]").array().first();
}

HttpAnswer httpGet(int port, const QByteArray& path) {
  return ask(port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
}

HttpAnswer httpPost(int port, const QByteArray& path, const QByteArray& body) {
  return ask(port, "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " +
                       "application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
                       body);
}
