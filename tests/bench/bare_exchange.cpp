// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bare_exchange.h"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <cstdio>
#include <optional>
#include <stdexcept>

namespace metaparticle::bench {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using Socket = asio::basic_stream_socket<tcp, asio::io_context::executor_type>;
using Acceptor = asio::basic_socket_acceptor<tcp, asio::io_context::executor_type>;

// Beast reads no more at once than the buffer has room for, and begins with 512 bytes.
constexpr std::size_t kBufferSize = std::size_t{32} << 10U;

class Session : public std::enable_shared_from_this<Session> {
 public:
  explicit Session(Socket socket) : socket_(std::move(socket)) {
    socket_.set_option(tcp::no_delay(true));
    buffer_.reserve(kBufferSize);
  }

  void read() {
    parser_.emplace();
    http::async_read(socket_, buffer_, *parser_,
                     [self = shared_from_this()](beast::error_code error, std::size_t) {
                       if (!error) self->answer();
                     });
  }

 private:
  void answer() {
    auto request = parser_->release();
    response_ = {http::status::ok, request.version()};
    response_.set(http::field::content_type, "application/json");
    response_.keep_alive(request.keep_alive());
    response_.body() = std::move(request.body());
    response_.prepare_payload();
    http::async_write(socket_, response_, [self = shared_from_this()](beast::error_code error, std::size_t) {
      if (!error) self->read();
    });
  }

  Socket socket_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  http::response<http::string_body> response_;
};

void accept(Acceptor& acceptor) {
  acceptor.async_accept([&acceptor](beast::error_code error, Socket socket) {
    if (!error) std::make_shared<Session>(std::move(socket))->read();
    accept(acceptor);
  });
}

}  // namespace

int runBareServer() {
  asio::io_context context(1);
  Acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
  accept(acceptor);
  std::printf("listens on 127.0.0.1:%d\n", acceptor.local_endpoint().port());
  std::fflush(stdout);
  context.run();
  return 0;
}

struct BareClient::State {
  asio::io_context context{1};
  Socket socket{context};
  beast::flat_buffer buffer;
  http::request<http::string_body> request{http::verb::post, "/", 11};
};

BareClient::BareClient(int port) : state_(std::make_unique<State>()) {
  state_->socket.connect({asio::ip::address_v4::loopback(), static_cast<std::uint16_t>(port)});
  state_->socket.set_option(tcp::no_delay(true));
  state_->buffer.reserve(kBufferSize);
  state_->request.set(http::field::host, "127.0.0.1");
  state_->request.set(http::field::content_type, "application/json");
}

BareClient::~BareClient() = default;

std::size_t BareClient::exchange(const std::string& body) {
  if (state_->request.body() != body) {
    state_->request.body() = body;
    state_->request.prepare_payload();
  }
  http::write(state_->socket, state_->request);
  http::response<http::string_body> response;
  http::read(state_->socket, state_->buffer, response);
  if (response.result() != http::status::ok) throw std::runtime_error("the bare server did not answer 200");
  return response.body().size();
}

}  // namespace metaparticle::bench
