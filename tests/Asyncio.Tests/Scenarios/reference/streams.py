"""Streams: reads of every kind, split anywhere; writes that drain; clients and servers in tasks."""

import asyncio

from .connections import error, receive, reset, run_with_handler, tcp_pair, until
from .readers import passes
from .stage import scenario

MUCH = 8_000_000


def text(data):
    return data.decode().replace("\n", "|")


async def attempt(log, name, awaitable):
    """Awaits, and says how that ended."""
    try:
        result = await awaitable
        log(f"{name} {text(result)}" if isinstance(result, bytes) else f"{name} ends")
    except asyncio.CancelledError:
        log(f"{name} cancelled")
    except asyncio.IncompleteReadError as e:
        log(f"{name} incomplete {text(e.partial)} of {e.expected}")
    except asyncio.LimitOverrunError as e:
        log(f"{name} overrun {e.consumed}")
    except RuntimeError:
        log(f"{name} RuntimeError")
    except ConnectionError as e:
        log(f"{name} {error(e)}")
    except ValueError as e:
        log(f"{name} ValueError")
    except OSError as e:
        log(f"{name} {e}")


def run_fed(log, body, limit=2 ** 16):
    """A reader that the body feeds."""

    async def main(loop):
        await body(asyncio.StreamReader(limit=limit, loop=loop))

    run_with_handler(log, main)


def run_streams(log, body, limit=2 ** 16):
    """Streams, and the socket at the other end."""

    async def main(loop):
        with tcp_pair() as (left, right):
            reader, writer = await asyncio.open_connection(sock=left, limit=limit)
            await body(reader, writer, right)
            writer.transport.abort() if not writer.is_closing() else None
            try:
                await writer.wait_closed()
            except ConnectionError:
                pass

    run_with_handler(log, main)


@scenario
def read_takes_what_is_there(log):
    async def body(reader):
        reader.feed_data(b"ab")
        reader.feed_data(b"c")
        await attempt(log, "read", reader.read(2))
        await attempt(log, "read", reader.read(10))
        await attempt(log, "none", reader.read(0))

    run_fed(log, body)


@scenario
def read_waits_for_something(log):
    async def body(reader):
        asyncio.get_running_loop().call_soon(log, "callback")
        reading = asyncio.create_task(attempt(log, "read", reader.read(10)))
        await passes(2)
        log("feeds")
        reader.feed_data(b"abc")
        reader.feed_data(b"d")
        log("has fed")
        await reading
        log(reader.at_eof())

    run_fed(log, body)


@scenario
def read_to_the_end_of_the_stream(log):
    async def body(reader):
        reading = asyncio.create_task(attempt(log, "read", reader.read()))
        for piece in (b"ab", b"c", b"def"):
            reader.feed_data(piece)
            await passes(2)
        log(reading.done())
        reader.feed_eof()
        await reading
        await attempt(log, "again", reader.read())
        await attempt(log, "some", reader.read(5))
        log(reader.at_eof())

    run_fed(log, body, limit=2)


@scenario
def at_eof_only_when_all_is_read(log):
    async def body(reader):
        log(reader.at_eof())
        reader.feed_data(b"ab")
        reader.feed_eof()
        log(reader.at_eof())
        await attempt(log, "read", reader.read(1))
        log(reader.at_eof())
        await attempt(log, "read", reader.read(1))
        log(reader.at_eof())

    run_fed(log, body)


@scenario
def readexactly_in_pieces(log):
    async def body(reader):
        reading = asyncio.create_task(attempt(log, "exactly", reader.readexactly(5)))
        for piece in (b"a", b"bc", b"def"):
            await passes(2)
            log(f"feeds {text(piece)}")
            reader.feed_data(piece)
        await reading
        await attempt(log, "rest", reader.readexactly(1))
        await attempt(log, "none", reader.readexactly(0))
        await attempt(log, "negative", reader.readexactly(-1))

    run_fed(log, body)


@scenario
def readexactly_beyond_the_end(log):
    async def body(reader):
        reading = asyncio.create_task(attempt(log, "exactly", reader.readexactly(5)))
        reader.feed_data(b"abc")
        await passes(2)
        reader.feed_eof()
        await reading
        log(reader.at_eof())
        await attempt(log, "again", reader.readexactly(2))

    run_fed(log, body)


@scenario
def readline_split_anywhere(log):
    async def body(reader):
        reading = asyncio.create_task(attempt(log, "line", reader.readline()))
        for piece in (b"a", b"bc\nd", b"e\n\nf"):
            await passes(2)
            reader.feed_data(piece)
        await reading
        for _ in range(2):
            await attempt(log, "line", reader.readline())
        reader.feed_eof()
        for _ in range(2):
            await attempt(log, "last", reader.readline())

    run_fed(log, body)


@scenario
def readline_above_the_limit(log):
    async def body(reader):
        reader.feed_data(b"abcdef\nab\n")
        await attempt(log, "whole", reader.readline())
        await attempt(log, "next", reader.readline())
        reader.feed_data(b"abcdefgh")
        await attempt(log, "without end", reader.readline())
        reader.feed_data(b"abc\n")
        await attempt(log, "next", reader.readline())
        reader.feed_data(b"abcde")
        waiting = asyncio.create_task(attempt(log, "split", reader.readline()))
        await passes(2)
        reader.feed_data(b"f\nxy\n")
        await waiting
        await attempt(log, "next", reader.readline())

    run_fed(log, body, limit=4)


@scenario
def readuntil_a_separator_of_several_bytes(log):
    async def body(reader):
        reading = asyncio.create_task(attempt(log, "until", reader.readuntil(b"END")))
        for piece in (b"aE", b"N", b"E", b"N", b"DbEND"):
            await passes(2)
            reader.feed_data(piece)
        await reading
        await attempt(log, "until", reader.readuntil(b"END"))
        await attempt(log, "empty", reader.readuntil(b""))

    run_fed(log, body)


@scenario
def readuntil_one_of_several_separators(log):
    async def body(reader):
        reader.feed_data(b"one\r\ntwo\nthree;fourxabxyz")
        for separators in ((b"\r\n", b"\n", b";"), (b";", b"\n", b"\r\n"), (b"\n", b";"), (b"abx", b"bx", b"x"), (b"abx", b"bx"), (b"z", b"yz", b"xyz")):
            await attempt(log, "until", reader.readuntil(separators))
        await attempt(log, "none", reader.readuntil(()))
        await attempt(log, "empty", reader.readuntil((b"a", b"")))

    run_fed(log, body)


@scenario
def readuntil_separators_split_anywhere(log):
    async def body(reader):
        reading = asyncio.create_task(attempt(log, "until", reader.readuntil((b"END", b"FINISH"))))
        for piece in (b"aFINIS", b"xEN", b"xFINI", b"SH", b"tail"):
            await passes(2)
            reader.feed_data(piece)
        await reading
        await attempt(log, "rest", reader.read(100))

    run_fed(log, body)


@scenario
def readuntil_above_the_limit(log):
    async def body(reader):
        reader.feed_data(b"abcdef;g")
        await attempt(log, "beyond", reader.readuntil(b";"))
        await attempt(log, "exactly", reader.readexactly(6))
        await attempt(log, "until", reader.readuntil(b";"))
        reader.feed_data(b"hijklmEN")
        await attempt(log, "without", reader.readuntil(b"END"))
        await attempt(log, "kept", reader.read(100))

    run_fed(log, body, limit=5)


@scenario
def readuntil_the_end_of_the_stream(log):
    async def body(reader):
        reader.feed_data(b"partEN")
        reader.feed_eof()
        await attempt(log, "until", reader.readuntil(b"END"))
        log(reader.at_eof())
        await attempt(log, "again", reader.readuntil(b"END"))

    run_fed(log, body)


@scenario
def two_reads_at_once(log):
    async def body(reader):
        first = asyncio.create_task(attempt(log, "first", reader.read(10)))
        await passes(1)
        await attempt(log, "second", reader.readline())
        await attempt(log, "third", reader.readexactly(2))
        reader.feed_data(b"abc")
        await first

    run_fed(log, body)


@scenario
def a_read_that_is_cancelled_takes_nothing(log):
    async def body(reader):
        for read in (lambda: reader.readexactly(5), lambda: reader.readline(), lambda: reader.read(5)):
            reading = asyncio.create_task(attempt(log, "read", read()))
            await passes(1)
            reader.feed_data(b"ab")
            reading.cancel()
            await reading
        await attempt(log, "kept", reader.read(100))

    run_fed(log, body)


@scenario
def a_read_within_a_timeout(log):
    async def body(reader):
        try:
            async with asyncio.timeout(1):
                reader.feed_data(b"ab")
                await reader.readexactly(3)
        except TimeoutError:
            log("times out")
        reader.feed_data(b"c")
        await attempt(log, "read", reader.readexactly(3))

    run_fed(log, body)


@scenario
def an_exception_of_the_stream(log):
    async def body(reader):
        reading = asyncio.create_task(attempt(log, "waiting", reader.readexactly(5)))
        await passes(1)
        reader.feed_data(b"ab")
        await passes(2)
        reader.set_exception(OSError("broken"))
        await reading
        for read in (reader.read(1), reader.read(0), reader.readexactly(1), reader.readline(), reader.readuntil(b"b"), reader.read()):
            await attempt(log, "later", read)
        log(reader.exception())

    run_fed(log, body)


@scenario
def an_exception_after_the_data_of_a_read(log):
    async def body(reader):
        reading = asyncio.create_task(attempt(log, "read", reader.read(5)))
        await passes(1)
        reader.feed_data(b"ab")
        reader.set_exception(OSError("broken"))
        await reading
        await attempt(log, "later", reader.read(5))

    run_fed(log, body)


@scenario
def lines_of_a_stream(log):
    async def body(reader):
        reader.feed_data(b"one\ntwo\n\nlast")
        reader.feed_eof()
        async for line in reader:
            log(text(line))

    run_fed(log, body)


@scenario
def a_reader_pauses_above_twice_its_limit(log):
    async def body(reader, writer, peer):
        peer.send(b"x" * 20)
        await until(lambda: len(reader._buffer) == 20)
        log(writer.transport.is_reading())
        peer.send(b"y")
        await until(lambda: len(reader._buffer) == 21)
        log(writer.transport.is_reading())
        await reader.readexactly(10)
        log(writer.transport.is_reading())
        await reader.readexactly(1)
        log(writer.transport.is_reading())

    run_streams(log, body, limit=10)


@scenario
def a_read_of_more_than_is_kept(log):
    async def body(reader, writer, peer):
        reading = asyncio.create_task(reader.readexactly(100_000))
        for _ in range(10):
            peer.send(b"x" * 10_000)
            await passes(2)
        log(len(await reading))
        log(writer.transport.is_reading())

    run_streams(log, body, limit=10)


@scenario
def drain_goes_straight_on_below_the_mark(log):
    async def body(reader, writer, peer):
        asyncio.get_running_loop().call_soon(log, "callback")
        writer.write(b"abc")
        await writer.drain()
        log("straight on")
        log(text(await receive(peer, 3)))

    run_streams(log, body)


@scenario
def drain_waits_above_the_mark(log):
    async def body(reader, writer, peer):
        writer.write(bytes(MUCH))
        tasks = [asyncio.create_task(attempt(log, f"drain {i}", writer.drain())) for i in range(3)]
        await passes(3)
        log("waiting")
        tasks[1].cancel()
        await passes(2)
        await receive(peer, MUCH)
        await asyncio.wait(tasks)

    run_streams(log, body)


@scenario
def drain_after_close(log):
    async def body(reader, writer, peer):
        writer.close()
        log(writer.is_closing())
        await attempt(log, "drain", writer.drain())
        await attempt(log, "again", writer.drain())
        await attempt(log, "closed", writer.wait_closed())

    run_streams(log, body)


@scenario
def drain_that_waits_when_the_connection_is_aborted(log):
    async def body(reader, writer, peer):
        writer.write(bytes(MUCH))
        task = asyncio.create_task(attempt(log, "drain", writer.drain()))
        await passes(2)
        writer.transport.abort()
        await task

    run_streams(log, body)


@scenario
def a_reset_that_streams_hear(log):
    async def body(reader, writer, peer):
        writer.write(bytes(MUCH))
        tasks = [
            asyncio.create_task(attempt(log, "read", reader.read(5))),
            asyncio.create_task(attempt(log, "closed", writer.wait_closed())),
            asyncio.create_task(attempt(log, "drain", writer.drain())),
        ]
        await passes(2)
        reset(peer)
        await asyncio.wait(tasks)
        await attempt(log, "read", reader.read(5))
        await attempt(log, "drain", writer.drain())
        await attempt(log, "closed", writer.wait_closed())
        writer.write(b"ignored")

    run_streams(log, body)


@scenario
def an_end_that_streams_hear(log):
    async def body(reader, writer, peer):
        peer.send(b"last")
        peer.shutdown(1)
        await attempt(log, "read", reader.read())
        log(reader.at_eof())
        log(writer.is_closing())
        writer.write(b"answer")
        await attempt(log, "drain", writer.drain())
        log(text(await receive(peer, 6)))
        writer.close()
        await attempt(log, "closed", writer.wait_closed())

    run_streams(log, body)


@scenario
def write_eof_of_a_stream(log):
    async def body(reader, writer, peer):
        log(writer.can_write_eof())
        writer.writelines([b"ques", b"tion"])
        writer.write_eof()
        log(text(await receive(peer, 100)))
        peer.send(b"answer\n")
        await attempt(log, "line", reader.readline())

    run_streams(log, body)


@scenario
def close_with_data_left_is_waited_for(log):
    async def body(reader, writer, peer):
        writer.write(bytes(MUCH))
        writer.close()
        waiting = asyncio.create_task(attempt(log, "closed", writer.wait_closed()))
        await passes(3)
        log(waiting.done())
        log(len(await receive(peer, MUCH + 1)))
        await waiting
        await attempt(log, "read", reader.read())

    run_streams(log, body)


@scenario
def an_echo_server_in_tasks(log):
    async def main(loop):
        async def serve(reader, writer):
            log("client")
            while line := await reader.readline():
                writer.write(line.upper())
                await writer.drain()
            log("client ends")
            writer.close()
            await writer.wait_closed()
            log("client closed")

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        for line in (b"one\n", b"two\n"):
            writer.write(line)
            await attempt(log, "line", reader.readline())
        writer.write_eof()
        await attempt(log, "end", reader.read())
        writer.close()
        await writer.wait_closed()
        server.close()
        await server.wait_closed()

    run_with_handler(log, main)


@scenario
def a_server_task_that_fails(log):
    async def main(loop):
        clients = []

        async def serve(reader, writer):
            clients.append((asyncio.current_task(), writer))
            raise ValueError((await reader.readline()).decode().strip())

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b"broken\n")
        await until(lambda: clients and clients[0][0].done())
        await passes(3)
        log(clients[0][1].is_closing())
        clients[0][1].close()
        await attempt(log, "end", reader.read())
        writer.close()
        server.close()
        await server.wait_closed()

    run_with_handler(log, main)


@scenario
def a_server_task_that_is_cancelled(log):
    async def main(loop):
        clients = []

        async def serve(reader, writer):
            clients.append((asyncio.current_task(), writer))
            await reader.read()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        await until(lambda: clients)
        task, served = clients[0]
        task.cancel()
        await until(task.done)
        await passes(3)
        log(task.cancelled())
        log(served.is_closing())
        served.close()
        await attempt(log, "end", reader.read())
        writer.close()
        server.close()
        await server.wait_closed()

    run_with_handler(log, main)


@scenario
def a_server_with_a_limit_of_its_lines(log):
    async def main(loop):
        async def serve(reader, writer):
            for _ in range(2):
                await attempt(log, "line", reader.readline())
            writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=8)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b"a line too long\nshort\n")
        await attempt(log, "end", reader.read())
        writer.close()
        server.close()
        await server.wait_closed()

    run_with_handler(log, main)


@scenario
def a_server_closed_with_clients_in_tasks(log):
    async def main(loop):
        async def serve(reader, writer):
            await attempt(log, "client", reader.readline())
            writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b"part")
        await passes(20)
        server.close()
        waiting = asyncio.create_task(server.wait_closed())
        await passes(3)
        log(waiting.done())
        server.close_clients()
        await attempt(log, "end", reader.read())
        await waiting
        writer.close()

    run_with_handler(log, main)


@scenario
def a_limit_that_is_none(log):
    async def main(loop):
        for limit in (0, -1):
            try:
                asyncio.StreamReader(limit=limit, loop=loop)
            except ValueError:
                log("refused")

    run_with_handler(log, main)


@scenario
def feeding_after_the_end(log):
    async def body(reader):
        reader.feed_data(b"")
        reader.feed_data(b"a")
        reader.feed_eof()
        reader.feed_eof()
        try:
            reader.feed_data(b"b")
        except AssertionError:
            log("refused")
        await attempt(log, "read", reader.read())

    run_fed(log, body)
