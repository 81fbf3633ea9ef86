// SPDX-License-Identifier: MIT
#pragma once

#include <string>

/// A word and who looked it up.
struct Phrase {
  std::string text;
  std::string replica;
};

/// How one says hello in a language ("en", "de", "fr", "es"). Throws std::invalid_argument for any other.
Phrase phrasebook(const std::string& language);
