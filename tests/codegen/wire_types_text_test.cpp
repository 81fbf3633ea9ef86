// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <string>

#include "codegen/wire_types_text.h"

using metaparticle::codegen::parseType;
using metaparticle::codegen::spell;
using Form = metaparticle::codegen::TypeText::Form;

class WireTypesTextTest : public QObject {
  Q_OBJECT

 private slots:
  void readsAndSpells_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("form");
    QTest::addColumn<QString>("spelled");
    const auto row = [](const char* text, Form form, const char* spelled) {
      QTest::newRow(text) << QString(text) << static_cast<int>(form) << QString(spelled);
    };
    row("int", Form::Named, "int");
    row("long unsigned int", Form::Named, "long unsigned int");
    row("unsigned const long", Form::Named, "const unsigned long");
    row("std :: string", Form::Named, "std::string");
    row("::app::Request", Form::Named, "::app::Request");
    row("struct Request", Form::Named, "Request");
    row("Request const", Form::Named, "const Request");
    row("const Request&", Form::Reference, "const Request&");
    row("Request const &", Form::Reference, "const Request&");
    row("Request&&", Form::RvalueReference, "Request&&");
    row("const char* const", Form::Pointer, "const char* const");
    row("char**", Form::Pointer, "char**");
    row("int Request::*", Form::Pointer, "int*");
    row("std::vector<std::vector<int>>", Form::Named, "std::vector<std::vector<int>>");
    row("std::map<std::string,std::optional<app::X>>", Form::Named,
        "std::map<std::string, std::optional<app::X>>");
    row("std::array<int, 3>", Form::Named, "std::array<int, 3>");
    row("std::array<int, (2 > 1) + size()>", Form::Named, "std::array<int, (2>1)+size()>");
    row("std::vector<>", Form::Named, "std::vector<>");
    row("std::function<void(int, char)>", Form::Named, "std::function<void()>");
    row("void (*)(int)", Form::Function, "void()");
    row("int[3]", Form::Array, "int[]");
    row("unsigned : 3", Form::BitField, "unsigned");
    row("auto", Form::Deduced, "auto");
    row("const decltype(x)&", Form::Reference, "const auto&");
    row("Page<int>::Item", Form::Malformed, "Page<int>");
    row("", Form::Malformed, "");
    row("std::", Form::Malformed, "std::");
    row("std::vector<int", Form::Malformed, "std::vector<int>");
    row("...", Form::Malformed, "");
  }
  void readsAndSpells() {
    QFETCH(QString, text);
    QFETCH(int, form);
    QFETCH(QString, spelled);
    const auto type = parseType(text.toStdString());
    QCOMPARE(static_cast<int>(type.form), form);
    QCOMPARE(QString::fromStdString(spell(type)), spelled);
  }

  void spellsDeepNesting() {
    std::string deep = "int";
    for (int i = 0; i < 60; ++i) deep = "std::vector<" + deep + ">";
    QCOMPARE(spell(parseType(deep)), deep);
  }

  void endsOnAnyText() {
    std::string deep;
    for (int i = 0; i < 10000; ++i) deep += "std::vector<";
    QCOMPARE(static_cast<int>(parseType(deep).form), static_cast<int>(Form::Malformed));
    const std::string alphabet = "a<>(),*&:[] const'\"\\";
    std::uint32_t state = 1;
    for (int round = 0; round < 2000; ++round) {
      std::string text;
      for (int i = 0; i < 40; ++i) {
        state = state * 1664525U + 1013904223U;
        text += alphabet[(state >> 16U) % alphabet.size()];
      }
      spell(parseType(text));
    }
  }
};

QTEST_GUILESS_MAIN(WireTypesTextTest)
#include "wire_types_text_test.moc"
