"""Callbacks."""

from .stage import VirtualLoop, run, scenario


@scenario
def call_soon_runs_in_order(log):
    loop = VirtualLoop()
    for name in "abc":
        loop.call_soon(log, name)
    loop.call_soon(loop.stop)
    loop.run_forever()
    loop.close()


@scenario
def call_soon_in_a_pass_runs_in_the_next(log):
    loop = VirtualLoop()

    def first():
        log("first")
        loop.call_soon(third)

    def third():
        log("third")
        loop.call_soon(log, "fourth")
        loop.call_soon(loop.stop)

    loop.call_soon(first)
    loop.call_soon(log, "second")
    loop.run_forever()
    loop.close()


@scenario
def call_later_runs_in_order_of_time(log):
    loop = VirtualLoop()
    for seconds in (3, 1, 2):
        loop.call_later(seconds, lambda s=seconds: log(f"{s} at {loop.time():g}"))
    loop.call_later(4, loop.stop)
    loop.run_forever()
    loop.close()


@scenario
def call_at_ties_of_three(log):
    loop = VirtualLoop()
    for name in "abc":
        loop.call_at(1, log, name)
    loop.call_at(2, loop.stop)
    loop.run_forever()
    loop.close()


@scenario
def call_at_ties_of_nine(log):
    loop = VirtualLoop()
    for name in "abcdefghi":
        loop.call_at(1, log, name)
    loop.call_at(2, loop.stop)
    loop.run_forever()
    loop.close()


@scenario
def call_later_zero_comes_after_what_is_ready(log):
    loop = VirtualLoop()
    loop.call_later(0, log, "later")
    loop.call_soon(log, "soon")
    loop.call_soon(lambda: (log("soon too"), loop.call_soon(log, "next pass"), loop.call_later(0, log, "next pass, later")))
    loop.call_later(1, loop.stop)
    loop.run_forever()
    loop.close()


@scenario
def call_at_past_runs_at_once(log):
    loop = VirtualLoop()
    loop.now = 10.0
    loop.call_at(5, lambda: log(f"past at {loop.time():g}"))
    loop.call_at(11, lambda: log(f"future at {loop.time():g}"))
    loop.call_at(12, loop.stop)
    loop.run_forever()
    loop.close()


@scenario
def a_due_timer_comes_after_what_was_ready_before(log):
    loop = VirtualLoop()

    def first():
        log("first")
        loop.now += 2
        loop.call_soon(log, "registered while the timer came due")

    loop.call_later(1, log, "timer")
    loop.call_soon(first)
    loop.call_later(3, loop.stop)
    loop.run_forever()
    loop.close()


@scenario
def a_cancelled_handle_never_runs(log):
    loop = VirtualLoop()
    loop.call_soon(log, "soon").cancel()
    loop.call_later(1, log, "later").cancel()
    kept = loop.call_soon(log, "kept")
    log(kept.cancelled())
    loop.call_later(2, loop.stop)
    loop.run_forever()
    loop.close()


@scenario
def a_callback_cancels_another_of_its_pass(log):
    loop = VirtualLoop()
    handles = []
    loop.call_soon(lambda: (log("first"), handles[0].cancel()))
    handles.append(loop.call_soon(log, "second"))
    loop.call_soon(log, "third")
    loop.call_soon(loop.stop)
    loop.run_forever()
    loop.close()


@scenario
def stop_lets_the_pass_end(log):
    loop = VirtualLoop()
    loop.call_soon(lambda: (log("stops"), loop.stop(), loop.call_soon(log, "next run")))
    loop.call_soon(log, "same pass")
    loop.run_forever()
    log("stopped")
    loop.call_soon(loop.stop)
    loop.run_forever()
    loop.close()


@scenario
def stop_before_the_run_makes_it_one_pass(log):
    loop = VirtualLoop()
    loop.call_soon(lambda: (log("pass"), loop.call_soon(log, "another")))
    loop.stop()
    loop.run_forever()
    log("returned")
    loop.close()


@scenario
def threadsafe_from_the_loop_itself_keeps_its_place(log):
    loop = VirtualLoop()
    loop.call_soon(log, "a")
    loop.call_soon_threadsafe(log, "b")
    loop.call_soon(log, "c")
    loop.call_soon(loop.stop)
    loop.run_forever()
    loop.close()


@scenario
def an_exception_in_a_callback_does_not_stop_the_loop(log):
    loop = VirtualLoop()
    loop.set_exception_handler(lambda _, context: log(f"handler: {context['exception']}"))

    def broken():
        raise ValueError("broken")

    loop.call_soon(broken)
    loop.call_soon(log, "next")
    loop.call_soon(loop.stop)
    loop.run_forever()
    loop.close()


@scenario
def a_closed_loop_refuses_work(log):
    loop = VirtualLoop()
    loop.close()
    for name, call in (
        ("call_soon", lambda: loop.call_soon(log, "never")),
        ("call_later", lambda: loop.call_later(1, log, "never")),
        ("call_soon_threadsafe", lambda: loop.call_soon_threadsafe(log, "never")),
        ("run_forever", loop.run_forever),
    ):
        try:
            call()
        except RuntimeError:
            log(f"{name} refused")
    log(loop.is_closed())
