"""TLS: handshakes that succeed and fail, data, flow control, and how either side ends. Both sides run on the loop."""

import asyncio
import atexit
import functools
import pathlib
import shutil
import socket
import ssl
import subprocess
import tempfile

from .connections import MUCH, BufferedRecorder, Recorder, error, fails, run_with_handler, tcp_pair, until
from .readers import passes
from .stage import scenario
from .streams import attempt


@functools.cache
def certificate():
    """The path of a certificate for localhost and its key, made anew by each recording."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    path = pathlib.Path(folder, "certificate.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", path, "-out", path],
        check=True, capture_output=True)
    return path


def server_tls():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate())
    return context


def client_tls(trusts=True):
    return ssl.create_default_context(cafile=certificate() if trusts else None)


def named(log, name):
    return lambda event: log(f"{name} {event}")


def only_lost(log, name):
    """Whether it is paused, or how it is lost, depends on what the system takes."""
    return lambda event: log(f"{name} lost") if event.startswith("lost") else None


class Sides:
    """A server with one client, and what says what happens to each."""

    def __init__(self, log, server=None, client=None):
        self.server = server or Recorder(named(log, "server"))
        self.client = client or Recorder(named(log, "client"))


def run_tls(log, body, server=None, client=None, **options):
    """Connects, runs the body, and waits until both sides are lost."""

    async def main(loop):
        sides = Sides(log, server, client)
        listener = await loop.create_server(lambda: sides.server, "127.0.0.1", 0, ssl=server_tls())
        await settled(loop.create_connection(
            lambda: sides.client, *listener.sockets[0].getsockname(), ssl=client_tls(), server_hostname="localhost", **options))
        await until(lambda: sides.server.transport)
        await body(sides)
        for side in (sides.server, sides.client):
            if not side.lost:
                side.transport.abort()
                await until(lambda: side.lost)
        listener.close()

    run_with_handler(log, main)


def run_plain(log, body, server=None, client=None):
    """A connection without TLS, both sides with a recorder."""

    async def main(loop):
        sides = Sides(log, server, client)
        with tcp_pair() as (left, right):
            await loop.create_connection(lambda: sides.server, sock=left)
            await loop.create_connection(lambda: sides.client, sock=right)
            await body(loop, sides)
            for side in (sides.server, sides.client):
                if not side.lost:
                    side.transport.abort()
                    await until(lambda: side.lost)

    run_with_handler(log, main)


async def settled(awaitable):
    """Awaits it without letting the clock jump."""
    task = asyncio.ensure_future(awaitable)
    await until(task.done)
    return task.result()


async def failure(log, name, awaitable):
    try:
        await settled(awaitable)
        log(f"{name} succeeds")
    except OSError as e:
        log(f"{name} fails: {error(e)}")


@scenario
def data_over_tls_both_ways(log):
    async def body(sides):
        sides.client.transport.write(b"hello")
        await until(lambda: sides.server.received)
        sides.server.transport.writelines([b"good", b"bye"])
        await until(lambda: sides.client.received)
        log(sides.client.transport.get_extra_info("peercert") is not None)
        log(bool(sides.server.transport.get_extra_info("peercert")))
        log(sides.client.transport.get_extra_info("cipher") is not None)
        log(sides.client.transport.get_extra_info("compression"))
        log(sides.client.transport.get_extra_info("ssl_object") is not None)
        log(sides.client.transport.get_extra_info("sockname") == sides.server.transport.get_extra_info("peername"))

    run_tls(log, body)


@scenario
def a_client_closes_over_tls(log):
    async def body(sides):
        log(sides.client.transport.is_closing())
        sides.client.transport.close()
        log(sides.client.transport.is_closing())
        sides.client.transport.write(b"lost")
        sides.client.transport.close()
        await until(lambda: sides.server.lost and sides.client.lost)

    run_tls(log, body)


@scenario
def a_server_closes_over_tls(log):
    async def body(sides):
        sides.server.transport.close()
        await until(lambda: sides.server.lost and sides.client.lost)

    run_tls(log, body)


@scenario
def data_that_is_left_is_sent_before_the_end_of_tls(log):
    async def body(sides):
        sides.client.transport.write(bytes(MUCH))
        sides.client.transport.close()
        await until(lambda: sides.server.lost and sides.client.lost)
        log(len(sides.server.received))

    run_tls(log, body, server=Recorder(named(log, "server"), quiet=True), client=Recorder(only_lost(log, "client")))


@scenario
def no_half_of_a_connection_ends_over_tls(log):
    async def body(sides):
        log(sides.client.transport.can_write_eof())
        try:
            sides.client.transport.write_eof()
        except NotImplementedError:
            log("refused")
        sides.client.transport.write(b"still")
        await until(lambda: sides.server.received)

    run_tls(log, body)


@scenario
def an_end_without_the_end_of_tls(log):
    async def body(sides):
        sides.client.transport.get_extra_info("socket").shutdown(socket.SHUT_WR)
        await until(lambda: sides.server.lost)

    run_tls(log, body)


@scenario
def a_protocol_that_would_keep_half_of_a_connection_over_tls(log):
    async def body(sides):
        sides.client.transport.close()
        await until(lambda: sides.server.lost and sides.client.lost)

    run_tls(log, body, server=Recorder(named(log, "server"), keeps_open=True))


@scenario
def an_abort_over_tls(log):
    async def body(sides):
        sides.server.transport.write(b"first")
        await until(lambda: sides.client.received)
        sides.client.transport.abort()
        log(sides.client.transport.is_closing())
        sides.client.transport.abort()
        await until(lambda: sides.server.lost and sides.client.lost)

    run_tls(log, body)


@scenario
def a_pause_over_tls(log):
    async def body(sides):
        log(sides.server.transport.is_reading())
        sides.server.transport.pause_reading()
        log(sides.server.transport.is_reading())
        sides.client.transport.write(b"hello")
        await passes(5)
        log(len(sides.server.received))
        sides.server.transport.resume_reading()
        log("resumed")
        await until(lambda: sides.server.received)
        sides.server.transport.pause_reading()
        sides.client.transport.close()
        await passes(10)
        log(f"lost {sides.server.lost} {sides.client.lost}")
        sides.server.transport.resume_reading()
        await until(lambda: sides.server.lost and sides.client.lost)

    run_tls(log, body)


@scenario
def a_pause_over_tls_holds_up_the_other_side(log):
    async def body(sides):
        log(sides.client.transport.get_write_buffer_limits())
        sides.server.transport.pause_reading()
        written = 0
        while not sides.client.paused:
            sides.client.transport.write(bytes(65_536))
            written += 65_536
            await passes(1)
        log(sides.client.transport.get_write_buffer_size() >= 524_288)
        sides.server.transport.resume_reading()
        await until(lambda: len(sides.server.received) == written)
        log(sides.client.transport.get_write_buffer_size())

    run_tls(log, body, server=Recorder(named(log, "server"), quiet=True))


@scenario
def a_buffered_protocol_over_tls(log):
    def said(event):
        # It is asked for a buffer whenever something came, be it no data.
        if not event.startswith("buffer"):
            log(f"server {event}")

    async def body(sides):
        sides.client.transport.write(b"more than ten bytes")
        await until(lambda: len(sides.server.received) == 19)
        sides.client.transport.close()
        await until(lambda: sides.server.lost and sides.client.lost)

    run_tls(log, body, server=BufferedRecorder(said))


@scenario
def a_protocol_over_tls_that_fails_with_data(log):
    async def body(sides):
        sides.client.transport.write(b"hello")
        await until(lambda: sides.server.lost and sides.client.lost)

    run_tls(log, body, server=Recorder(named(log, "server"), received=fails("no good")))


@scenario
def a_protocol_over_tls_that_fails_as_it_is_made(log):
    async def body(sides):
        await until(lambda: sides.server.lost and sides.client.lost)

    run_tls(log, body, server=Recorder(named(log, "server"), made=fails("no good")))


@scenario
def a_protocol_over_tls_that_fails_at_its_end(log):
    async def body(sides):
        sides.client.transport.close()
        await until(lambda: sides.server.lost and sides.client.lost)

    run_tls(log, body, server=Recorder(named(log, "server"), eof=fails("no good")))


@scenario
def another_protocol_over_tls(log):
    async def body(sides):
        other = Recorder(named(log, "other"))
        sides.server.transport.set_protocol(other)
        sides.client.transport.write(b"hello")
        await until(lambda: other.received)
        sides.client.transport.close()
        await until(lambda: other.lost and sides.client.lost)
        sides.server.lost = True

    run_tls(log, body)


@scenario
def a_certificate_for_another_name(log):
    async def main(loop):
        sides = Sides(log)
        ended = []
        loop.set_debug(True)
        loop.set_exception_handler(lambda _, context: ended.append(context["exception"]))
        listener = await loop.create_server(lambda: sides.server, "127.0.0.1", 0, ssl=server_tls())
        await failure(log, "client", loop.create_connection(
            lambda: sides.client, *listener.sockets[0].getsockname(), ssl=client_tls(), server_hostname="elsewhere"))
        await until(lambda: ended or sides.server.lost)
        log(f"server fails: {error(ended[0])}" if ended else "server ends")
        log(sides.client.transport)
        listener.close()

    run_with_handler(log, main)


@scenario
def a_certificate_that_is_not_trusted(log):
    async def main(loop):
        sides = Sides(log)
        ended = []
        loop.set_debug(True)
        loop.set_exception_handler(lambda _, context: ended.append(context["exception"]))
        listener = await loop.create_server(lambda: sides.server, "127.0.0.1", 0, ssl=server_tls())
        await failure(log, "client", loop.create_connection(
            lambda: sides.client, *listener.sockets[0].getsockname(), ssl=client_tls(trusts=False), server_hostname="localhost"))
        await until(lambda: ended or sides.server.lost)
        log(f"server fails: {error(ended[0])}" if ended else "server ends")
        log(sides.client.transport)
        listener.close()

    run_with_handler(log, main)


@scenario
def a_server_that_speaks_no_tls(log):
    async def main(loop):
        sides = Sides(log)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            connecting = asyncio.ensure_future(failure(log, "client", loop.create_connection(
                lambda: sides.client, *listener.getsockname(), ssl=client_tls(), server_hostname="localhost")))
            await passes(3)
            accepted, _ = listener.accept()
            with accepted:
                accepted.send(b"220 Welcome, whoever you are\r\n")
                await connecting
        log(sides.client.transport)

    run_with_handler(log, main)


@scenario
def the_server_goes_during_the_handshake(log):
    async def main(loop):
        sides = Sides(log)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            connecting = asyncio.ensure_future(failure(log, "client", loop.create_connection(
                lambda: sides.client, *listener.getsockname(), ssl=client_tls(), server_hostname="localhost")))
            await passes(3)
            accepted, _ = listener.accept()
            await passes(3)
            while not accepted.recv(10_000):
                pass
            accepted.close()
            await connecting
        log(sides.client.transport)

    run_with_handler(log, main)


@scenario
def the_client_goes_during_the_handshake(log):
    async def main(loop):
        sides = Sides(log)
        ended = []
        loop.set_debug(True)
        loop.set_exception_handler(lambda _, context: ended.append(context["exception"]))
        listener = await loop.create_server(lambda: sides.server, "127.0.0.1", 0, ssl=server_tls())
        client = socket.create_connection(listener.sockets[0].getsockname())
        await passes(5)
        client.close()
        await until(lambda: ended)
        log(f"server fails: {error(ended[0])}")
        log(sides.server.transport)
        listener.close()

    run_with_handler(log, main)


@scenario
def a_handshake_that_takes_too_long(log):
    async def main(loop):
        sides = Sides(log)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            try:
                await loop.create_connection(
                    lambda: sides.client, *listener.getsockname(), ssl=client_tls(), server_hostname="localhost", ssl_handshake_timeout=10)
            except ConnectionAbortedError as e:
                log(error(e))
        log(f"{loop.time():g}")
        log(sides.client.transport)

    run_with_handler(log, main)


@scenario
def a_handshake_that_is_cancelled(log):
    async def main(loop):
        sides = Sides(log)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            connecting = asyncio.ensure_future(loop.create_connection(
                lambda: sides.client, *listener.getsockname(), ssl=client_tls(), server_hostname="localhost"))
            await passes(10)
            accepted, _ = listener.accept()
            with accepted:
                connecting.cancel()
                await until(connecting.done)
                log(connecting.cancelled())
                await passes(3)
                while accepted.recv(10_000):
                    pass
                log("is closed")
        log(sides.client.transport)

    run_with_handler(log, main)


@scenario
def an_end_of_tls_that_is_not_answered(log):
    async def body(sides):
        # So it does not see the end.
        sides.server.transport.pause_reading()
        sides.client.transport.close()
        await asyncio.sleep(7.5)
        log(sides.client.lost)
        await asyncio.sleep(1)
        log(sides.client.lost)

    run_tls(log, body, ssl_shutdown_timeout=8)


@scenario
def both_sides_start_tls(log):
    async def body(loop, sides):
        sides.client.transport.write(b"start")
        await until(lambda: sides.server.received)
        sides.server.transport.write(b"ready")
        serving = asyncio.ensure_future(loop.start_tls(sides.server.transport, sides.server, server_tls(), server_side=True))
        await until(lambda: sides.client.received)
        sides.client.transport = await settled(
            loop.start_tls(sides.client.transport, sides.client, client_tls(), server_hostname="localhost"))
        sides.server.transport = await settled(serving)
        log("upgraded")
        sides.client.transport.write(b"secret")
        await until(lambda: b"secret" in sides.server.received)
        sides.server.transport.write(b"answer")
        await until(lambda: b"answer" in sides.client.received)
        sides.client.transport.close()
        await until(lambda: sides.server.lost and sides.client.lost)

    run_plain(log, body)


@scenario
def start_tls_with_what_is_no_tls(log):
    async def body(loop, sides):
        upgrading = asyncio.ensure_future(failure(
            log, "client", loop.start_tls(sides.client.transport, sides.client, client_tls(), server_hostname="localhost")))
        await passes(3)
        sides.server.transport.write(b"this is no TLS at all\n")
        await upgrading
        await until(lambda: sides.server.lost and sides.client.lost)

    run_plain(log, body, server=Recorder(named(log, "server"), quiet=True))


@scenario
def start_tls_that_is_cancelled(log):
    async def body(loop, sides):
        upgrading = asyncio.ensure_future(loop.start_tls(sides.client.transport, sides.client, client_tls(), server_hostname="localhost"))
        await passes(3)
        upgrading.cancel()
        await until(upgrading.done)
        log(upgrading.cancelled())
        await until(lambda: sides.server.lost)
        sides.client.lost = True

    run_plain(log, body, server=Recorder(only_lost(log, "server"), quiet=True))


@scenario
def tls_over_tls(log):
    async def body(sides):
        loop = asyncio.get_running_loop()
        serving = asyncio.ensure_future(loop.start_tls(sides.server.transport, sides.server, server_tls(), server_side=True))
        sides.client.transport = await settled(
            loop.start_tls(sides.client.transport, sides.client, client_tls(), server_hostname="localhost"))
        sides.server.transport = await settled(serving)
        log("upgraded")
        sides.client.transport.write(b"secret")
        await until(lambda: sides.server.received)
        sides.client.transport.close()
        await until(lambda: sides.server.lost and sides.client.lost)

    run_tls(log, body)


@scenario
def streams_over_tls(log):
    async def main(loop):
        async def serve(reader, writer):
            async for line in reader:
                log(f"server {line.decode().strip()}")
                writer.write(line.upper())
                await writer.drain()
            log("server end")
            writer.close()
            await writer.wait_closed()
            log("server closed")

        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=server_tls())
        reader, writer = await settled(asyncio.open_connection(
            *server.sockets[0].getsockname(), ssl=client_tls(), server_hostname="localhost"))
        log(writer.can_write_eof())
        for line in (b"one\n", b"two\n"):
            writer.write(line)
            await settled(writer.drain())
            log((await settled(reader.readline())).decode().strip())
        writer.close()
        await settled(writer.wait_closed())
        log("client closed")
        server.close()
        await settled(server.wait_closed())

    run_with_handler(log, main)


@scenario
def streams_that_start_tls(log):
    async def main(loop):
        async def serve(reader, writer):
            log(f"server {(await reader.readline()).decode().strip()}")
            writer.write(b"ready\n")
            await writer.start_tls(server_tls())
            log(writer.get_extra_info("ssl_object") is not None)
            log(f"server {(await reader.readline()).decode().strip()}")
            writer.write(b"answer\n")
            log(await reader.read())
            writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        reader, writer = await settled(asyncio.open_connection(*server.sockets[0].getsockname()))
        writer.write(b"start\n")
        log((await settled(reader.readline())).decode().strip())
        await settled(writer.start_tls(client_tls(), server_hostname="localhost"))
        log("upgraded")
        writer.write(b"secret\n")
        log((await settled(reader.readline())).decode().strip())
        writer.close()
        await settled(attempt(log, "closed", writer.wait_closed()))
        server.close()
        await settled(server.wait_closed())

    run_with_handler(log, main)
