"""Calls of sockets on the loop: sock_recv and its kin."""

import asyncio
import socket

from .readers import pair, passes
from .stage import outcome, run, scenario


@scenario
def sock_recv_of_what_is_there_goes_straight_on(log):
    async def main():
        loop = asyncio.get_running_loop()
        with pair() as (left, right):
            right.send(b"a")
            loop.call_soon(log, "callback")
            log((await loop.sock_recv(left, 10)).decode())
            log("straight on")

    run(main())


@scenario
def sock_recv_waits_for_something(log):
    async def main():
        loop = asyncio.get_running_loop()
        with pair() as (left, right):
            async def receives():
                log((await loop.sock_recv(left, 10)).decode())

            task = asyncio.create_task(receives())
            await passes(3)
            log("sends")
            right.send(b"abc")
            await task
            log(loop.remove_reader(left))

    run(main())


@scenario
def a_cancelled_sock_recv_takes_its_reader_away(log):
    async def main():
        loop = asyncio.get_running_loop()
        with pair() as (left, right):
            async def receives():
                await loop.sock_recv(left, 10)

            task = asyncio.create_task(outcome(log, "recv", receives()))
            await passes(2)
            task.cancel()
            await task
            await passes(2)
            log(loop.remove_reader(left))
            right.send(b"kept")
            log((await loop.sock_recv(left, 10)).decode())

    run(main())


@scenario
def sock_recv_at_the_end(log):
    async def main():
        loop = asyncio.get_running_loop()
        with pair() as (left, right):
            async def receives():
                log(len(await loop.sock_recv(left, 10)))

            task = asyncio.create_task(receives())
            await passes(2)
            right.close()
            await task

    run(main())


@scenario
def sock_sendall_waits_for_room(log):
    async def main():
        loop = asyncio.get_running_loop()
        with pair() as (left, right):
            async def sends():
                await loop.sock_sendall(left, bytes(5_000_000))
                log("sent")

            task = asyncio.create_task(sends())
            await passes(3)
            log(task.done())
            count = 0
            while count < 5_000_000:
                count += len(await loop.sock_recv(right, 100_000))
            await task
            log(count)
            log(loop.remove_writer(left))

    run(main())


@scenario
def sock_accept_and_connect(log):
    async def main():
        loop = asyncio.get_running_loop()
        with socket.create_server(("127.0.0.1", 0)) as listener, socket.socket() as client:
            listener.setblocking(False)
            client.setblocking(False)

            async def serves():
                connection, address = await loop.sock_accept(listener)
                with connection:
                    log(address == client.getsockname())
                    await loop.sock_sendall(connection, b"hello")

            task = asyncio.create_task(serves())
            await passes(2)
            await loop.sock_connect(client, listener.getsockname())
            log((await loop.sock_recv(client, 10)).decode())
            await task
            log(len(await loop.sock_recv(client, 10)))
            log(loop.remove_reader(listener))

    run(main())


@scenario
def sock_connect_that_is_refused(log):
    async def main():
        loop = asyncio.get_running_loop()
        with socket.socket() as bound, socket.socket() as client:
            bound.bind(("127.0.0.1", 0))
            client.setblocking(False)
            try:
                await loop.sock_connect(client, bound.getsockname())
            except ConnectionRefusedError:
                log("refused")
            log(loop.remove_writer(client))

    run(main())


@scenario
def sock_recv_within_a_timeout(log):
    async def main():
        loop = asyncio.get_running_loop()
        with pair() as (left, right):
            async def receives():
                async with asyncio.timeout(1):
                    await loop.sock_recv(left, 10)

            await outcome(log, "recv", receives())
            log(loop.remove_reader(left))
            right.send(b"kept")
            log((await loop.sock_recv(left, 10)).decode())

    run(main())
