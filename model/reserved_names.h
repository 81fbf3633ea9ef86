// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "model/edit.h"
#include "model/error.h"

namespace metaparticle::model {

/// Why nothing new can be called `name` in this namespace ("" is the global one), although it is an
/// identifier: what a program's headers bring along has that name. A clause, or "".
std::string_view whyReserved(std::string_view name, std::string_view scope);

/// Whether the function or variable of a new node can be called so, as far as the name itself tells.
Result<void> checkNewName(const AddNode& edit);

}  // namespace metaparticle::model
