// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mp::runtime {

/// The host of a Host field's value or of a URI's authority: without the port, brackets stay.
std::string_view withoutPort(std::string_view authority);

/// Whether a request for this host may be answered by a server that only this machine reaches: an IP address,
/// "localhost", a name under it (RFC 6761, 6.3), one of `others`, or none at all. Any other name may be that
/// of a web site whose owner gave it an address of this machine (DNS rebinding), and a browser then takes
/// what listens here for a part of that site.
bool isLocalHost(std::string_view host, const std::vector<std::string>& others);

}  // namespace mp::runtime
