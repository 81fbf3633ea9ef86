// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace metaparticle::studio {

/// A declaration as C++ writes it: "Greeting greeter(const Visitor& visitor)" from "greeter" and
/// "Greeting(const Visitor& visitor)", "mp::Queue<Order> orders" from "orders" and "mp::Queue<Order>".
inline QString declarationText(const std::string& name, const std::string& signature) {
  const std::size_t parameters = signature.find('(');
  const std::string type = signature.substr(0, parameters);
  const std::string rest = parameters == std::string::npos ? std::string() : signature.substr(parameters);
  return QString::fromStdString(type.empty() ? name + rest : type + " " + name + rest);
}

}  // namespace metaparticle::studio
