// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTranslator>

#include <memory>
#include <vector>

namespace metaparticle::studio {

/// The language of the program: the system's, or the one that the user chose.
class Languages : public QObject {
  Q_OBJECT

 public:
  /// Installs the translators for the language in the settings.
  explicit Languages(QObject* parent = nullptr);
  ~Languages() override;

  struct Language {
    QString code;  ///< "" for the system's
    QString name;  ///< in the language itself
  };
  /// The system's first.
  [[nodiscard]] static std::vector<Language> available();
  [[nodiscard]] QString choice() const { return choice_; }
  /// Keeps the choice in the settings; `changed` follows when it is another one.
  void choose(const QString& code);
  /// For this run only.
  void useOnce(const QString& code);

 signals:
  /// Texts that are made from now on are in another language.
  void changed();

 private:
  void install();
  void add(const QString& file, const QString& folder);

  QString choice_;
  std::vector<std::unique_ptr<QTranslator>> translators_;
};

}  // namespace metaparticle::studio
