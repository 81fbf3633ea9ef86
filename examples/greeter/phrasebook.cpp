// SPDX-License-Identifier: MIT
#include "phrasebook.hpp"

#include <metaparticle/metaparticle.hpp>

#include <map>
#include <stdexcept>

[[mp::service(replicas = 2)]]
Phrase phrasebook(const std::string& language) {
  static const std::map<std::string, std::string> hello{
      {"de", "Hallo"}, {"en", "Hello"}, {"es", "Hola"}, {"fr", "Bonjour"}};
  const auto word = hello.find(language);
  if (word == hello.end()) throw std::invalid_argument("no word for hello in \"" + language + "\"");
  return {word->second, mp::replica().name()};
}
