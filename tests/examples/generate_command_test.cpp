// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Outcome {
  int exitCode = -1;
  QByteArray output;
  QByteArray errors;
};

Outcome generate(const QStringList& arguments) {
  QProcess process;
  process.start(METAPARTICLE_PROGRAM, QStringList{"generate"} + arguments);
  process.waitForFinished();
  return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void writeFile(const QString& path, const QByteArray& text) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(text);
}

}  // namespace

class GenerateCommandTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    project_ = std::make_unique<QTemporaryDir>();
    writeFile(path("app.cpp"), "[[mp::service]]\nint f(int x) { return x; }\n");
    writeFile(path("helper.cpp"), "int helper() { return 1; }\n");
  }

  void writesWhatChanged() {
    const Outcome first = generate({project_->path(), "-o", path("out")});
    QCOMPARE(first.exitCode, 0);
    QCOMPARE(first.errors, QByteArray());
    QCOMPARE(first.output, "wrote " + path("out/app.glue.cpp").toUtf8() + "\nwrote " +
                               path("out/metaparticle_main.cpp").toUtf8() + "\n");
    const Outcome second = generate({project_->path(), "-o", path("out")});
    QCOMPARE(second.output, "nothing changed in " + path("out").toUtf8() + "\n");
  }

  void keepsItsFilesOutOfTheProjectsWay() {
    QCOMPARE(generate({project_->path()}).exitCode, 0);
    QVERIFY(QFile::exists(path(".metaparticle/glue/app.glue.cpp")));
    QVERIFY(QFile::exists(path(".metaparticle/.gitignore")));
  }

  void listsEverythingAsJson() {
    const Outcome outcome = generate({project_->path(), "-o", path("out"), "--json"});
    QCOMPARE(outcome.exitCode, 0);
    const QJsonObject json = QJsonDocument::fromJson(outcome.output).object();
    QCOMPARE(json["files"], QJsonValue(QJsonArray{"app.glue.cpp", "metaparticle_main.cpp"}));
    QCOMPARE(json["written"], json["files"]);
    QCOMPARE(json["included"], QJsonValue(QJsonArray{"app.cpp"}));
    QCOMPARE(json["compiled"], QJsonValue(QJsonArray{"helper.cpp"}));
    QCOMPARE(json["sources"], QJsonValue(QJsonArray{"app.cpp", "helper.cpp"}));
  }

  void takesOnlyTheSourcesThatAreNamed() {
    writeFile(path("test.cpp"), "int main() {}\n");
    writeFile(path("types.h"), "#pragma once\n#include \"more.h\"\nstruct Request { More x; };\n");
    writeFile(path("more.h"), "#include \"types.h\"\nstruct More { int x; };\n");
    writeFile(path("other.h"), "[[mp::service]]\nvoid other();\n");
    writeFile(path("app.cpp"), "#include \"types.h\"\n[[mp::service]]\nint f(Request x) { return x.x.x; }\n");
    QCOMPARE(generate({project_->path(), "-o", path("out")}).exitCode, 1);
    const Outcome outcome = generate({project_->path(), "-o", path("out"), "--source", "app.cpp", "--json"});
    QCOMPARE(outcome.exitCode, 0);
    const QJsonObject json = QJsonDocument::fromJson(outcome.output).object();
    QCOMPARE(json["sources"], QJsonValue(QJsonArray{"app.cpp", "more.h", "types.h"}));
  }

  void takesASingleFileForAProject() {
    const Outcome outcome = generate({path("app.cpp"), "-o", path("out"), "--json"});
    QCOMPARE(outcome.exitCode, 0);
    const QJsonObject json = QJsonDocument::fromJson(outcome.output).object();
    QCOMPARE(json["sources"], QJsonValue(QJsonArray{"app.cpp"}));
  }

  void printsErrorsAsCompilersDo() {
    writeFile(path("app.cpp"), "[[mp::service]]\nint f(int* x) { return *x; }\n");
    const Outcome outcome = generate({project_->path(), "-o", path("out")});
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.output, QByteArray());
    QVERIFY2(outcome.errors.startsWith(path("app.cpp").toUtf8() + ":2: error: f: parameter 'x'"),
             outcome.errors);
    QVERIFY(!QFile::exists(path("out")));
  }

  void saysWhenThereIsNoSuchProject() {
    const Outcome outcome = generate({path("nowhere")});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.errors.startsWith("error: ") && outcome.errors.contains("nowhere"), outcome.errors);
    const Outcome source = generate({project_->path(), "--source", "nowhere.cpp"});
    QCOMPARE(source.exitCode, 1);
    QVERIFY2(source.errors.startsWith("error: there is no such source (nowhere.cpp)"), source.errors);
  }

 private:
  [[nodiscard]] QString path(const QString& name) const { return project_->filePath(name); }

  std::unique_ptr<QTemporaryDir> project_;
};

QTEST_GUILESS_MAIN(GenerateCommandTest)
#include "generate_command_test.moc"
