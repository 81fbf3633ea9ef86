// SPDX-License-Identifier: MIT
//
// A replicated service that calls another one. Each answer tells which replicas gave it.
#include <metaparticle/metaparticle.hpp>

#include <string>

#include "phrasebook.hpp"

/// What a request may say; what it leaves out keeps these values.
struct Visitor {
  std::string name = "world";
  std::string language = "en";
};

struct Greeting {
  std::string text;
  std::string replica;     ///< the greeter that answered
  std::string phrasebook;  ///< the phrasebook that it asked
};

[[mp::service(replicas = 3, expose)]]
Greeting greeter(const Visitor& visitor) {
  const Phrase hello = mp::call(phrasebook, visitor.language);
  return {hello.text + ", " + visitor.name + "!", mp::replica().name(), hello.replica};
}
