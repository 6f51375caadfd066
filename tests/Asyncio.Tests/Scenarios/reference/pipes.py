"""Pipes: reading, writing, flow control, and how either end goes. Protocols of subprocesses."""

import asyncio
import os
import tempfile

from .connections import MUCH, Recorder, fails, refuses_awaiting, run_with_handler, until
from .readers import passes
from .stage import scenario


def run_reading(log, body, **options):
    """A recorder that reads a pipe, and the descriptor that writes to it."""

    async def main(loop):
        reader, writer = os.pipe()
        recorder = Recorder(log, **options)
        await loop.connect_read_pipe(lambda: recorder, open(reader, "rb", 0))
        await body(recorder, writer)
        if not recorder.lost:
            recorder.transport.close()
            await until(lambda: recorder.lost)

    run_with_handler(log, main)


def run_writing(log, body, **options):
    """A recorder that writes to a pipe, and the descriptor that reads it."""

    async def main(loop):
        reader, writer = os.pipe()
        os.set_blocking(reader, False)
        recorder = Recorder(log, **options)
        await loop.connect_write_pipe(lambda: recorder, open(writer, "wb", 0))
        await body(recorder, reader)
        if not recorder.lost:
            recorder.transport.abort()
            await until(lambda: recorder.lost)

    run_with_handler(log, main)


async def read(descriptor, count):
    """So many bytes, or fewer at the end."""
    data = b""
    while len(data) < count:
        try:
            piece = os.read(descriptor, count - len(data))
        except BlockingIOError:
            await asyncio.sleep(0)
            continue
        if not piece:
            break
        data += piece
    return data


@scenario
def a_pipe_is_read(log):
    async def body(recorder, writer):
        os.write(writer, b"hello")
        await until(lambda: recorder.received)
        log(recorder.transport.is_closing())
        os.close(writer)
        await until(lambda: recorder.lost)
        log(recorder.transport.is_closing())

    run_reading(log, body)


@scenario
def a_pipe_whose_end_the_protocol_would_keep_open(log):
    async def body(recorder, writer):
        os.close(writer)
        await until(lambda: recorder.lost)

    run_reading(log, body, keeps_open=True)


@scenario
def a_pipe_that_is_read_is_paused_and_closed(log):
    async def body(recorder, writer):
        log(recorder.transport.is_reading())
        recorder.transport.pause_reading()
        recorder.transport.pause_reading()
        os.write(writer, b"hello")
        await passes(3)
        log(recorder.transport.is_reading())
        recorder.transport.resume_reading()
        recorder.transport.resume_reading()
        await until(lambda: recorder.received)
        recorder.transport.close()
        recorder.transport.close()
        log(recorder.transport.is_closing())
        os.write(writer, b"lost")
        await until(lambda: recorder.lost)
        try:
            os.write(writer, b"lost")
        except BrokenPipeError:
            log("broken")
        os.close(writer)

    run_reading(log, body)


@scenario
def a_protocol_that_fails_with_data_of_a_pipe(log):
    async def body(recorder, writer):
        os.write(writer, b"hello")
        await passes(3)
        recorder.then.clear()
        os.write(writer, b"again")
        await until(lambda: recorder.received.endswith(b"again"))
        os.close(writer)

    run_reading(log, body, received=fails("no good"))


@scenario
def a_pipe_is_written(log):
    async def body(recorder, reader):
        recorder.transport.write(b"hello")
        recorder.transport.writelines([b"good", b"bye"])
        log((await read(reader, 12)).decode())
        log(recorder.transport.can_write_eof())
        recorder.transport.write_eof()
        recorder.transport.write(b"lost")
        recorder.transport.write_eof()
        log(recorder.transport.is_closing())
        await until(lambda: recorder.lost)
        log((await read(reader, 1)).decode())
        os.close(reader)

    run_writing(log, body)


@scenario
def a_pipe_that_is_full(log):
    async def body(recorder, reader):
        recorder.transport.write(bytes(MUCH))
        log(recorder.transport.get_write_buffer_size() > 65_536)
        recorder.transport.close()
        log(recorder.transport.is_closing())
        log(recorder.lost)
        everything = await read(reader, MUCH + 1)
        await until(lambda: recorder.lost)
        log(len(everything))
        os.close(reader)

    run_writing(log, body)


@scenario
def a_pipe_that_is_aborted_with_data_left(log):
    async def body(recorder, reader):
        recorder.transport.write(bytes(MUCH))
        recorder.transport.abort()
        log(recorder.transport.get_write_buffer_size())
        await until(lambda: recorder.lost)
        log(len(await read(reader, MUCH)) < MUCH)
        os.close(reader)

    run_writing(log, body)


@scenario
def the_reader_of_a_pipe_goes(log):
    async def body(recorder, reader):
        recorder.transport.write(b"hello")
        await passes(3)
        os.close(reader)
        await until(lambda: recorder.lost)
        recorder.transport.write(b"lost")

    run_writing(log, body)


@scenario
def the_reader_of_a_pipe_goes_with_data_left(log):
    async def body(recorder, reader):
        recorder.transport.write(bytes(MUCH))
        os.close(reader)
        await until(lambda: recorder.lost)

    run_writing(log, body)


@scenario
def a_write_to_a_pipe_without_a_reader(log):
    async def body(recorder, reader):
        os.close(reader)
        recorder.transport.write(b"lost")
        log(recorder.transport.is_closing())
        await until(lambda: recorder.lost)

    run_writing(log, body)


@scenario
def a_file_is_no_pipe(log):
    async def main(loop):
        with tempfile.TemporaryFile() as file:
            await refuses_awaiting(log, "read", loop.connect_read_pipe(lambda: Recorder(log), file))
            await refuses_awaiting(log, "write", loop.connect_write_pipe(lambda: Recorder(log), file))

    run_with_handler(log, main)


@scenario
def streams_over_pipes(log):
    async def main(loop):
        ends = os.pipe()
        reader = asyncio.StreamReader()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), open(ends[0], "rb", 0))
        unused = asyncio.StreamReader()
        transport, protocol = await loop.connect_write_pipe(lambda: asyncio.StreamReaderProtocol(unused), open(ends[1], "wb", 0))
        writer = asyncio.StreamWriter(transport, protocol, unused, loop)
        writer.write(b"one\ntwo\n" + bytes(300_000))
        reading = asyncio.ensure_future(reader.readuntil(b"two\n"))
        await until(reading.done)
        log(reading.result().decode().replace("\n", "|"))
        draining = asyncio.ensure_future(writer.drain())
        reading = asyncio.ensure_future(reader.readexactly(300_000))
        await until(lambda: draining.done() and reading.done())
        log(len(reading.result()))
        writer.close()
        await until(reader.at_eof)
        await writer.wait_closed()
        log("closed")

    run_with_handler(log, main)


class ProcessRecorder(asyncio.SubprocessProtocol):
    """Says what happens to a subprocess, whose pipes and end come in any order."""

    def __init__(self):
        self.events = []
        self.data = {1: b"", 2: b""}

    def connection_made(self, transport):
        self.events.append("made")

    def pipe_data_received(self, fd, data):
        self.data[fd] += data

    def pipe_connection_lost(self, fd, exc):
        self.events.append(f"lost {fd} {exc}")

    def process_exited(self):
        self.events.append("exited")

    def connection_lost(self, exc):
        self.events.append(f"lost {exc}")

    def pause_writing(self):
        self.events.append("paused")

    def resume_writing(self):
        self.events.append("resumed")


@scenario
def a_protocol_of_a_subprocess(log):
    async def main(loop):
        transport, protocol = await loop.subprocess_exec(
            ProcessRecorder, "/bin/sh", "-c", "read line; echo $line; echo error >&2; exit 3")
        log(protocol.events)
        log(transport.get_returncode())
        transport.get_pipe_transport(0).write(b"hello\n")
        await until(lambda: protocol.events[-1] == "lost None")
        log(protocol.data)
        log(sorted(protocol.events[1:-1]))
        log(transport.get_returncode())
        log(transport.is_closing())
        transport.close()

    run_with_handler(log, main)


@scenario
def a_subprocess_whose_transport_is_closed(log):
    async def main(loop):
        transport, protocol = await loop.subprocess_shell(ProcessRecorder, "sleep 100")
        transport.close()
        transport.close()
        log(transport.is_closing())
        await until(lambda: protocol.events[-1] == "lost None")
        log(sorted(protocol.events[1:-1]))
        log(transport.get_returncode())

    run_with_handler(log, main)


@scenario
def a_subprocess_whose_input_is_full(log):
    async def main(loop):
        transport, protocol = await loop.subprocess_exec(ProcessRecorder, "cat")
        transport.get_pipe_transport(1).pause_reading()
        transport.get_pipe_transport(0).write(bytes(MUCH))
        log(protocol.events)
        transport.get_pipe_transport(1).resume_reading()
        transport.get_pipe_transport(0).write_eof()
        await until(lambda: protocol.events[-1] == "lost None")
        log(len(protocol.data[1]))
        log(transport.get_returncode())

    run_with_handler(log, main)
