"""The echo servers of Program.cs on CPython's asyncio, or on uvloop: KIND PORT [uvloop]."""

import asyncio
import socket
import sys

MAX_READ = 100 * 1024


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)


class BufferedEcho(asyncio.BufferedProtocol):
    def connection_made(self, transport):
        self.transport = transport
        self.buffer = memoryview(bytearray(MAX_READ))

    def get_buffer(self, _):
        return self.buffer

    def buffer_updated(self, count):
        self.transport.write(bytes(self.buffer[:count]))


async def echo_streams(reader, writer):
    while data := await reader.read(MAX_READ):
        writer.write(data)
        await writer.drain()
    writer.close()


async def echo_socket(loop, client):
    with client:
        while data := await loop.sock_recv(client, MAX_READ):
            await loop.sock_sendall(client, data)


async def serve_sockets(loop, port):
    tasks = set()
    with socket.create_server(("127.0.0.1", port)) as listener:
        listener.setblocking(False)
        while True:
            client, _ = await loop.sock_accept(listener)
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            task = loop.create_task(echo_socket(loop, client))
            tasks.add(task)
            task.add_done_callback(tasks.discard)


async def main(kind, port):
    loop = asyncio.get_running_loop()
    if kind == "sock":
        await serve_sockets(loop, port)
    elif kind == "streams":
        server = await asyncio.start_server(echo_streams, "127.0.0.1", port)
        await server.serve_forever()
    else:
        server = await loop.create_server(Echo if kind == "protocol" else BufferedEcho, "127.0.0.1", port)
        await server.serve_forever()


if sys.argv[3:] == ["uvloop"]:
    import uvloop
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(sys.argv[1], int(sys.argv[2])))
else:
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
