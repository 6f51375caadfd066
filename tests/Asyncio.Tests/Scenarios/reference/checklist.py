"""Situations of CPython's own tests of streams, servers, sockets, subprocesses, TLS and sendfile that the other files lack."""

import asyncio
import io
import os
import socket
from asyncio.subprocess import PIPE

from .connections import MUCH, BufferedRecorder, Recorder, receive, run_with_handler, tcp_pair, until
from .readers import passes
from .sending_files import CONTENT, run_sending
from .stage import outcome, run, scenario
from .subprocesses import shell
from .tls import client_tls, named, run_tls, server_tls, settled


def datagram_sockets(count):
    sockets = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(count)]
    for sock in sockets:
        sock.setblocking(False)
        sock.bind(("127.0.0.1", 0))
    return sockets


@scenario
def datagrams_by_calls_of_a_socket(log):
    async def main():
        loop = asyncio.get_running_loop()
        left, right = datagram_sockets(2)
        receiving = asyncio.create_task(loop.sock_recvfrom(right, 100))
        await passes(3)
        log(receiving.done())
        log(await loop.sock_sendto(left, b"hello", right.getsockname()))
        await until(receiving.done)
        data, sender = receiving.result()
        log(data.decode())
        log(sender == left.getsockname())
        await loop.sock_sendto(left, b"", right.getsockname())
        buffer = bytearray(3)
        receiving = asyncio.create_task(loop.sock_recvfrom_into(right, buffer))
        await until(receiving.done)
        log(receiving.result()[0])
        await loop.sock_sendto(left, b"longer", right.getsockname())
        receiving = asyncio.create_task(loop.sock_recvfrom_into(right, buffer))
        await until(receiving.done)
        log(receiving.result()[0])
        log(buffer.decode())
        try:
            await loop.sock_sendto(left, bytes(100_000), right.getsockname())
        except OSError:
            log("too long")
        receiving = asyncio.create_task(outcome(log, "receive", loop.sock_recvfrom(right, 100)))
        await passes(2)
        receiving.cancel()
        await receiving
        log(loop.remove_reader(right))
        left.close()
        right.close()

    run(main())


@scenario
def much_that_is_received_into_a_buffer(log):
    async def main():
        loop = asyncio.get_running_loop()
        with tcp_pair() as (left, right):
            data = bytes(range(256)) * 20_000
            sending = asyncio.create_task(loop.sock_sendall(left, data))
            received = bytearray()
            buffer = bytearray(100_000)
            while len(received) < len(data):
                count = await settled(loop.sock_recv_into(right, buffer))
                received += buffer[:count]
            await sending
            log(received == data)

    run(main())


@scenario
def a_client_that_goes_while_its_server_closes(log):
    async def main(loop):
        async def serve(reader, writer):
            try:
                await reader.readline()
            finally:
                writer.close()
                await writer.wait_closed()
                log("served")

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        _, writer = await settled(asyncio.open_connection(*server.sockets[0].getsockname()))
        loop.call_soon(server.close)
        loop.call_soon(writer.close)
        await settled(server.wait_closed())
        log("over")

    run_with_handler(log, main)


@scenario
def two_tasks_drain_at_once(log):
    async def main(loop):
        with tcp_pair() as (left, right):
            _, writer = await asyncio.open_connection(sock=left)
            writer.write(bytes(MUCH))
            tasks = [asyncio.create_task(outcome(log, name, writer.drain())) for name in "ab"]
            await passes(3)
            log([task.done() for task in tasks])
            await receive(right, MUCH)
            await until(lambda: all(task.done() for task in tasks))
            writer.close()
            await settled(writer.wait_closed())

    run_with_handler(log, main)


@scenario
def a_stream_closed_with_data_unread(log):
    async def main(loop):
        with tcp_pair() as (left, right):
            reader, writer = await asyncio.open_connection(sock=left)
            right.send(b"one\ntwo\n")
            log((await settled(reader.readline())).decode().strip())
            writer.close()
            await settled(writer.wait_closed())
            log((await settled(reader.read())).decode().strip())
            log(reader.at_eof())

    run_with_handler(log, main)


@scenario
def a_reader_ends_when_its_writer_closes(log):
    async def main(loop):
        with tcp_pair() as (left, _):
            reader, writer = await asyncio.open_connection(sock=left)
            reading = asyncio.create_task(reader.read())
            await passes(2)
            writer.close()
            await until(reading.done)
            log(reading.result())
            log(reader.at_eof())

    run_with_handler(log, main)


@scenario
def the_output_of_a_subprocess_read_after_its_end(log):
    async def main():
        process = await shell("echo hello", stdout=PIPE)
        log(await process.wait())
        log((await process.stdout.read()).decode().strip())
        log(process.stdout.at_eof())

    run(main())


@scenario
def a_subprocess_whose_output_is_more_than_the_limit(log):
    async def main():
        process = await shell("head -c 1000000 /dev/zero", stdout=PIPE, limit=1_000)
        output, _ = await process.communicate()
        log(len(output))
        log(await process.wait())

    run(main())


@scenario
def a_subprocess_with_an_empty_input(log):
    async def main():
        process = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
        output, _ = await process.communicate(b"")
        log(output)
        log(process.returncode)

    run(main())


@scenario
def a_subprocess_does_not_inherit_the_input_of_another(log):
    async def main():
        first = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
        second = await asyncio.create_subprocess_exec("sleep", "100")
        first.stdin.close()
        log(await first.stdout.read())
        log(await first.wait())
        second.kill()
        log(await second.wait())

    run(main())


@scenario
def a_subprocess_that_is_cancelled_as_it_starts(log):
    async def main():
        starting = asyncio.create_task(asyncio.create_subprocess_exec("sleep", "100"))
        await asyncio.sleep(0)
        starting.cancel()
        await asyncio.wait([starting])
        log(starting.cancelled())

    run(main())


@scenario
def garbage_after_the_handshake_of_tls(log):
    async def body(sides):
        sides.client.transport.write(b"hello")
        await until(lambda: sides.server.received)
        os.write(sides.client.transport.get_extra_info("socket").fileno(), b"this is no record of TLS")
        await until(lambda: sides.server.lost)
        log("server lost")

    run_tls(log, body, server=Recorder(lambda event: None if event.startswith("lost") else log(f"server {event}")),
            client=Recorder(lambda event: None))


@scenario
def an_accepted_socket_over_tls(log):
    async def main(loop):
        server, client = Recorder(named(log, "server")), Recorder(named(log, "client"))
        with socket.create_server(("127.0.0.1", 0)) as listener:
            connecting = asyncio.ensure_future(loop.create_connection(
                lambda: client, *listener.getsockname(), ssl=client_tls(), server_hostname="localhost"))
            await passes(3)
            accepted, _ = listener.accept()
            await settled(loop.connect_accepted_socket(lambda: server, accepted, ssl=server_tls()))
            await until(connecting.done)
        client.transport.write(b"hello")
        await until(lambda: server.received)
        server.transport.close()
        await until(lambda: server.lost and client.lost)

    run_with_handler(log, main)


@scenario
def start_tls_with_a_buffered_protocol(log):
    async def main(loop):
        def said(event):
            if not event.startswith("buffer"):
                log(f"server {event}")

        server, client = BufferedRecorder(said, size=100), Recorder(named(log, "client"))
        with tcp_pair() as (left, right):
            await loop.create_connection(lambda: server, sock=left)
            await loop.create_connection(lambda: client, sock=right)
            serving = asyncio.ensure_future(loop.start_tls(server.transport, server, server_tls(), server_side=True))
            client.transport = await settled(loop.start_tls(client.transport, client, client_tls(), server_hostname="localhost"))
            server.transport = await settled(serving)
            client.transport.write(b"hello")
            await until(lambda: server.received)
            server.transport.write(b"bye")
            await until(lambda: client.received)
            client.transport.close()
            await until(lambda: server.lost and client.lost)

    run_with_handler(log, main)


@scenario
def the_peer_goes_while_what_is_no_file_is_sent(log):
    async def body(loop, recorder, peer, _):
        recorder.log = lambda event: None if event in ("paused", "resumed") else log(event.split()[0])
        sending = asyncio.ensure_future(loop.sendfile(recorder.transport, io.BytesIO(CONTENT * 8)))
        await receive(peer, 1_000)
        peer.close()
        await until(lambda: sending.done() and recorder.lost)
        log(isinstance(sending.exception(), ConnectionError))

    run_sending(log, body)


@scenario
def a_file_whose_sending_is_cancelled(log):
    async def body(loop, recorder, peer, file):
        sending = asyncio.ensure_future(loop.sendfile(recorder.transport, file))
        await receive(peer, 1_000)
        sending.cancel()
        await until(sending.done)
        log(sending.cancelled())
        recorder.transport.write(b"goes on")
        log(recorder.transport.is_reading())

    run_sending(log, body, content=CONTENT * 8)
