// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "codegen/wire_types.h"
#include "codegen/workspace.h"
#include "model/finding.h"
#include "model/graph.h"

namespace metaparticle::codegen {

/// What generated code needs to register one node. All of it is C++ at global scope.
struct GlueRegistration {
  std::string node;  ///< wire name
  model::Kind kind = model::Kind::Service;
  std::string function;                 ///< "&::app::resize", under a static_cast when it is overloaded
  std::vector<std::string> parameters;  ///< their names
  std::string gather;                   ///< of a scatter: as function
  std::string gatherHeader;  ///< header that declares it, relative to the project; "" when the file sees it
  std::int64_t leaves = 0;
  std::int64_t timeoutMs = 0;  ///< 0: none given
};

/// Checks the functions behind nodes and works out their registration.
class GlueRegistrar {
 public:
  /// All must outlive this. Findings are added to `findings`.
  GlueRegistrar(const Workspace& workspace, const TypeScope& scope, std::vector<model::Finding>& findings)
      : workspace_(workspace), scope_(scope), findings_(findings) {}

  /// The registration of a service or a scatter; adds what its types are made of to `types`. Nothing after a
  /// finding.
  std::optional<GlueRegistration> add(const model::Node& node, WireTypes& types);

 private:
  /// The function of a node while it is looked at.
  struct Subject {
    const model::Node& node;
    const Workspace::Located& at;
  };
  bool checkFunction(const Subject& subject);
  std::optional<WireType> parameter(const Subject& subject, const ParameterSyntax& parameter,
                                    WireTypes& types);
  std::optional<WireType> result(const Subject& subject, const Workspace::Located& function,
                                 WireTypes& types);
  std::optional<std::string> addressOf(const Subject& subject, const DeclarationSyntax& function,
                                       const WireType& result, const std::vector<WireType>& parameters);
  bool addTwins(const Subject& subject, WireTypes& types);
  bool addGather(const Subject& subject, WireTypes& types, GlueRegistration& registration);
  std::optional<Workspace::Located> chooseGather(const Subject& subject,
                                                 const std::vector<Workspace::Located>& all);
  std::optional<std::string> headerFor(const Subject& subject,
                                       const std::vector<Workspace::Located>& gathers);
  [[nodiscard]] bool hasError(const model::Node& node) const;
  void report(const Subject& subject, std::string code, std::string message);
  void report(const Subject& subject, const std::string& what, const std::string& typeText,
              const WireProblem& problem);

  const Workspace& workspace_;
  const TypeScope& scope_;
  std::vector<model::Finding>& findings_;
};

}  // namespace metaparticle::codegen
