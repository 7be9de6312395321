// SPDX-License-Identifier: GPL-2.0-or-later
// The one file that includes Beast and Asio. Beast's parser decides what HTTP is, but only its
// header half runs: the body is Content-Length bytes that we read ourselves, so chunks and trailers
// have no code here at all.
//
// g++ 12 miscompiles lambdas with captures, braced temporaries and ?: inside a co_await expression:
// keep them off those lines, and coroutines short.
#include "search/http/server.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_suffix.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <chrono>
#include <csignal>
#include <functional>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <unordered_set>
#include <utility>

#include "search/http/listen_fault.h"
#include "search/http/rules.h"
#include "search/http/text.h"
#include "search/http/wire.h"

namespace attune::http {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using Strand = net::strand<net::io_context::executor_type>;
using Socket = net::basic_stream_socket<net::ip::tcp, Strand>;
using Acceptor = net::basic_socket_acceptor<net::ip::tcp, Strand>;
using Timer = net::basic_waitable_timer<Clock, net::wait_traits<Clock>, Strand>;
using Signals = net::basic_signal_set<Strand>;
template <class T>
using Awaitable = net::awaitable<T, Strand>;

/// Gives error codes as values: a peer that goes away is no exception.
constexpr net::as_tuple_t<net::use_awaitable_t<Strand>> kAwait;

constexpr std::size_t kBodyStep = 16'384;       ///< a declared length alone must not cost memory
constexpr std::size_t kDrainBytes = 1'048'576;  ///< forgotten after a refusal, so that it arrives
constexpr std::chrono::seconds kDrainTime{2};
constexpr std::chrono::seconds kGrace{5};  ///< after stop(), for a request that has begun
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

/// Beast's grammar for the header, without its container: what we look at is noted as views into
/// `buffer`, and nothing is copied or allocated. `buffer` must stay where it is until the request
/// is answered.
class HeadParser : public beast::http::basic_parser<true> {
 public:
  HeadParser(const std::vector<char>& buffer, std::size_t header_bytes) : buffer_(buffer) {
    header_limit(static_cast<std::uint32_t>(header_bytes));
    body_limit(boost::none);  // rules.h decides, by route
  }
  Head head;

 private:
  using Verb = beast::http::verb;
  using Name = beast::http::field;
  using Text = beast::string_view;

  void on_request_impl(Verb, Text method, Text target, int version, error_code&) override {
    head.http11 = version == 11;
    head.method = view(method);
    head.target = view(target);
  }
  void on_field_impl(Name name, Text, Text text, error_code&) override;
  void on_header_impl(error_code&) override {}
  void on_finish_impl(error_code&) override {}

  // Never called: put() stops after the header, and there are no responses.
  void on_response_impl(int, Text, int, error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(Text, error_code&) override { return 0; }
  void on_chunk_header_impl(std::uint64_t, Text, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, Text, error_code&) override { return 0; }

  /// Beast joins folded lines in a buffer of its own that is gone after the call.
  [[nodiscard]] bool is_ours(std::string_view value) const {
    const std::less_equal<> not_after;
    return not_after(buffer_.data(), value.data()) &&
           not_after(value.data() + value.size(), buffer_.data() + buffer_.size());
  }

  const std::vector<char>& buffer_;
};

void HeadParser::on_field_impl(Name name, Text, Text text, error_code&) {
  const std::string_view value = view(text);
  if (!value.empty() && !is_ours(value)) {
    head.folded = true;
    return;
  }
  if (name == Name::host) head.host.note(value);
  if (name == Name::origin) head.origin.note(value);
  if (name == Name::expect) head.expect.note(value);
  if (name == Name::content_type) head.content_type.note(value);
  if (name == Name::content_length) head.content_length.note(value);
  if (name == Name::if_none_match) head.if_none_match.note(value);
  if (name == Name::accept_language) head.accept_language.note(value);
  if (name == Name::accept_encoding) head.accepts_gzip = head.accepts_gzip || takes_gzip(value);
  if (name == Name::transfer_encoding) head.transfer_encoding = true;
}

class Connection;

/// What all connections look at.
struct House {
  House(Application asked, const Limits& bounds) : application(std::move(asked)), limits(bounds) {}

  Application application;
  Limits limits;
  Hosts hosts{{}, 0};
  std::atomic<bool> stopping = false;
  std::mutex mutex;
  std::unordered_set<Connection*> open;  ///< guarded by `mutex`

  /// Not those that are being destroyed.
  [[nodiscard]] std::vector<std::shared_ptr<Connection>> all_open();
  [[nodiscard]] bool has_room() {
    const std::lock_guard lock(mutex);
    return open.size() < limits.connections;
  }
  [[nodiscard]] Response refuse(const Refusal& refusal) const {
    Response response = application.problem(refusal.status, refusal.code, refusal.detail);
    if (refusal.status == 405) response.allow = kMethods;
    return response;
  }
};

/// Shared by two that may outlive each other on its strand: the coroutine that serves it and its
/// pending deadline.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Socket socket, House& house);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  static void start(std::shared_ptr<Connection> connection);

  /// On its strand: closes now when no request has begun, else leaves it a moment to finish.
  void stop();
  [[nodiscard]] Strand strand() { return socket_.get_executor(); }

 private:
  enum class Reading : std::uint8_t { Complete, Faulty, Gone };
  enum class Next : std::uint8_t { Request, Drain, Close };

  static Awaitable<void> serve(std::shared_ptr<Connection> self);
  Awaitable<Next> answer_one();
  Awaitable<Reading> read_head(HeadParser& parser);
  Awaitable<Reading> read_body(Request& request, const Admission& admission);
  Awaitable<bool> write(const Response& response, Method method, Ending ending);
  Awaitable<void> drain();

  Reading parse(HeadParser& parser);
  Response handle(const Request& request) const;

  /// Whatever it is doing `duration` from now, it is then closed.
  void allow(Clock::duration duration) { deadline_ = Clock::now() + duration; }
  void watch();
  void close();

  Socket socket_;
  Timer timer_;
  House& house_;
  const std::chrono::seconds patience_;
  Clock::time_point deadline_;
  std::vector<char> buffer_;  ///< twice the header limit, never moved while a request is in work
  std::size_t parsed_ = 0;    ///< buffer_[0, parsed_) has been taken by the request in work
  std::size_t filled_ = 0;    ///< buffer_[parsed_, filled_) has been read and waits
  const Refusal* fault_ = nullptr;  ///< after Reading::Faulty
  bool idle_ = true;                ///< waiting for the first byte of a request
  std::string wire_;                ///< head of the answer; kept for its capacity
};

Connection::Connection(Socket socket, House& house)
    : socket_(std::move(socket)),
      timer_(socket_.get_executor()),
      house_(house),
      patience_(house.limits.deadline_seconds),
      buffer_(2 * house.limits.header_bytes) {
  const std::lock_guard lock(house_.mutex);
  house_.open.insert(this);
}

Connection::~Connection() {
  const std::lock_guard lock(house_.mutex);
  house_.open.erase(this);
}

std::vector<std::shared_ptr<Connection>> House::all_open() {
  std::vector<std::shared_ptr<Connection>> found;
  const std::lock_guard lock(mutex);
  for (Connection* connection : open) {
    if (auto alive = connection->weak_from_this().lock()) found.push_back(std::move(alive));
  }
  return found;
}

void Connection::start(std::shared_ptr<Connection> connection) {
  error_code ignored;
  connection->socket_.set_option(net::ip::tcp::no_delay(true), ignored);
  connection->socket_.non_blocking(true, ignored);  // for write_some; awaiting works all the same
  const Strand strand = connection->strand();
  net::co_spawn(strand, serve(std::move(connection)), net::detached);
}

void Connection::stop() {
  if (idle_) {
    close();
  } else {
    deadline_ = std::min(deadline_, Clock::now() + kGrace);
    watch();
  }
}

/// One wait for many requests: each only moves deadline_, and the timer looks at it when it goes
/// off.
void Connection::watch() {
  if (!socket_.is_open()) return;  // closed in the meantime: nothing to keep alive
  timer_.expires_at(deadline_);
  timer_.async_wait([self = shared_from_this()](error_code aborted) {
    if (aborted) return;
    if (Clock::now() >= self->deadline_) {
      self->close();
    } else {
      self->watch();
    }
  });
}

void Connection::close() {
  error_code ignored;
  timer_.cancel();
  socket_.close(ignored);
}

Awaitable<void> Connection::serve(std::shared_ptr<Connection> self) {
  self->allow(self->patience_);
  self->watch();
  Next next = Next::Request;
  while (next == Next::Request) next = co_await self->answer_one();
  if (next == Next::Drain) co_await self->drain();
  self->close();
}

Awaitable<Connection::Next> Connection::answer_one() {
  HeadParser parser(buffer_, house_.limits.header_bytes);
  Request request;
  Admission admission;
  Reading reading = co_await read_head(parser);
  if (reading == Reading::Gone) co_return Next::Close;
  if (reading == Reading::Complete) {
    admission = admit(parser.head, house_.hosts, house_.application, request);
    fault_ = admission.refusal;
    if (admission.body_bytes > 0) reading = co_await read_body(request, admission);
    if (reading == Reading::Gone) co_return Next::Close;
  }
  const Response response = fault_ == nullptr ? handle(request) : house_.refuse(*fault_);
  const bool lasts = fault_ == nullptr && admission.keeps_open && parser.keep_alive();
  const Ending ending = lasts && !house_.stopping ? Ending::KeepOpen : Ending::Close;
  const bool written = co_await write(response, request.method, ending);
  if (!written) co_return Next::Close;
  if (ending == Ending::KeepOpen) co_return Next::Request;
  co_return Next::Drain;
}

Awaitable<Connection::Reading> Connection::read_head(HeadParser& parser) {
  std::copy(buffer_.data() + parsed_, buffer_.data() + filled_, buffer_.data());
  filled_ -= parsed_;
  parsed_ = 0;
  allow(patience_);
  while (true) {
    const Reading reading = parse(parser);
    if (reading != Reading::Gone) co_return reading;
    idle_ = filled_ == 0;
    if (idle_ && house_.stopping) co_return Reading::Gone;
    const net::mutable_buffer room(buffer_.data() + filled_, buffer_.size() - filled_);
    const auto [failed, count] = co_await socket_.async_read_some(room, kAwait);
    if (failed) co_return Reading::Gone;
    if (idle_) allow(patience_);  // the whole request has this long from its first byte
    idle_ = false;
    filled_ += count;
  }
}

/// Gone means here: not all there yet.
Connection::Reading Connection::parse(HeadParser& parser) {
  const std::size_t limit = house_.limits.header_bytes;
  error_code fault;
  if (filled_ > parsed_) {
    parsed_ += parser.put(net::const_buffer(buffer_.data() + parsed_, filled_ - parsed_), fault);
  }
  fault_ = nullptr;
  if (parser.is_header_done()) {
    if (parsed_ > limit) fault_ = &kHeaderTooLarge;  // Beast counts from where it last stopped
  } else if (fault == beast::http::error::header_limit || filled_ >= limit) {
    fault_ = &kHeaderTooLarge;
  } else if (fault && fault != beast::http::error::need_more) {
    fault_ = &kMalformed;
  } else {
    return Reading::Gone;
  }
  return fault_ == nullptr ? Reading::Complete : Reading::Faulty;
}

Awaitable<Connection::Reading> Connection::read_body(Request& request, const Admission& admission) {
  std::string& body = request.body;
  const std::uint64_t length = admission.body_bytes;
  body.assign(buffer_.data() + parsed_, std::min<std::uint64_t>(length, filled_ - parsed_));
  parsed_ += body.size();
  if (admission.expects_continue && body.empty()) {
    const net::const_buffer go_on(kContinue.data(), kContinue.size());
    const auto [failed, count] = co_await net::async_write(socket_, go_on, kAwait);
    if (failed) co_return Reading::Gone;
  }
  while (body.size() < length) {
    const std::size_t have = body.size();
    body.resize(std::min<std::uint64_t>(length, have + kBodyStep));
    const net::mutable_buffer room(body.data() + have, body.size() - have);
    const auto [failed, count] = co_await socket_.async_read_some(room, kAwait);
    if (failed) co_return Reading::Gone;
    body.resize(have + count);
  }
  if (!valid_utf8(body)) fault_ = &kBodyNotUtf8;
  co_return fault_ == nullptr ? Reading::Complete : Reading::Faulty;
}

/// Handlers must not throw; should one do so all the same, one request fails and not the house.
Response Connection::handle(const Request& request) const {
  try {
    Response response = house_.application.handle(request);
    if (is_sendable(response)) return response;
  } catch (const std::exception&) {
  }
  return house_.refuse(kInternal);
}

Awaitable<bool> Connection::write(const Response& response, Method method, Ending ending) {
  wire_.clear();
  append_head(wire_, response, ending);
  const std::string_view body = method == Method::Head ? std::string_view() : body_of(response);
  const std::array<net::const_buffer, 2> pieces{net::const_buffer(wire_.data(), wire_.size()),
                                                net::const_buffer(body.data(), body.size())};
  // Nearly always the kernel takes all of it at once, and nothing needs to wait.
  error_code failed;
  const std::size_t sent = socket_.write_some(pieces, failed);
  if (!failed && sent == wire_.size() + body.size()) co_return true;
  if (failed && failed != net::error::would_block) co_return false;
  beast::buffers_suffix<std::array<net::const_buffer, 2>> rest(pieces);
  rest.consume(sent);
  const auto [broken, count] = co_await net::async_write(socket_, rest, kAwait);
  co_return !broken;
}

/// Closing while bytes are on their way to us would reset the connection and take our last answer
/// with it: say that we are done, and read on for a moment.
Awaitable<void> Connection::drain() {
  error_code failed;
  socket_.shutdown(net::ip::tcp::socket::shutdown_send, failed);
  deadline_ = std::min(deadline_, Clock::now() + kDrainTime);
  watch();
  const net::mutable_buffer room(buffer_.data(), buffer_.size());
  std::size_t forgotten = 0;
  while (!failed && forgotten < kDrainBytes) {
    const auto [ended, count] = co_await socket_.async_read_some(room, kAwait);
    failed = ended;
    forgotten += count;
  }
}

Acceptor listen(const Strand& strand, const Options& options) {
  Acceptor acceptor(strand);
  error_code failed;
  const net::ip::address address = net::ip::make_address(options.address, failed);
  const net::ip::tcp::endpoint endpoint(address, options.port);
  if (!failed) acceptor.open(endpoint.protocol(), failed);
  if (!failed) acceptor.set_option(net::socket_base::reuse_address(true), failed);
  if (!failed) acceptor.bind(endpoint, failed);
  if (!failed) acceptor.listen(net::socket_base::max_listen_connections, failed);
  if (!failed) return acceptor;
  throw std::runtime_error(listen_fault(options.address, options.port, failed));
}

}  // namespace

/// `house` comes first to go last: connections end with `io`, and sign off there.
struct Server::Impl {
  Impl(const Options& options, Application application)
      : house(std::move(application), options.limits),
        threads(std::max(1U, options.threads)),
        io(static_cast<int>(threads)),
        strand(net::make_strand(io)),
        acceptor(listen(strand, options)),
        signals(strand),
        pause(strand),
        port(acceptor.local_endpoint().port()) {
    house.hosts = Hosts(options.allowed_hosts, port);
  }

  Awaitable<void> accept_all();
  void stop_now();

  House house;
  unsigned threads;
  net::io_context io;
  Strand strand;  ///< of the acceptor, the signals and `pause`
  Acceptor acceptor;
  Signals signals;
  Timer pause;
  std::uint16_t port;
};

Awaitable<void> Server::Impl::accept_all() {
  constexpr std::chrono::milliseconds kPause{50};
  while (!house.stopping) {
    const Strand own = net::make_strand(io);
    auto [failed, socket] = co_await acceptor.async_accept(own, kAwait);
    if (failed == net::error::operation_aborted) co_return;
    if (failed) {  // too many open files, or a peer that gave up: try again in a moment
      pause.expires_after(kPause);
      co_await pause.async_wait(kAwait);
    } else if (house.has_room()) {
      Connection::start(std::make_shared<Connection>(std::move(socket), house));
    }
  }
}

/// On `strand`.
void Server::Impl::stop_now() {
  error_code ignored;
  house.stopping = true;
  acceptor.close(ignored);
  pause.cancel();
  signals.clear(ignored);  // the next signal has its usual effect
  signals.cancel(ignored);
  for (const std::shared_ptr<Connection>& connection : house.all_open()) {
    net::post(connection->strand(), [connection] { connection->stop(); });
  }
}

Server::Server(const Options& options, Application application)
    : impl_(std::make_unique<Impl>(options, std::move(application))) {
  net::co_spawn(impl_->strand, impl_->accept_all(), net::detached);
  if (!options.stop_on_signals) return;
  impl_->signals.add(SIGINT);
  impl_->signals.add(SIGTERM);
  impl_->signals.async_wait([impl = impl_.get()](error_code aborted, int) {
    if (!aborted) impl->stop_now();
  });
}

Server::~Server() = default;

std::uint16_t Server::port() const {
  return impl_->port;
}

void Server::run() {
  std::vector<std::jthread> helpers;
  for (unsigned i = 1; i < impl_->threads; ++i) {
    helpers.emplace_back([this] { impl_->io.run(); });
  }
  impl_->io.run();
}

void Server::stop() {
  net::post(impl_->strand, [impl = impl_.get()] { impl->stop_now(); });
}

}  // namespace attune::http
