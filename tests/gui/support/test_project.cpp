// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/support/test_project.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

namespace metaparticle::test {

const char* const smallProgram =
    "#include <metaparticle/metaparticle.hpp>\n"
    "\n"
    "#include <string>\n"
    "\n"
    "struct Order { std::string item; };\n"
    "\n"
    "[[mp::queue(max_deliver = 5)]]\n"
    "inline mp::Queue<Order> orders;\n"
    "\n"
    "[[mp::worker(from = orders)]]\n"
    "void pack(const Order& order) { (void)order; }\n"
    "\n"
    "// Takes orders.\n"
    "[[mp::service(replicas = 2)]]\n"
    "std::string shop(const Order& order) {\n"
    "  orders.push(order);\n"
    "  return order.item;\n"
    "}\n";

TestProject::TestProject(const std::map<std::string, std::string>& files) {
  for (const auto& [file, text] : files) write(file, text);
}

QString TestProject::path(const std::string& file) const {
  return folder_.filePath(QString::fromStdString(file));
}

std::string TestProject::read(const std::string& file) const {
  QFile opened(path(file));
  if (!opened.open(QIODevice::ReadOnly)) return "(cannot be read)";
  return opened.readAll().toStdString();
}

bool TestProject::exists(const std::string& file) const {
  return QFileInfo::exists(path(file));
}

void TestProject::write(const std::string& file, const std::string& text) const {
  QDir().mkpath(QFileInfo(path(file)).absolutePath());
  QFile opened(path(file));
  if (!opened.open(QIODevice::WriteOnly)) qFatal("cannot write %s", file.c_str());
  opened.write(text.data(), static_cast<qint64>(text.size()));
}

void TestProject::replace(const std::string& file, const std::string& text) const {
  write(file + ".new~", text);
  std::filesystem::rename((path(file) + ".new~").toStdString(), path(file).toStdString());
}

void TestProject::remove(const std::string& file) const {
  QFile::remove(path(file));
}

bool openAndRead(studio::Document& document, const QString& path) {
  QSignalSpy read(&document, &studio::Document::graphChanged);
  QSignalSpy opened(&document, &studio::Document::opened);
  document.open(path);
  if (!QTest::qWaitFor([&] { return !document.isOpening(); })) return false;
  if (opened.isEmpty()) return false;
  return QTest::qWaitFor([&] { return !read.isEmpty() && !document.isReading(); });
}

bool settle(const studio::Document& document) {
  return QTest::qWaitFor([&] { return !document.isPlanning() && !document.isReading(); });
}

}  // namespace metaparticle::test
