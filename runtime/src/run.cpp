// SPDX-License-Identifier: MIT
//
// main of an application: one replica in its role.
#include <sys/resource.h>
#include <unistd.h>

#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <cstdio>
#include <cstring>

#include "runtime/src/client/exchange.h"
#include "runtime/src/context.h"
#include "runtime/src/describe.h"
#include "runtime/src/roles/role.h"
#include "runtime/src/server/server.h"
#include "runtime/src/settings.h"

namespace mp::runtime {

namespace {

// Exit statuses; see docs/contracts.md.
constexpr int kUsage = 2;
constexpr int kCannotBind = 98;

int complain(int status, const std::string& message) {
  std::fprintf(stderr, "metaparticle: %s\n", message.c_str());
  return status;
}

/// Each connection is an open file; the usual soft limit is for programs that use select.
void raiseFileLimit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

/// SIGTERM and SIGINT drain; the second one ends the process at once.
class StopSignals {
 public:
  StopSignals(boost::asio::io_context& io, Server& server) : signals_(io, SIGTERM, SIGINT), server_(server) {
    wait();
  }

 private:
  void wait() {
    signals_.async_wait([this](boost::system::error_code error, int signal) {
      if (error) return;
      if (stopping_) ::_exit(128 + signal);
      stopping_ = true;
      server_.drain();
      wait();
    });
  }

  boost::asio::signal_set signals_;
  Server& server_;
  bool stopping_ = false;
};

int serve(const Role& role, const Settings& settings) {
  Directory* const topology = directory();
  if (role.kind == Role::Kind::front && !topology) {
    return complain(kUsage, "a front needs MP_TOPOLOGY, the file that says where the replicas are");
  }
  if (topology && !topology->problem().empty()) complain(0, topology->problem());
  Crew crew(settings.loops, settings.limits.connections);
  RoleHandler handler(role, crew, topology);
  Server server(crew, handler.handler(), settings.limits);
  if (const std::string problem = server.listen(settings.host, settings.port); !problem.empty()) {
    const std::string address = settings.host + ":" + std::to_string(settings.port);
    return complain(kCannotBind, replica().name() + " cannot listen on " + address + ": " + problem);
  }
  crew.start();
  StopSignals signals(crew.loops().front()->io(), server);
  server.start();
  std::printf("metaparticle: %s listens on %s:%d\n", replica().name().c_str(), settings.host.c_str(),
              server.port());
  std::fflush(stdout);
  if (!server.waitDrained(settings.drain)) {
    complain(0, replica().name() + " ends although requests are still under way: MP_DRAIN_MS has passed");
    std::fflush(nullptr);
    ::_exit(0);  // their threads cannot be stopped
  }
  crew.stop();
  return 0;
}

int start(const char* application, const char* program) {
  std::string problem;
  const auto settings = readSettings(problem);
  if (!settings) return complain(kUsage, problem);
  if (settings->role.empty()) {
    std::fputs(describeAsText(application, program).c_str(), stderr);
    return kUsage;
  }
  const auto role = parseRole(settings->role);
  if (!role) {
    return complain(kUsage, "MP_ROLE is \"" + settings->role + "\", which is no role of " + application +
                                "; run it without MP_ROLE to see them");
  }
  setReplica({role->node->name, toString(role->kind), settings->index});
  Exchange::setAnswerLimit(settings->answer);
  raiseFileLimit();
  std::signal(SIGPIPE, SIG_IGN);
  return serve(*role, *settings);
}

}  // namespace

}  // namespace mp::runtime

namespace mp::glue {

int run(const char* application, int argc, char** argv) {
  const std::string& problem = runtime::Registry::instance().problem();
  if (!problem.empty()) return runtime::complain(runtime::kUsage, problem);
  if (argc > 1 && std::strcmp(argv[1], "--describe") == 0) {
    std::puts(runtime::describeAsJson(application).c_str());
    return 0;
  }
  return runtime::start(application, argc > 0 ? argv[0] : application);
}

}  // namespace mp::glue
