"""Unix sockets: servers, clients, and what becomes of the socket's file."""

import asyncio
import os
import pathlib
import socket
import tempfile

from .connections import Recorder, run_with_handler, until
from .stage import scenario


def run_unix(log, body):
    async def main(loop):
        with tempfile.TemporaryDirectory() as folder:
            await body(loop, os.path.join(folder, "socket"))

    run_with_handler(log, main)


def exists(path):
    return pathlib.Path(path).exists()


async def exchange(log, loop, server, recorders, path):
    transport, client = await loop.create_unix_connection(lambda: Recorder(lambda event: log(f"client {event}")), path)
    transport.write(b"hello")
    await until(lambda: recorders and recorders[-1].received)
    recorders[-1].transport.write(b"bye")
    await until(lambda: client.received)
    transport.close()
    await until(lambda: client.lost and recorders[-1].lost)


def recording(log, recorders):
    def factory():
        recorders.append(Recorder(lambda event: log(f"server {event}")))
        return recorders[-1]

    return factory


@scenario
def a_server_on_a_unix_socket(log):
    async def body(loop, path):
        recorders = []
        server = await loop.create_unix_server(recording(log, recorders), path)
        log(server.is_serving())
        log(server.sockets[0].getsockname() == path)
        await exchange(log, loop, server, recorders, path)
        log(exists(path))
        server.close()
        await server.wait_closed()
        log(exists(path))

    run_unix(log, body)


@scenario
def a_stale_unix_socket_is_replaced(log):
    async def body(loop, path):
        with socket.socket(socket.AF_UNIX) as stale:
            stale.bind(path)
        log(exists(path))
        recorders = []
        server = await loop.create_unix_server(recording(log, recorders), path)
        await exchange(log, loop, server, recorders, path)
        server.close()

    run_unix(log, body)


@scenario
def a_file_that_is_no_unix_socket_is_kept(log):
    async def body(loop, path):
        pathlib.Path(path).write_text("kept")
        try:
            await loop.create_unix_server(lambda: Recorder(log), path)
        except OSError as e:
            log("in use" if e.errno == 98 else e)
        log(pathlib.Path(path).read_text())

    run_unix(log, body)


@scenario
def a_unix_socket_that_is_gone_when_the_server_closes(log):
    async def body(loop, path):
        server = await loop.create_unix_server(lambda: Recorder(log), path)
        os.unlink(path)
        server.close()
        log("closed")

    run_unix(log, body)


@scenario
def a_unix_socket_that_another_server_has_replaced(log):
    async def body(loop, path):
        first = await loop.create_unix_server(lambda: Recorder(log), path)
        recorders = []
        second = await loop.create_unix_server(recording(log, recorders), path)
        first.close()
        log(exists(path))
        await exchange(log, loop, second, recorders, path)
        second.close()
        log(exists(path))

    run_unix(log, body)


@scenario
def a_unix_socket_that_is_to_stay(log):
    async def body(loop, path):
        server = await loop.create_unix_server(lambda: Recorder(log), path, cleanup_socket=False)
        server.close()
        log(exists(path))

    run_unix(log, body)


@scenario
def an_abstract_unix_address(log):
    async def body(loop, _):
        path = f"\0asyncio-{os.getpid()}"
        recorders = []
        server = await loop.create_unix_server(recording(log, recorders), path)
        await exchange(log, loop, server, recorders, path)
        server.close()

    run_unix(log, body)


@scenario
def a_path_that_is_too_long_for_a_unix_socket(log):
    async def body(loop, path):
        for connect in (loop.create_unix_server, loop.create_unix_connection):
            try:
                await connect(lambda: Recorder(log), path + "x" * 200)
            except OSError:
                log("too long")

    run_unix(log, body)


@scenario
def a_unix_socket_on_which_no_server_listens(log):
    async def body(loop, path):
        try:
            await loop.create_unix_connection(lambda: Recorder(log), path)
        except FileNotFoundError:
            log("missing")
        with socket.socket(socket.AF_UNIX) as silent:
            silent.bind(path)
            try:
                await loop.create_unix_connection(lambda: Recorder(log), path)
            except ConnectionRefusedError:
                log("refused")

    run_unix(log, body)


@scenario
def streams_over_a_unix_socket(log):
    async def body(loop, path):
        async def serve(reader, writer):
            async for line in reader:
                log(f"server {line.decode().strip()}")
                writer.write(line.upper())
            log("server end")
            writer.close()

        server = await asyncio.start_unix_server(serve, path)
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(b"one\n")
        reading = asyncio.ensure_future(reader.readline())
        await until(reading.done)
        log(reading.result().decode().strip())
        writer.write_eof()
        reading = asyncio.ensure_future(reader.read())
        await until(reading.done)
        log(reading.result())
        writer.close()
        server.close()
        await server.wait_closed()

    run_unix(log, body)
