"""Files over connections: by the system, by reads and writes, over TLS, and with a peer that goes."""

import asyncio
import io
import tempfile

from .connections import MUCH, Recorder, receive, refuses_awaiting, run_with_handler, tcp_pair, until
from .stage import scenario
from .tls import Sides, client_tls, named, server_tls, settled

CONTENT = bytes(range(256)) * 4_000


def run_sending(log, body, content=CONTENT):
    """A connection with a recorder, the socket at its other end, and a file."""

    async def main(loop):
        with tcp_pair() as (left, right), tempfile.TemporaryFile() as file:
            file.write(content)
            file.flush()
            recorder = Recorder(log)
            await loop.create_connection(lambda: recorder, sock=left)
            await body(loop, recorder, right, file)
            if not recorder.lost:
                recorder.transport.abort()
            await until(lambda: recorder.lost)

    run_with_handler(log, main)


async def both(sending, receiving):
    sending = asyncio.ensure_future(sending)
    received = await receiving
    await until(sending.done)
    return sending.result(), received


@scenario
def a_file_over_a_connection(log):
    async def body(loop, recorder, peer, file):
        recorder.transport.write(b"before ")
        sent, received = await both(loop.sendfile(recorder.transport, file), receive(peer, 7 + len(CONTENT)))
        log(sent)
        log(file.tell())
        log(received == b"before " + CONTENT)
        recorder.transport.write(b"after")
        log((await receive(peer, 5)).decode())
        peer.send(b"read")
        await until(lambda: recorder.received)

    run_sending(log, body)


@scenario
def a_part_of_a_file_over_a_connection(log):
    async def body(loop, recorder, peer, file):
        sent, received = await both(loop.sendfile(recorder.transport, file, 1_000, 100), receive(peer, 100))
        log(sent)
        log(file.tell())
        log(received == CONTENT[1_000:1_100])
        sent, received = await both(loop.sendfile(recorder.transport, file, len(CONTENT) - 10, 100), receive(peer, 10))
        log(sent)
        log(received == CONTENT[-10:])

    run_sending(log, body)


@scenario
def an_empty_file_over_a_connection(log):
    async def body(loop, recorder, peer, file):
        log(await loop.sendfile(recorder.transport, file))

    run_sending(log, body, content=b"")


@scenario
def a_file_after_much_that_waits(log):
    async def body(loop, recorder, peer, file):
        recorder.transport.write(bytes(MUCH))
        sent, received = await both(loop.sendfile(recorder.transport, file), receive(peer, MUCH + len(CONTENT)))
        log(sent)
        log(received[MUCH:] == CONTENT)

    run_sending(log, body)


@scenario
def what_is_no_file_over_a_connection(log):
    async def body(loop, recorder, peer, _):
        memory = io.BytesIO(CONTENT)
        sent, received = await both(loop.sendfile(recorder.transport, memory, 10), receive(peer, len(CONTENT) - 10))
        log(sent)
        log(memory.tell())
        log(received == CONTENT[10:])
        try:
            await loop.sendfile(recorder.transport, memory, fallback=False)
        except asyncio.SendfileNotAvailableError:
            log("not available")

    run_sending(log, body)


@scenario
def a_file_over_a_connection_that_closes(log):
    async def body(loop, recorder, peer, file):
        recorder.transport.close()
        await refuses_awaiting(log, "sendfile", loop.sendfile(recorder.transport, file))

    run_sending(log, body)


@scenario
def a_write_while_a_file_is_sent(log):
    async def body(loop, recorder, peer, file):
        sending = asyncio.ensure_future(loop.sendfile(recorder.transport, file))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        try:
            recorder.transport.write(b"between")
        except RuntimeError:
            log("refused")
        received = await receive(peer, 8 * len(CONTENT))
        await until(sending.done)
        log(received == CONTENT * 8)

    run_sending(log, body, content=CONTENT * 8)


@scenario
def the_peer_goes_while_a_file_is_sent(log):
    async def body(loop, recorder, peer, file):
        sending = asyncio.ensure_future(loop.sendfile(recorder.transport, file))
        await receive(peer, 1_000)
        peer.close()
        await until(sending.done)
        log(isinstance(sending.exception(), ConnectionError))
        log(file.tell() < 8 * len(CONTENT))

    run_sending(log, body, content=CONTENT * 8)


@scenario
def a_file_over_tls(log):
    async def main(loop):
        sides = Sides(log, Recorder(named(log, "server"), quiet=True))
        listener = await loop.create_server(lambda: sides.server, "127.0.0.1", 0, ssl=server_tls())
        await settled(loop.create_connection(
            lambda: sides.client, *listener.sockets[0].getsockname(), ssl=client_tls(), server_hostname="localhost"))
        await until(lambda: sides.server.transport)
        with tempfile.TemporaryFile() as file:
            file.write(CONTENT)
            file.seek(0)
            try:
                await loop.sendfile(sides.client.transport, file, fallback=False)
            except RuntimeError:
                log("not available")
            sides.client.transport.write(b"before ")
            log(await settled(loop.sendfile(sides.client.transport, file)))
            sides.client.transport.write(b" after")
            log(file.tell())
        await until(lambda: len(sides.server.received) == len(CONTENT) + 13)
        log(sides.server.received == b"before " + CONTENT + b" after")
        sides.client.transport.close()
        await until(lambda: sides.server.lost and sides.client.lost)
        listener.close()

    run_with_handler(log, main)


@scenario
def a_file_over_a_socket(log):
    async def main(loop):
        with tcp_pair() as (left, right), tempfile.TemporaryFile() as file:
            file.write(CONTENT)
            file.flush()
            sent, received = await both(loop.sock_sendfile(left, file), receive(right, len(CONTENT)))
            log(sent)
            log(file.tell())
            log(received == CONTENT)
            sent, received = await both(loop.sock_sendfile(left, file, 5, 10), receive(right, 10))
            log(sent)
            log(received == CONTENT[5:15])
            sent, received = await both(loop.sock_sendfile(left, io.BytesIO(CONTENT)), receive(right, len(CONTENT)))
            log(sent)
            try:
                await loop.sock_sendfile(left, io.BytesIO(CONTENT), fallback=False)
            except asyncio.SendfileNotAvailableError:
                log("not available")

    run_with_handler(log, main)
