"""Endpoints of datagrams."""

import asyncio
import os
import socket
import tempfile

from .connections import until
from .stage import run, scenario, scenario_since


class Recorder(asyncio.DatagramProtocol):
    def __init__(self, log, name="", answers=False, fails=False):
        self.log = lambda event: log(f"{name} {event}".strip())
        self.answers = answers
        self.fails = fails
        self.transport = None
        self.received = []
        self.errors = 0
        self.lost = False

    def connection_made(self, transport):
        self.transport = transport
        self.log("made")

    def datagram_received(self, data, addr):
        self.received.append(data)
        self.log(f"received {data.decode()}".strip())
        if self.answers:
            self.transport.sendto(data.upper(), addr)
        if self.fails:
            self.fails = False
            raise ValueError("broken")

    def error_received(self, exc):
        self.errors += 1
        self.log("refused" if isinstance(exc, ConnectionRefusedError) else str(exc))

    def connection_lost(self, exc):
        self.lost = True
        self.log(f"lost {exc}")

    def pause_writing(self):
        self.log("paused")

    def resume_writing(self):
        self.log("resumed")


async def make(log, name="", local=("127.0.0.1", 0), remote=None, **options):
    loop = asyncio.get_running_loop()
    recorder = Recorder(log, name, **options)
    transport, _ = await loop.create_datagram_endpoint(lambda: recorder, local_addr=local, remote_addr=remote)
    return transport, recorder


def address(transport):
    return transport.get_extra_info("sockname")


@scenario
def a_datagram_is_answered(log):
    async def main():
        server, at_server = await make(log, "server", answers=True)
        client, at_client = await make(log, "client", local=None, remote=address(server))
        log(client.get_extra_info("peername") == address(server))
        client.sendto(b"hello")
        await until(lambda: at_client.received)
        for transport in (client, server):
            transport.close()
            log(transport.is_closing())
        await until(lambda: at_client.lost and at_server.lost)

    run(main())


@scenario
def an_endpoint_is_made_before_create_returns(log):
    async def main():
        loop = asyncio.get_running_loop()
        loop.call_soon(log, "callback before")
        recorder = Recorder(log)
        created = asyncio.create_task(loop.create_datagram_endpoint(lambda: recorder, local_addr=("127.0.0.1", 0)))
        created.add_done_callback(lambda _: log("created"))
        for i in range(3):
            await asyncio.sleep(0)
            log(f"pass {i}")
        await created
        recorder.transport.close()
        log("closing")
        await until(lambda: recorder.lost)

    run(main())


# Before, an empty one was not sent.
@scenario_since(3, 13)
def datagrams_keep_their_bounds(log):
    async def main():
        server, at_server = await make(log, "server")
        client, at_client = await make(log, "client")
        for data in (b"one", b"", b"three"):
            client.sendto(data, address(server))
        await until(lambda: len(at_server.received) == 3)
        server.close()
        client.close()
        await until(lambda: at_server.lost and at_client.lost)

    run(main())


@scenario
def a_datagram_to_a_closed_port(log):
    async def main():
        gone, at_gone = await make(log, "gone")
        port = address(gone)
        gone.close()
        await until(lambda: at_gone.lost)
        client, at_client = await make(log, "client", local=None, remote=port)
        client.sendto(b"anyone?")
        await until(lambda: at_client.errors)
        log(client.is_closing())
        client.abort()
        await until(lambda: at_client.lost)

    run(main())


@scenario
def an_endpoint_of_one_address_refuses_others(log):
    async def main():
        server, at_server = await make(log, "server")
        client, at_client = await make(log, "client", local=None, remote=address(server))
        try:
            client.sendto(b"elsewhere", ("127.0.0.1", 9))
        except ValueError:
            log("ValueError")
        client.sendto(b"there", address(server))
        await until(lambda: at_server.received)
        client.close()
        server.abort()
        await until(lambda: at_server.lost and at_client.lost)

    run(main())


@scenario
def a_datagram_protocol_that_fails_stays(log):
    async def main():
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: log(f"handler: {context['exception']}"))
        server, at_server = await make(log, "server", fails=True)
        client, at_client = await make(log, "client")
        for i in range(2):
            client.sendto(f"{i}".encode(), address(server))
            await until(lambda: len(at_server.received) == i + 1)
        server.close()
        client.close()
        await until(lambda: at_server.lost and at_client.lost)

    run(main())


@scenario
def datagrams_that_the_system_does_not_take_wait(log):
    async def main():
        loop = asyncio.get_running_loop()
        folder = tempfile.TemporaryDirectory()
        left, right = (socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) for _ in range(2))
        right.bind(os.path.join(folder.name, "socket"))
        left.connect(right.getsockname())
        right.setblocking(False)
        recorder = Recorder(log)
        transport, _ = await loop.create_datagram_endpoint(lambda: recorder, sock=left)
        transport.set_write_buffer_limits(high=1000)
        sent = 0
        while transport.get_write_buffer_size() <= 1000:
            transport.sendto(b"x" * 100)
            sent += 1
        transport.close()
        log(f"lost {recorder.lost}")
        received = 0
        while not recorder.lost:
            try:
                right.recv(1000)
                received += 1
            except BlockingIOError:
                pass
            await asyncio.sleep(0)
        while True:
            try:
                right.recv(1000)
                received += 1
            except BlockingIOError:
                break
        log(received == sent)
        right.close()
        folder.cleanup()

    run(main())


@scenario
def endpoints_that_are_refused(log):
    async def main():
        loop = asyncio.get_running_loop()
        try:
            await loop.create_datagram_endpoint(lambda: Recorder(log))
        except ValueError:
            log("ValueError")
        with socket.socket() as stream:
            try:
                await loop.create_datagram_endpoint(lambda: Recorder(log), sock=stream)
            except ValueError:
                log("ValueError")
        server, at_server = await make(log, "server")
        try:
            await make(log, "second", local=address(server))
        except OSError:
            log("OSError")
        server.close()
        await until(lambda: at_server.lost)

    run(main())
