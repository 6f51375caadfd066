"""Servers: who is accepted when, and how they end with clients connected."""

import asyncio
import socket

from .connections import Recorder, receive, run_with_handler, until
from .readers import passes
from .stage import scenario


class Client:
    """A socket that connects to a server, and is not run by the loop."""

    def __init__(self, server):
        self.socket = socket.create_connection(server.sockets[0].getsockname())
        self.socket.setblocking(False)


def run_server(log, body, **options):
    async def main(loop):
        recorders = []

        def factory():
            log("factory")
            recorders.append(Recorder(log, keeps_open=True))
            return recorders[-1]

        server = await loop.create_server(factory, "127.0.0.1", 0, **options)
        try:
            await body(server, recorders)
        finally:
            await end(server, recorders)

    run_with_handler(log, main)


async def end(server, recorders):
    server.close()
    for recorder in recorders:
        if not recorder.lost:
            recorder.transport.abort()
    await until(lambda: all(recorder.lost for recorder in recorders))


async def connect(server, recorders):
    count = len(recorders)
    client = Client(server).socket
    await until(lambda: len(recorders) > count and recorders[-1].transport)
    return client


@scenario
def a_server_and_a_client(log):
    async def body(server, recorders):
        log(server.is_serving())
        with await connect(server, recorders) as client:
            client.send(b"hello")
            await until(lambda: recorders[0].received)
            recorders[0].transport.write(b"bye")
            log((await receive(client, 3)).decode())
            log(recorders[0].transport.get_extra_info("peername") == client.getsockname())

    run_server(log, body)


@scenario
def a_server_that_does_not_serve_yet(log):
    async def body(server, recorders):
        log(server.is_serving())
        log(len(server.sockets))
        await server.start_serving()
        await server.start_serving()
        log(server.is_serving())
        with await connect(server, recorders):
            log("connected")

    run_server(log, body, start_serving=False)


@scenario
def a_server_that_closes_keeps_its_connections(log):
    async def body(server, recorders):
        with await connect(server, recorders) as client:
            server.close()
            server.close()
            log(server.is_serving())
            log(len(server.sockets))
            waiting = asyncio.create_task(server.wait_closed())
            await passes(3)
            log(f"waited {waiting.done()}")
            client.send(b"still")
            await until(lambda: recorders[0].received)
            recorders[0].transport.close()
            await waiting
            log("over")

    run_server(log, body)


@scenario
def wait_closed_of_a_server_that_is_open(log):
    async def body(server, recorders):
        waiting = asyncio.create_task(server.wait_closed())
        await passes(3)
        log(f"waited {waiting.done()}")
        server.close()
        await waiting
        log("over")
        await server.wait_closed()
        log("over again")

    run_server(log, body)


@scenario
def close_clients_sends_what_is_left(log):
    async def body(server, recorders):
        with await connect(server, recorders) as client:
            recorders[0].transport.write(bytes(8_000_000))
            server.close()
            server.close_clients()
            await passes(3)
            log(f"lost {recorders[0].lost}")
            log(len(await receive(client, 8_000_001)))
            await server.wait_closed()
            log("over")

    run_server(log, body)


@scenario
def abort_clients_drops_what_is_left(log):
    async def body(server, recorders):
        with await connect(server, recorders):
            recorders[0].transport.write(bytes(8_000_000))
            server.abort_clients()
            await passes(1)
            log(f"lost {recorders[0].lost}")
            log(server.is_serving())

    run_server(log, body)


@scenario
def clients_of_a_server_that_goes_on(log):
    async def body(server, recorders):
        with await connect(server, recorders):
            server.close_clients()
            await until(lambda: recorders[0].lost)
        with await connect(server, recorders) as client:
            client.send(b"second")
            await until(lambda: recorders[1].received)

    run_server(log, body)


@scenario
def serve_forever_that_is_cancelled(log):
    async def body(server, recorders):
        serving = asyncio.create_task(server.serve_forever())
        await passes(2)
        log(server.is_serving())
        serving.cancel()
        await asyncio.wait([serving])
        log(serving.cancelled())
        log(server.is_serving())
        log(len(server.sockets))

    run_server(log, body, start_serving=False)


@scenario
def serve_forever_that_is_cancelled_waits_for_its_clients(log):
    async def body(server, recorders):
        serving = asyncio.create_task(server.serve_forever())
        with await connect(server, recorders):
            serving.cancel()
            await passes(5)
            log(f"ended {serving.done()}")
            recorders[0].transport.close()
            await asyncio.wait([serving])
            log(serving.cancelled())

    run_server(log, body)


@scenario
def serve_forever_of_a_server_that_is_closed_meanwhile(log):
    async def body(server, recorders):
        serving = asyncio.create_task(server.serve_forever())
        await passes(2)
        server.close()
        await asyncio.wait([serving])
        log(serving.cancelled())

    run_server(log, body)


@scenario
def serve_forever_twice_or_after_the_end(log):
    async def body(server, recorders):
        first = asyncio.create_task(server.serve_forever())
        await passes(1)
        for _ in range(2):
            try:
                await server.serve_forever()
            except RuntimeError:
                log("refused")
            server.close()
            await asyncio.wait([first])

    run_server(log, body)


@scenario
def a_server_as_a_context(log):
    async def body(server, recorders):
        async with server:
            log(server.is_serving())
        log(server.is_serving())
        await server.wait_closed()
        log("over")

    run_server(log, body)


@scenario
def a_server_on_a_port_that_is_taken(log):
    async def body(server, recorders):
        loop = asyncio.get_running_loop()
        try:
            await loop.create_server(lambda: Recorder(log), "127.0.0.1", server.sockets[0].getsockname()[1])
        except OSError as e:
            log("taken" if e.errno == 98 else e)

    run_server(log, body)


@scenario
def many_clients_that_wait_are_accepted_in_one_pass(log):
    async def body(server, recorders):
        clients = [Client(server).socket for _ in range(5)]
        await server.start_serving()
        await until(lambda: len(recorders) == 5 and recorders[-1].transport)
        for client in clients:
            client.close()

    async def main(loop):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            recorders = []

            def factory():
                log("factory")
                recorders.append(Recorder(log, keeps_open=True))
                return recorders[-1]

            server = await loop.create_server(factory, sock=listener, start_serving=False)
            await body(server, recorders)
            await end(server, recorders)

    run_with_handler(log, main)
