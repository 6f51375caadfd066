"""Readers and writers: callbacks for sockets that are ready."""

import asyncio
import contextlib
import socket

from .stage import run, scenario


@contextlib.contextmanager
def pair():
    left, right = socket.socketpair()
    left.setblocking(False)
    right.setblocking(False)
    with left, right:
        yield left, right


async def passes(count):
    for _ in range(count):
        await asyncio.sleep(0)


@scenario
def a_reader_comes_after_what_is_ready_and_before_timers(log):
    async def main():
        loop = asyncio.get_running_loop()
        with pair() as (left, right):
            right.send(b"a")
            loop.call_later(0, log, "timer")

            def read():
                log(f"reader got {left.recv(10).decode()}")
                loop.call_soon(log, "from the reader")

            loop.add_reader(left, read)
            loop.call_soon(log, "ready")
            await passes(1)
            log("a pass later")
            await passes(2)
            log(loop.remove_reader(left))

    run(main())


@scenario
def a_reader_runs_again_while_there_is_something(log):
    async def main():
        loop = asyncio.get_running_loop()
        with pair() as (left, right):
            right.send(b"abc")
            loop.add_reader(left, lambda: log(left.recv(1).decode()))
            for i in range(5):
                log(f"pass {i}")
                await passes(1)
            loop.remove_reader(left)

    run(main())


@scenario
def another_reader_replaces_the_first(log):
    async def main():
        loop = asyncio.get_running_loop()
        with pair() as (left, right):
            right.send(b"a")
            loop.add_reader(left, lambda: log("first"))
            loop.add_reader(left, lambda: log(f"second {left.recv(1).decode()}"))
            await passes(3)
            log(loop.remove_reader(left))
            log(loop.remove_reader(left))

    run(main())


@scenario
def a_removed_reader_does_not_run(log):
    async def main():
        loop = asyncio.get_running_loop()
        with pair() as (left, right):
            right.send(b"a")
            loop.add_reader(left, lambda: log("never"))
            log(loop.remove_reader(left))
            await passes(3)
            log(left.recv(1).decode())

    run(main())


@scenario
def a_reader_removed_in_the_pass_in_which_it_is_ready(log):
    async def main():
        loop = asyncio.get_running_loop()
        with pair() as (left, right), pair() as (other, other_right):
            right.send(b"a")
            other_right.send(b"b")

            def read(mine, another):
                log("one of them")
                mine.recv(1)
                loop.remove_reader(mine)
                log(loop.remove_reader(another))

            loop.add_reader(left, read, left, other)
            loop.add_reader(other, read, other, left)
            await passes(5)

    run(main())


@scenario
def a_socket_that_is_ready_both_ways_reads_first(log):
    async def main():
        loop = asyncio.get_running_loop()
        with pair() as (left, right):
            right.send(b"a")

            def read():
                log(f"reader {left.recv(1).decode()}")

            def write():
                log("writer")
                log(loop.remove_writer(left))

            loop.add_writer(left, write)
            loop.add_reader(left, read)
            await passes(4)
            log(loop.remove_writer(left))
            log(loop.remove_reader(left))

    run(main())


@scenario
def a_writer_runs_in_each_pass_while_there_is_room(log):
    async def main():
        loop = asyncio.get_running_loop()
        with pair() as (left, _):
            loop.add_writer(left, log, "room")
            for i in range(3):
                log(f"pass {i}")
                await passes(1)
            loop.remove_writer(left)
            await passes(2)

    run(main())


@scenario
def a_reader_hears_of_the_end(log):
    async def main():
        loop = asyncio.get_running_loop()
        with pair() as (left, right):
            ended = loop.create_future()

            def read():
                log(left.recv(10))
                loop.remove_reader(left)
                ended.set_result(None)

            loop.add_reader(left, read)
            right.close()
            await ended

    run(main())


@scenario
def a_reader_that_fails_stays(log):
    async def main():
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: log(f"handler: {context['exception']}"))
        with pair() as (left, right):
            right.send(b"a")
            failures = iter((ValueError("broken"),))

            def read():
                for failure in failures:
                    raise failure
                log(left.recv(1).decode())

            loop.add_reader(left, read)
            await passes(4)
            loop.remove_reader(left)

    run(main())


@scenario
def a_reader_belongs_to_no_task(log):
    async def main():
        loop = asyncio.get_running_loop()
        with pair() as (left, right):
            right.send(b"a")

            def read():
                log(asyncio.current_task() is None)
                left.recv(1)

            loop.add_reader(left, read)
            await passes(3)
            loop.remove_reader(left)

    run(main())
