"""What scenarios of transports, servers and streams need: sockets over TCP, and a protocol that says what happens to it."""

import asyncio
import contextlib
import socket
import ssl
import struct

from .stage import run

MUCH = 8_000_000


@contextlib.contextmanager
def tcp_pair():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        left = socket.create_connection(listener.getsockname())
        right, _ = listener.accept()
    for side in (left, right):
        side.setblocking(False)
        side.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # Otherwise the system takes ever more at once, and who writes is not always paused.
        side.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 262_144)
        side.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 262_144)
    with left, right:
        yield left, right


async def until(condition):
    """Lets passes go by, as many as it takes: what is sent is on its way for a moment."""
    while not condition():
        await asyncio.sleep(0)


def reset(sock):
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()


async def receive(sock, count):
    """So many bytes, or fewer at the end."""
    received = bytearray()
    while len(received) < count:
        try:
            data = sock.recv(count - len(received))
        except BlockingIOError:
            await asyncio.sleep(0)
            continue
        if not data:
            break
        received += data
    return bytes(received)


def error(exception):
    if exception is None:
        return "None"
    if isinstance(exception, ConnectionError):
        return "reset"
    if isinstance(exception, ssl.SSLError):
        return "tls"
    if isinstance(exception, TimeoutError):
        return "timeout"
    if isinstance(exception, (asyncio.IncompleteReadError, asyncio.LimitOverrunError, RuntimeError)):
        return type(exception).__name__
    return str(exception)


def refuses(log, name, call):
    try:
        call()
        log(f"{name} ok")
    except (RuntimeError, ValueError) as e:
        log(f"{name} {type(e).__name__}")


async def refuses_awaiting(log, name, awaitable):
    try:
        await awaitable
        log(f"{name} ok")
    except (RuntimeError, ValueError) as e:
        log(f"{name} {type(e).__name__}")


class Says:
    """The calls that both kinds of protocols have."""

    def __init__(self, log, keeps_open=False, quiet=False, **then):
        self.log = log
        self.keeps_open = keeps_open
        self.quiet = quiet
        self.then = then
        self.transport = None
        self.received = bytearray()
        self.paused = False
        self.eof = False
        self.lost = False

    def say(self, event, detail=""):
        self.log(f"{event} {detail}" if detail else event)
        if event in self.then:
            self.then[event](self)

    def connection_made(self, transport):
        self.transport = transport
        self.say("made")

    def eof_received(self):
        self.eof = True
        self.say("eof")
        return self.keeps_open

    def connection_lost(self, exc):
        self.lost = True
        self.say("lost", error(exc))

    def pause_writing(self):
        self.paused = True
        self.say("paused")

    def resume_writing(self):
        self.paused = False
        self.say("resumed")


class Recorder(Says, asyncio.Protocol):
    def data_received(self, data):
        self.received += data
        if not self.quiet:
            self.say("received", data.decode())


class BufferedRecorder(Says, asyncio.BufferedProtocol):
    def __init__(self, log, size=10, **more):
        super().__init__(log, **more)
        self.buffer = bytearray(size)

    def get_buffer(self, sizehint):
        self.say("buffer", str(sizehint))
        return self.buffer

    def buffer_updated(self, nbytes):
        self.received += self.buffer[:nbytes]
        self.say("updated", self.buffer[:nbytes].decode())


def fails(message):
    def fail(_):
        raise ValueError(message)

    return fail


def run_with_handler(log, main):
    async def with_handler():
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: log(f"handler: {error(context.get('exception'))}"))
        await main(loop)

    run(with_handler())


def run_connected(log, body, kind=Recorder, **options):
    """A connection with a recorder, and the socket at its other end; the connection is over at the end, whatever the body did."""

    async def main(loop):
        with tcp_pair() as (left, right):
            recorder = kind(log, **options)
            transport, _ = await loop.create_connection(lambda: recorder, sock=left)
            await body(recorder, right)
            if not recorder.lost:
                transport.abort()
            await until(lambda: recorder.lost)

    run_with_handler(log, main)
