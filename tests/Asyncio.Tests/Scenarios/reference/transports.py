"""Transports and protocols: the order of their calls, flow control, ends of either half, resets, failures of the protocol."""

import asyncio

from .connections import (
    BufferedRecorder, Recorder, fails, receive, refuses, reset, run_connected, run_with_handler, tcp_pair, until,
)
from .readers import passes
from .stage import scenario

MUCH = 8_000_000


@scenario
def a_connection_that_the_other_side_closes(log):
    async def body(recorder, peer):
        peer.send(b"abc")
        await until(lambda: recorder.received)
        peer.close()
        await until(lambda: recorder.lost)
        log(recorder.transport.is_closing())

    run_connected(log, body)


@scenario
def connection_made_comes_before_create_connection_returns(log):
    async def main(loop):
        with tcp_pair() as (left, right):
            loop.call_soon(log, "callback before")
            right.send(b"early")
            recorder = Recorder(log)
            created = asyncio.create_task(loop.create_connection(lambda: recorder, sock=left))
            created.add_done_callback(lambda _: log("created"))
            for i in range(3):
                await asyncio.sleep(0)
                log(f"pass {i}")
            await created
            await until(lambda: recorder.received)
            recorder.transport.close()
            await until(lambda: recorder.lost)

    run_with_handler(log, main)


@scenario
def close_tells_the_protocol_in_the_next_pass(log):
    async def body(recorder, peer):
        recorder.transport.close()
        log(f"closing {recorder.transport.is_closing()}")
        await passes(1)
        log("a pass later")
        log(len(await receive(peer, 1)))

    run_connected(log, body)


@scenario
def close_twice_and_abort_after_close(log):
    async def body(recorder, peer):
        recorder.transport.close()
        recorder.transport.close()
        recorder.transport.abort()
        await until(lambda: recorder.lost)
        recorder.transport.close()
        recorder.transport.abort()
        await passes(2)

    run_connected(log, body)


@scenario
def an_end_that_the_protocol_keeps_open(log):
    async def body(recorder, peer):
        peer.shutdown(1)
        await until(lambda: recorder.eof)
        await passes(2)
        log(recorder.transport.is_closing())
        recorder.transport.write(b"answer")
        log((await receive(peer, 6)).decode())
        recorder.transport.close()
        await until(lambda: recorder.lost)
        log(len(await receive(peer, 1)))

    run_connected(log, body, keeps_open=True)


@scenario
def write_eof_ends_one_half(log):
    async def body(recorder, peer):
        recorder.transport.write(b"question")
        log(recorder.transport.can_write_eof())
        recorder.transport.write_eof()
        recorder.transport.write_eof()
        log((await receive(peer, 100)).decode())
        peer.send(b"answer")
        await until(lambda: recorder.received)
        peer.close()
        await until(lambda: recorder.lost)

    run_connected(log, body)


@scenario
def write_eof_waits_for_what_is_left(log):
    async def body(recorder, peer):
        recorder.transport.write(bytes(MUCH))
        recorder.transport.write_eof()
        log(recorder.transport.get_write_buffer_size() > 0)
        log(len(await receive(peer, MUCH + 1)))
        log(recorder.transport.is_closing())

    run_connected(log, body)


@scenario
def a_write_after_write_eof(log):
    async def body(recorder, peer):
        recorder.transport.write_eof()
        refuses(log, "write", lambda: recorder.transport.write(b"x"))
        refuses(log, "writelines", lambda: recorder.transport.writelines([b"x"]))
        refuses(log, "empty", lambda: recorder.transport.write(b""))

    run_connected(log, body)


@scenario
def close_sends_what_is_left(log):
    async def body(recorder, peer):
        recorder.transport.write(bytes(MUCH))
        recorder.transport.close()
        await passes(3)
        log(f"lost {recorder.lost}")
        log(len(await receive(peer, MUCH + 1)))
        await until(lambda: recorder.lost)

    run_connected(log, body)


@scenario
def a_write_after_close_with_data_left_is_still_sent(log):
    async def body(recorder, peer):
        recorder.transport.write(bytes(MUCH))
        recorder.transport.close()
        recorder.transport.write(b"more")
        log(len(await receive(peer, MUCH + 10)))
        await until(lambda: recorder.lost)

    run_connected(log, body)


@scenario
def nothing_is_received_after_close(log):
    async def body(recorder, peer):
        recorder.transport.write(bytes(MUCH))
        recorder.transport.close()
        peer.send(b"too late")
        await passes(3)
        log(recorder.transport.is_reading())
        recorder.transport.abort()
        await until(lambda: recorder.lost)

    run_connected(log, body)


@scenario
def abort_drops_what_is_left(log):
    async def body(recorder, peer):
        recorder.transport.write(bytes(MUCH))
        recorder.transport.abort()
        log(recorder.transport.get_write_buffer_size())
        await passes(1)
        log(f"lost {recorder.lost}")
        log(len(await receive(peer, MUCH)) < MUCH)

    run_connected(log, body)


@scenario
def abort_after_close_with_data_left(log):
    async def body(recorder, peer):
        recorder.transport.write(bytes(MUCH))
        recorder.transport.close()
        await passes(2)
        recorder.transport.abort()
        await passes(1)
        log(f"lost {recorder.lost}")

    run_connected(log, body)


@scenario
def writes_after_the_end_are_ignored(log):
    async def body(recorder, peer):
        recorder.transport.close()
        for _ in range(10):
            recorder.transport.write(b"x")
        recorder.transport.writelines([])
        await until(lambda: recorder.lost)
        recorder.transport.write(b"x")
        log(recorder.transport.get_write_buffer_size())
        log(len(await receive(peer, 10)))

    run_connected(log, body, lost=lambda recorder: recorder.transport.write(b"x"))


@scenario
def writing_is_paused_above_the_high_mark_and_resumed_at_the_low_one(log):
    async def body(recorder, peer):
        log(recorder.transport.get_write_buffer_limits())
        log("writes")
        recorder.transport.write(bytes(MUCH))
        log("has written")
        recorder.transport.write(b"more")
        await passes(2)
        count = len(await receive(peer, MUCH + 4))
        await until(lambda: not recorder.paused)
        log(count)
        log(recorder.transport.get_write_buffer_size())

    run_connected(log, body)


@scenario
def a_protocol_that_writes_whenever_it_is_resumed(log):
    async def body(recorder, peer):
        recorder.transport.write(bytes(MUCH))
        log(len(await receive(peer, 3 * MUCH)))
        await until(lambda: not recorder.paused)

    def more(recorder):
        if recorder.left:
            recorder.left -= 1
            recorder.transport.write(bytes(MUCH))

    Recorder.left = 2
    run_connected(log, body, resumed=more)


@scenario
def write_limits_that_are_set(log):
    async def body(recorder, peer):
        transport = recorder.transport
        transport.set_write_buffer_limits(high=100)
        log(transport.get_write_buffer_limits())
        transport.set_write_buffer_limits(low=10)
        log(transport.get_write_buffer_limits())
        transport.set_write_buffer_limits(high=7, low=7)
        log(transport.get_write_buffer_limits())
        transport.set_write_buffer_limits(high=0)
        log(transport.get_write_buffer_limits())
        refuses(log, "low above high", lambda: transport.set_write_buffer_limits(high=1, low=2))
        refuses(log, "negative", lambda: transport.set_write_buffer_limits(high=-1))
        log(transport.get_write_buffer_limits())
        transport.set_write_buffer_limits()
        log(transport.get_write_buffer_limits())

    run_connected(log, body)


@scenario
def limits_lowered_below_what_waits_pause_at_once(log):
    async def body(recorder, peer):
        recorder.transport.set_write_buffer_limits(high=10 * MUCH)
        recorder.transport.write(bytes(MUCH))
        log("sets")
        recorder.transport.set_write_buffer_limits(high=0)
        log("has set")
        count = len(await receive(peer, MUCH))
        await until(lambda: not recorder.paused)
        log(count)

    run_connected(log, body)


@scenario
def pause_reading_leaves_what_comes_to_the_system(log):
    async def body(recorder, peer):
        recorder.transport.pause_reading()
        recorder.transport.pause_reading()
        log(recorder.transport.is_reading())
        peer.send(b"kept")
        await passes(5)
        log("resumes")
        recorder.transport.resume_reading()
        recorder.transport.resume_reading()
        log(recorder.transport.is_reading())
        await until(lambda: recorder.received)
        recorder.transport.close()
        recorder.transport.pause_reading()
        recorder.transport.resume_reading()
        log(recorder.transport.is_reading())

    run_connected(log, body)


@scenario
def pause_reading_in_connection_made(log):
    async def body(recorder, peer):
        peer.send(b"kept")
        await passes(5)
        log("resumes")
        recorder.transport.resume_reading()
        await until(lambda: recorder.received)

    run_connected(log, body, made=lambda recorder: recorder.transport.pause_reading())


@scenario
def pause_reading_hides_the_end(log):
    async def body(recorder, peer):
        recorder.transport.pause_reading()
        peer.close()
        await passes(5)
        log("resumes")
        recorder.transport.resume_reading()
        await until(lambda: recorder.lost)

    run_connected(log, body)


@scenario
def pause_reading_in_data_received(log):
    async def body(recorder, peer):
        peer.send(b"first")
        await until(lambda: recorder.received)
        peer.send(b"second")
        await passes(5)
        log("resumes")
        recorder.transport.resume_reading()
        await until(lambda: len(recorder.received) > 5)

    run_connected(log, body, received=lambda recorder: recorder.transport.pause_reading())


@scenario
def close_in_data_received(log):
    async def body(recorder, peer):
        peer.send(b"first")
        await until(lambda: recorder.lost)

    run_connected(log, body, received=lambda recorder: recorder.transport.close())


@scenario
def close_in_connection_made(log):
    run_connected(log, lambda recorder, peer: passes(3), made=lambda recorder: recorder.transport.close())


@scenario
def abort_in_connection_made(log):
    run_connected(log, lambda recorder, peer: passes(3), made=lambda recorder: recorder.transport.abort())


@scenario
def abort_in_pause_writing(log):
    async def body(recorder, peer):
        recorder.transport.write(bytes(MUCH))
        log("has written")
        await until(lambda: recorder.lost)

    run_connected(log, body, paused=lambda recorder: recorder.transport.abort())


@scenario
def close_in_eof_received(log):
    async def body(recorder, peer):
        peer.close()
        await until(lambda: recorder.lost)

    run_connected(log, body, keeps_open=True, eof=lambda recorder: recorder.transport.close())


@scenario
def a_reset_while_it_receives(log):
    async def body(recorder, peer):
        reset(peer)
        await until(lambda: recorder.lost)
        recorder.transport.write(b"x")

    run_connected(log, body)


@scenario
def a_reset_that_a_write_finds(log):
    async def body(recorder, peer):
        recorder.transport.pause_reading()
        reset(peer)
        await passes(5)
        while not recorder.transport.is_closing():
            recorder.transport.write(b"x")
            await passes(1)
        await until(lambda: recorder.lost)

    run_connected(log, body)


@scenario
def a_reset_with_data_left(log):
    async def body(recorder, peer):
        recorder.transport.pause_reading()
        recorder.transport.write(bytes(MUCH))
        reset(peer)
        await until(lambda: recorder.lost)
        log(recorder.transport.get_write_buffer_size())

    run_connected(log, body)


@scenario
def a_reset_after_close_with_data_left(log):
    async def body(recorder, peer):
        recorder.transport.write(bytes(MUCH))
        recorder.transport.close()
        reset(peer)
        await until(lambda: recorder.lost)

    run_connected(log, body)


@scenario
def data_received_that_fails(log):
    async def body(recorder, peer):
        peer.send(b"abc")
        await until(lambda: recorder.lost)

    run_connected(log, body, received=fails("in data_received"))


@scenario
def eof_received_that_fails(log):
    async def body(recorder, peer):
        peer.close()
        await until(lambda: recorder.lost)

    run_connected(log, body, eof=fails("in eof_received"))


@scenario
def connection_made_that_fails(log):
    async def body(recorder, peer):
        log(recorder.transport.is_closing())
        peer.send(b"abc")
        await until(lambda: recorder.received)

    run_connected(log, body, made=fails("in connection_made"))


@scenario
def connection_lost_that_fails(log):
    async def body(recorder, peer):
        recorder.transport.close()
        await until(lambda: recorder.lost)
        log(len(await receive(peer, 1)))

    run_connected(log, body, lost=fails("in connection_lost"))


@scenario
def pause_and_resume_writing_that_fail(log):
    async def body(recorder, peer):
        recorder.transport.write(bytes(MUCH))
        count = len(await receive(peer, MUCH))
        await until(lambda: not recorder.paused)
        log(count)
        log(recorder.transport.is_closing())

    run_connected(log, body, paused=fails("in pause_writing"), resumed=fails("in resume_writing"))


@scenario
def another_protocol_in_the_middle(log):
    async def body(recorder, peer):
        peer.send(b"one")
        await until(lambda: recorder.received)
        other = Recorder(lambda event: log(f"other {event}"))
        recorder.transport.set_protocol(other)
        log(recorder.transport.get_protocol() is other)
        peer.send(b"two")
        await until(lambda: other.received)
        recorder.transport.set_protocol(recorder)
        peer.close()

    run_connected(log, body)


@scenario
def writes_and_writelines_keep_their_order(log):
    async def body(recorder, peer):
        recorder.transport.write(b"a")
        recorder.transport.writelines([b"b", b"", b"c"])
        recorder.transport.writelines([b"d" * MUCH, b"e"])
        recorder.transport.write(b"f")
        received = await receive(peer, MUCH + 5)
        log(received[:5].decode())
        log(received[-3:].decode())
        log(len(received))

    run_connected(log, body)


@scenario
def what_is_known_of_a_connection(log):
    async def body(recorder, peer):
        transport = recorder.transport
        names = peer.getsockname(), peer.getpeername()
        log(transport.get_extra_info("peername") == names[0])
        log(transport.get_extra_info("socket") is not None)
        log(transport.get_extra_info("nothing"))
        transport.close()
        await until(lambda: recorder.lost)
        log(transport.get_extra_info("peername") == names[0])
        log(transport.get_extra_info("sockname") == names[1])

    run_connected(log, body)


@scenario
def calls_of_a_socket_that_has_a_transport(log):
    async def body(recorder, peer):
        loop = asyncio.get_running_loop()
        sock = recorder.transport.get_extra_info("socket")
        refuses(log, "add_reader", lambda: loop.add_reader(sock, log, "read"))
        refuses(log, "add_writer", lambda: loop.add_writer(sock, log, "written"))
        refuses(log, "remove_reader", lambda: loop.remove_reader(sock))
        refuses(log, "remove_writer", lambda: loop.remove_writer(sock))
        try:
            await loop.create_connection(lambda: Recorder(log), sock=sock._sock)
        except RuntimeError:
            log("create_connection RuntimeError")

    run_connected(log, body)


@scenario
def create_connection_that_is_refused(log):
    async def main(loop):
        import socket
        with socket.socket() as bound:
            bound.bind(("127.0.0.1", 0))
            try:
                await loop.create_connection(lambda: Recorder(log), *bound.getsockname())
            except ConnectionRefusedError:
                log("refused")

    run_with_handler(log, main)


@scenario
def create_connection_cancelled_in_connection_made(log):
    async def main(loop):
        with tcp_pair() as (left, right):
            recorder = Recorder(log, made=lambda _: task.cancel())
            task = asyncio.create_task(loop.create_connection(lambda: recorder, sock=left))
            await asyncio.wait([task])
            log(task.cancelled())
            await until(lambda: recorder.lost)
            log(len(await receive(right, 1)))

    run_with_handler(log, main)


@scenario
def create_connection_whose_factory_fails(log):
    async def main(loop):
        with tcp_pair() as (left, _):
            try:
                await loop.create_connection(fails_without_argument, sock=left)
            except ValueError as e:
                log(e)

    def fails_without_argument():
        raise ValueError("in the factory")

    run_with_handler(log, main)


@scenario
def a_buffered_protocol(log):
    async def body(recorder, peer):
        peer.send(b"abc")
        await until(lambda: len(recorder.received) == 3)
        peer.send(b"de")
        await until(lambda: len(recorder.received) == 5)
        peer.close()
        await until(lambda: recorder.lost)

    run_connected(log, body, BufferedRecorder)


@scenario
def a_buffer_smaller_than_what_comes(log):
    async def body(recorder, peer):
        peer.send(b"abcdefgh")
        await until(lambda: len(recorder.received) == 8)

    run_connected(log, body, BufferedRecorder, size=3)


@scenario
def a_buffer_that_is_empty(log):
    async def body(recorder, peer):
        peer.send(b"abc")
        await until(lambda: recorder.lost)

    run_connected(log, body, BufferedRecorder, size=0)


@scenario
def get_buffer_that_fails(log):
    async def body(recorder, peer):
        peer.send(b"abc")
        await until(lambda: recorder.lost)

    run_connected(log, body, BufferedRecorder, buffer=fails("in get_buffer"))


@scenario
def buffer_updated_that_fails(log):
    async def body(recorder, peer):
        peer.send(b"abc")
        await until(lambda: recorder.lost)

    run_connected(log, body, BufferedRecorder, updated=fails("in buffer_updated"))


@scenario
def from_a_protocol_to_a_buffered_one(log):
    async def body(recorder, peer):
        peer.send(b"one")
        await until(lambda: recorder.received)
        other = BufferedRecorder(lambda event: log(f"other {event}"))
        recorder.transport.set_protocol(other)
        peer.send(b"two")
        await until(lambda: other.received)
        recorder.transport.set_protocol(recorder)
        peer.send(b"three")
        await until(lambda: len(recorder.received) == 8)

    run_connected(log, body)
