#!/usr/bin/python3
"""Records what CPython's asyncio does, as the reference for the C# loop.

Each scenario is a small program that says what happens to it, in order. They run on CPython's own loop, tasks and
primitives; only the clock is virtual: it jumps to the next timer when the loop has nothing to run, so that traces do not
depend on the machine. The C# scenario of the same name must give the same trace (ScenarioTests.cs).

    python3 record.py            writes recorded.json beside this file
    python3 record.py --check    exits 1 when the file is not what this interpreter records
"""

import asyncio
import json
import pathlib
import platform
import selectors
import sys
import threading

SCENARIOS = {}


def scenario(function):
    SCENARIOS[function.__name__] = function
    return function


class JumpingSelector(selectors.DefaultSelector):
    """Waits for no time to go by: tells the loop how far to move its clock."""

    loop = None

    def select(self, timeout=None):
        if timeout is not None and timeout > 0:
            self.loop.now += timeout
            timeout = 0
        return super().select(timeout)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.now = 0.0
        selector = JumpingSelector()
        selector.loop = self
        super().__init__(selector)

    def time(self):
        return self.now


class Log(list):
    def __call__(self, event):
        self.append(str(event))


def run(main):
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main)


async def work(log, name, seconds, result=None):
    """The task of many scenarios: says that it starts, sleeps, says how it ended."""
    log(f"{name} starts")
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        log(f"{name} is cancelled")
        raise
    log(f"{name} ends")
    return result


async def fail(log, name, seconds):
    await work(log, name, seconds)
    raise ValueError(name)


# ---------------------------------------------------------------- callbacks


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
def an_exception_in_a_callback_stops_nobody(log):
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


# ---------------------------------------------------------------- tasks and futures


@scenario
def calling_a_coroutine_function(log):
    async def greet():
        log("greeting")

    async def main():
        coroutine = greet()
        log("called")
        await coroutine

    run(main())


@scenario
def create_task_returns_before_the_body_runs(log):
    async def main():
        task = asyncio.create_task(work(log, "task", 1, result=7))
        log("created")
        log(task.done())
        log(await task)
        log(task.done())

    run(main())


@scenario
def tasks_take_turns_at_sleep_zero(log):
    async def count(name):
        for i in range(3):
            log(f"{name}{i}")
            await asyncio.sleep(0)

    async def main():
        await asyncio.gather(count("a"), count("b"))

    run(main())


@scenario
def an_awaited_coroutine_runs_in_place(log):
    async def inner():
        log("inner")

    async def main():
        asyncio.get_running_loop().call_soon(log, "callback")
        await inner()
        log("after inner")
        await asyncio.sleep(0)
        log("end")

    run(main())


@scenario
def an_awaited_task_takes_its_passes(log):
    passes = []

    def tick(loop):
        passes.append(1)
        loop.call_soon(tick, loop)

    async def inner():
        log(f"inner in pass {len(passes)}")

    async def main():
        loop = asyncio.get_running_loop()
        loop.call_soon(tick, loop)
        task = asyncio.create_task(inner())
        await task
        log(f"resumed in pass {len(passes)}")

    run(main())


@scenario
def an_await_of_a_done_task_goes_straight_on(log):
    async def inner():
        return 1

    async def main():
        task = asyncio.create_task(inner())
        await asyncio.sleep(0)
        asyncio.get_running_loop().call_soon(log, "callback")
        log(await task)
        log("straight on")
        await asyncio.sleep(0)

    run(main())


@scenario
def done_callbacks_and_awaiter_in_order_of_registration(log):
    async def main():
        task = asyncio.create_task(work(log, "task", 1))
        task.add_done_callback(lambda t: log("first callback"))

        async def waits():
            await task
            log("awaiter")

        waiting = asyncio.create_task(waits())
        await asyncio.sleep(0)
        task.add_done_callback(lambda t: log("last callback"))
        await waiting

    run(main())


@scenario
def a_done_callback_added_late_runs_in_the_next_pass(log):
    async def main():
        task = asyncio.create_task(work(log, "task", 0))
        await task
        task.add_done_callback(lambda t: log("callback"))
        log("added")
        await asyncio.sleep(0)
        log("a pass later")

    run(main())


@scenario
def a_removed_done_callback_does_not_run(log):
    async def main():
        task = asyncio.create_task(work(log, "task", 1))

        def callback(_):
            log("callback")

        task.add_done_callback(callback)
        task.add_done_callback(callback)
        log(task.remove_done_callback(callback))
        await task

    run(main())


@scenario
def an_exception_comes_out_of_the_await(log):
    async def main():
        task = asyncio.create_task(fail(log, "task", 1))
        try:
            await task
        except ValueError as e:
            log(f"caught {e}")
        log(repr(task.exception() is not None))

    run(main())


@scenario
def a_future_wakes_its_waiters_in_order(log):
    async def main():
        future = asyncio.get_running_loop().create_future()

        async def waits(name):
            log(f"{name} got {await future}")

        tasks = [asyncio.create_task(waits(name)) for name in "ab"]
        await asyncio.sleep(0)
        future.set_result(5)
        log("set")
        await asyncio.gather(*tasks)

    run(main())


@scenario
def a_future_is_set_once(log):
    async def main():
        future = asyncio.get_running_loop().create_future()
        future.set_result(1)
        try:
            future.set_result(2)
        except asyncio.InvalidStateError:
            log("refused")
        log(await future)
        log(future.cancel())

    run(main())


@scenario
def current_task_is_none_in_a_callback(log):
    async def main():
        log(asyncio.current_task() is not None)
        asyncio.get_running_loop().call_soon(lambda: log(asyncio.current_task() is not None))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        log(asyncio.current_task() is not None)

    run(main())


@scenario
def task_names_and_all_tasks(log):
    async def main():
        task = asyncio.create_task(asyncio.sleep(1), name="sleeper")
        log(task.get_name())
        log(len(asyncio.all_tasks()))
        await task
        log(len(asyncio.all_tasks()))

    run(main())


# ---------------------------------------------------------------- sleeping


@scenario
def sleepers_wake_in_order_of_time(log):
    async def main():
        await asyncio.gather(*(work(log, str(s), s) for s in (3, 1, 2)))
        log(f"at {asyncio.get_running_loop().time():g}")

    run(main())


@scenario
def sleepers_of_equal_time_wake_in_order(log):
    async def main():
        await asyncio.gather(*(work(log, name, 1) for name in "abc"))

    run(main())


@scenario
def sleep_zero_is_one_pass(log):
    async def main():
        loop = asyncio.get_running_loop()
        passes = []

        def tick():
            passes.append(1)
            loop.call_soon(tick)

        loop.call_soon(tick)
        for _ in range(3):
            await asyncio.sleep(0)
            log(len(passes))
        await asyncio.sleep(-1)
        log(len(passes))

    run(main())


@scenario
def a_sleeper_resumes_a_pass_after_a_timer_of_its_time(log):
    async def main():
        loop = asyncio.get_running_loop()
        loop.call_later(1, lambda: (log("timer before"), loop.call_soon(log, "soon of before")))
        sleeper = asyncio.create_task(work(log, "sleeper", 1))
        await asyncio.sleep(0)
        loop.call_later(1, lambda: (log("timer after"), loop.call_soon(log, "soon of after")))
        await sleeper

    run(main())


# ---------------------------------------------------------------- cancellation


@scenario
def cancel_comes_out_of_the_sleep(log):
    async def main():
        task = asyncio.create_task(work(log, "task", 10))
        await asyncio.sleep(1)
        log(task.cancel())
        log(task.cancelled())
        try:
            await task
        except asyncio.CancelledError:
            log("awaiter got it")
        log(task.cancelled())
        log(f"at {asyncio.get_running_loop().time():g}")

    run(main())


@scenario
def cancelled_before_its_first_step_a_body_never_runs(log):
    async def main():
        task = asyncio.create_task(work(log, "task", 1))
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            log("cancelled")

    run(main())


@scenario
def a_caught_cancellation_is_over(log):
    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            log("caught")
        await asyncio.sleep(1)
        log("slept again")
        return 3

    async def main():
        task = asyncio.create_task(stubborn())
        await asyncio.sleep(1)
        task.cancel()
        log(await task)
        log(task.cancelled())

    run(main())


@scenario
def a_finally_may_await(log):
    async def tidy():
        try:
            await asyncio.sleep(10)
        finally:
            log("tidies up")
            await asyncio.sleep(2)
            log("is tidy")

    async def main():
        task = asyncio.create_task(tidy())
        await asyncio.sleep(1)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            log(f"cancelled at {asyncio.get_running_loop().time():g}")

    run(main())


@scenario
def a_task_that_cancels_itself_goes_on_to_its_next_wait(log):
    async def suicidal():
        asyncio.current_task().cancel()
        log("goes on")
        done = asyncio.get_running_loop().create_future()
        done.set_result(None)
        await done
        log("passes what is done")
        await asyncio.sleep(1)
        log("never")

    async def main():
        task = asyncio.create_task(suicidal())
        try:
            await task
        except asyncio.CancelledError:
            log(f"cancelled at {asyncio.get_running_loop().time():g}")

    run(main())


@scenario
def cancel_while_yielding(log):
    async def yields():
        try:
            await asyncio.sleep(0)
            log("never")
        except asyncio.CancelledError:
            log("out of sleep(0)")
            raise

    async def main():
        task = asyncio.create_task(yields())
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        log(task.cancelled())

    run(main())


@scenario
def cancel_twice_counts_twice(log):
    async def main():
        task = asyncio.create_task(work(log, "task", 10))
        await asyncio.sleep(0)
        task.cancel()
        task.cancel()
        log(task.cancelling())
        log(task.uncancel())
        await asyncio.wait([task])
        log(task.cancelled())
        log(task.cancel())

    run(main())


@scenario
def cancel_between_wake_up_and_step_wins(log):
    async def main():
        future = asyncio.get_running_loop().create_future()

        async def waits():
            try:
                log(await future)
            except asyncio.CancelledError:
                log("cancelled although set")
                raise

        task = asyncio.create_task(waits())
        await asyncio.sleep(0)
        future.set_result("result")
        task.cancel()
        await asyncio.wait([task])
        log(task.cancelled())

    run(main())


@scenario
def cancel_goes_on_to_the_awaited_task(log):
    async def main():
        inner = asyncio.create_task(work(log, "inner", 10))

        async def waits():
            try:
                await inner
            except asyncio.CancelledError:
                log("outer is cancelled")
                raise

        outer = asyncio.create_task(waits())
        await asyncio.sleep(1)
        outer.cancel()
        await asyncio.wait([outer])
        log(inner.cancelled())
        log(outer.cancelled())

    run(main())


@scenario
def a_task_that_fails_while_cancelled_has_failed(log):
    async def breaks():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            raise ValueError("broke")

    async def main():
        task = asyncio.create_task(breaks())
        await asyncio.sleep(1)
        task.cancel()
        await asyncio.wait([task])
        log(task.cancelled())
        log(task.exception())

    run(main())


# ---------------------------------------------------------------- gather


@scenario
def gather_keeps_the_order_of_its_arguments(log):
    async def main():
        log(await asyncio.gather(work(log, "a", 3, 1), work(log, "b", 1, 2), work(log, "c", 2, 3)))

    run(main())


@scenario
def gather_hands_on_the_first_exception(log):
    async def main():
        other = asyncio.create_task(work(log, "other", 3))
        try:
            await asyncio.gather(fail(log, "late", 2), fail(log, "early", 1), other)
        except ValueError as e:
            log(f"caught {e}")
        await other
        log(f"at {asyncio.get_running_loop().time():g}")

    run(main())


@scenario
def gather_collects_outcomes(log):
    async def main():
        cancelled = asyncio.create_task(work(log, "c", 5))
        asyncio.get_running_loop().call_later(1, cancelled.cancel)
        outcomes = await asyncio.gather(work(log, "a", 3, "fine"), fail(log, "b", 2), cancelled, return_exceptions=True)
        for outcome in outcomes:
            log("cancelled" if isinstance(outcome, asyncio.CancelledError) else outcome)

    run(main())


@scenario
def gather_of_one_twice_runs_it_once(log):
    async def main():
        task = asyncio.create_task(work(log, "task", 1, 4))
        log(await asyncio.gather(task, task))

    run(main())


@scenario
def gather_of_nothing(log):
    async def main():
        log(await asyncio.gather())

    run(main())


@scenario
def gather_with_a_cancelled_child(log):
    async def main():
        child = asyncio.create_task(work(log, "child", 5))
        other = asyncio.create_task(work(log, "other", 2))
        asyncio.get_running_loop().call_later(1, child.cancel)
        try:
            await asyncio.gather(child, other)
        except asyncio.CancelledError:
            log("gather is cancelled")
        log(other.done())
        await other

    run(main())


@scenario
def cancel_of_the_task_that_gathers_cancels_the_children(log):
    async def gathers():
        try:
            await asyncio.gather(work(log, "a", 5), work(log, "b", 5))
        except asyncio.CancelledError:
            log("gatherer is cancelled")
            raise

    async def main():
        task = asyncio.create_task(gathers())
        await asyncio.sleep(1)
        task.cancel()
        await asyncio.wait([task])
        log(task.cancelled())

    run(main())


@scenario
def gather_resumes_two_passes_after_the_last_child(log):
    async def main():
        loop = asyncio.get_running_loop()

        async def child():
            log("child")
            loop.call_soon(lambda: (log("1"), loop.call_soon(lambda: (log("2"), loop.call_soon(log, "3")))))

        await asyncio.gather(asyncio.create_task(child()))
        log("gathered")
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    run(main())


# ---------------------------------------------------------------- wait, as_completed, wait_for


def names(tasks):
    return ",".join(sorted(task.get_name() for task in tasks)) or "none"


@scenario
def wait_for_the_first(log):
    async def main():
        tasks = [asyncio.create_task(work(log, name, s), name=name) for name, s in (("a", 3), ("b", 1), ("c", 2))]
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        log(f"done {names(done)} pending {names(pending)}")
        await asyncio.wait(pending)

    run(main())


@scenario
def wait_for_the_first_exception(log):
    async def main():
        tasks = [
            asyncio.create_task(work(log, "a", 1), name="a"),
            asyncio.create_task(fail(log, "b", 2), name="b"),
            asyncio.create_task(work(log, "c", 3), name="c"),
        ]
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        log(f"done {names(done)} pending {names(pending)}")
        log(tasks[1].exception())
        await tasks[2]

    run(main())


@scenario
def wait_for_an_exception_that_does_not_come(log):
    async def main():
        tasks = [asyncio.create_task(work(log, name, s), name=name) for name, s in (("a", 2), ("b", 1))]
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        log(f"done {names(done)} pending {names(pending)}")

    run(main())


@scenario
def wait_with_a_timeout_cancels_nothing(log):
    async def main():
        tasks = [asyncio.create_task(work(log, name, s), name=name) for name, s in (("a", 1), ("b", 3))]
        done, pending = await asyncio.wait(tasks, timeout=2)
        log(f"done {names(done)} pending {names(pending)} at {asyncio.get_running_loop().time():g}")
        await tasks[1]
        log(f"at {asyncio.get_running_loop().time():g}")

    run(main())


@scenario
def wait_on_what_is_done(log):
    async def main():
        task = asyncio.create_task(work(log, "a", 0), name="a")
        await task
        asyncio.get_running_loop().call_soon(log, "callback")
        done, pending = await asyncio.wait([task])
        log(f"done {names(done)} pending {names(pending)}")

    run(main())


@scenario
def as_completed_gives_them_as_they_come(log):
    async def main():
        tasks = [asyncio.create_task(work(log, name, s, name.upper())) for name, s in (("a", 3), ("b", 1), ("c", 2))]
        for future in asyncio.as_completed(tasks):
            log(f"got {await future}")

    run(main())


@scenario
def as_completed_raises_for_the_failed(log):
    async def main():
        tasks = [asyncio.create_task(work(log, "a", 2, "A")), asyncio.create_task(fail(log, "b", 1))]
        for future in asyncio.as_completed(tasks):
            try:
                log(f"got {await future}")
            except ValueError as e:
                log(f"failed {e}")

    run(main())


@scenario
def as_completed_with_a_timeout(log):
    async def main():
        tasks = [asyncio.create_task(work(log, "a", 1, "A")), asyncio.create_task(work(log, "b", 5, "B"))]
        try:
            for future in asyncio.as_completed(tasks, timeout=2):
                log(f"got {await future}")
        except asyncio.TimeoutError:
            log(f"timeout at {asyncio.get_running_loop().time():g}")
        log(tasks[1].done())
        await tasks[1]

    run(main())


@scenario
def wait_for_in_time(log):
    async def main():
        log(await asyncio.wait_for(work(log, "a", 1, "result"), timeout=2))
        log(f"at {asyncio.get_running_loop().time():g}")

    run(main())


@scenario
def wait_for_too_long(log):
    async def main():
        try:
            await asyncio.wait_for(work(log, "a", 5), timeout=2)
        except asyncio.TimeoutError:
            log(f"timeout at {asyncio.get_running_loop().time():g}")

    run(main())


@scenario
def wait_for_a_task_that_takes_its_time_to_end(log):
    async def slow_to_end():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            log("is told")
            await asyncio.sleep(3)
            log("ends")
            raise

    async def main():
        try:
            await asyncio.wait_for(slow_to_end(), timeout=2)
        except asyncio.TimeoutError:
            log(f"timeout at {asyncio.get_running_loop().time():g}")

    run(main())


@scenario
def wait_for_a_task_that_returns_when_cancelled(log):
    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            log("is told")
            return "result all the same"

    async def main():
        log(await asyncio.wait_for(stubborn(), timeout=2))

    run(main())


@scenario
def wait_for_no_time_at_all(log):
    async def main():
        try:
            await asyncio.wait_for(work(log, "a", 1), timeout=0)
        except asyncio.TimeoutError:
            log("timeout")
        done = asyncio.create_task(work(log, "b", 0, "B"))
        await done
        log(await asyncio.wait_for(done, timeout=0))

    run(main())


@scenario
def wait_for_cancelled_from_outside(log):
    async def main():
        task = asyncio.create_task(asyncio.wait_for(work(log, "a", 5), timeout=10))
        await asyncio.sleep(1)
        task.cancel()
        await asyncio.wait([task])
        log(task.cancelled())

    run(main())


@scenario
def wait_for_a_failure(log):
    async def main():
        try:
            await asyncio.wait_for(fail(log, "a", 1), timeout=5)
        except ValueError as e:
            log(f"caught {e}")

    run(main())


# ---------------------------------------------------------------- timeout, shield


@scenario
def timeout_expires(log):
    async def main():
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(2) as scope:
                await work(log, "a", 5)
        except TimeoutError:
            log(f"timeout at {loop.time():g}")
        log(scope.expired())
        log(asyncio.current_task().cancelling())
        await asyncio.sleep(1)
        log(f"at {loop.time():g}")

    run(main())


@scenario
def timeout_in_time(log):
    async def main():
        async with asyncio.timeout(2) as scope:
            await work(log, "a", 1)
        log(scope.expired())
        await asyncio.sleep(5)
        log(f"at {asyncio.get_running_loop().time():g}")

    run(main())


@scenario
def timeout_of_the_outer_first(log):
    async def main():
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(1) as outer:
                try:
                    async with asyncio.timeout(2) as inner:
                        await work(log, "a", 5)
                except TimeoutError:
                    log("inner timeout")
        except TimeoutError:
            log(f"outer timeout at {loop.time():g}")
        log(f"{inner.expired()} {outer.expired()}")

    run(main())


@scenario
def timeout_of_the_inner_first(log):
    async def main():
        async with asyncio.timeout(3) as outer:
            try:
                async with asyncio.timeout(1) as inner:
                    await work(log, "a", 5)
            except TimeoutError:
                log(f"inner timeout at {asyncio.get_running_loop().time():g}")
            await work(log, "b", 1)
        log(f"{inner.expired()} {outer.expired()}")

    run(main())


@scenario
def timeout_rescheduled(log):
    async def main():
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(1) as scope:
                scope.reschedule(loop.time() + 3)
                await work(log, "a", 2)
                await work(log, "b", 2)
        except TimeoutError:
            log(f"timeout at {loop.time():g}")

    run(main())


@scenario
def timeout_without_a_limit(log):
    async def main():
        async with asyncio.timeout(None) as scope:
            await work(log, "a", 100)
        log(f"{scope.when()} {scope.expired()}")

    run(main())


@scenario
def timeout_and_a_cancellation_from_outside(log):
    async def body():
        try:
            async with asyncio.timeout(5):
                await work(log, "a", 10)
        except TimeoutError:
            log("timeout")
        except asyncio.CancelledError:
            log("cancelled, not timed out")
            raise

    async def main():
        task = asyncio.create_task(body())
        await asyncio.sleep(1)
        task.cancel()
        await asyncio.wait([task])
        log(task.cancelled())

    run(main())


@scenario
def a_shielded_task_goes_on(log):
    async def main():
        inner = asyncio.create_task(work(log, "inner", 5, "result"))

        async def waits():
            try:
                await asyncio.shield(inner)
            except asyncio.CancelledError:
                log("outer is cancelled")
                raise

        outer = asyncio.create_task(waits())
        await asyncio.sleep(1)
        outer.cancel()
        await asyncio.wait([outer])
        log(inner.cancelled())
        log(await inner)

    run(main())


@scenario
def a_shielded_task_that_is_cancelled_itself(log):
    async def main():
        inner = asyncio.create_task(work(log, "inner", 5))
        asyncio.get_running_loop().call_later(1, inner.cancel)
        try:
            await asyncio.shield(inner)
        except asyncio.CancelledError:
            log("await is cancelled")
        log(inner.cancelled())

    run(main())


@scenario
def a_shielded_failure(log):
    async def main():
        try:
            await asyncio.shield(fail(log, "inner", 1))
        except ValueError as e:
            log(f"caught {e}")

    run(main())


# ---------------------------------------------------------------- task groups


def errors(group):
    return sorted(str(e) if not isinstance(e, BaseExceptionGroup) else f"group{errors(e)}" for e in group.exceptions)


@scenario
def a_task_group_waits_for_its_children(log):
    async def main():
        async with asyncio.TaskGroup() as group:
            a = group.create_task(work(log, "a", 2, "A"))
            group.create_task(work(log, "b", 1))
            log("body ends")
        log(f"left at {asyncio.get_running_loop().time():g} with {a.result()}")

    run(main())


@scenario
def a_failed_child_cancels_its_sibling_and_the_body(log):
    async def main():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(fail(log, "a", 1))
                group.create_task(work(log, "b", 5))
                await work(log, "body", 5)
        except ExceptionGroup as e:
            log(errors(e))
        log(asyncio.current_task().cancelling())
        await asyncio.sleep(1)
        log(f"at {asyncio.get_running_loop().time():g}")

    run(main())


@scenario
def a_child_that_fails_when_the_body_has_ended(log):
    async def main():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(fail(log, "a", 1))
                group.create_task(work(log, "b", 5))
        except ExceptionGroup as e:
            log(errors(e))

    run(main())


@scenario
def a_task_group_whose_body_throws(log):
    async def main():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(work(log, "a", 5))
                await asyncio.sleep(1)
                raise ValueError("body")
        except ExceptionGroup as e:
            log(errors(e))

    run(main())


@scenario
def a_task_group_cancelled_from_outside(log):
    async def body():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(work(log, "a", 5))
                await work(log, "body", 5)
        except asyncio.CancelledError:
            log("group is cancelled")
            raise

    async def main():
        task = asyncio.create_task(body())
        await asyncio.sleep(1)
        task.cancel()
        await asyncio.wait([task])
        log(task.cancelled())

    run(main())


@scenario
def a_task_group_cancelled_while_it_waits(log):
    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(work(log, "a", 5))

    async def main():
        task = asyncio.create_task(body())
        await asyncio.sleep(1)
        task.cancel()
        await asyncio.wait([task])
        log(task.cancelled())

    run(main())


@scenario
def a_nested_task_group_fails(log):
    async def main():
        try:
            async with asyncio.TaskGroup() as outer:
                outer.create_task(work(log, "outer child", 5))
                async with asyncio.TaskGroup() as inner:
                    inner.create_task(fail(log, "inner child", 1))
                    await work(log, "inner body", 5)
        except ExceptionGroup as e:
            log(errors(e))

    run(main())


@scenario
def a_nested_task_group_is_cancelled_by_the_outer(log):
    async def main():
        try:
            async with asyncio.TaskGroup() as outer:
                outer.create_task(fail(log, "outer child", 1))
                async with asyncio.TaskGroup() as inner:
                    inner.create_task(work(log, "inner child", 5))
        except ExceptionGroup as e:
            log(errors(e))

    run(main())


@scenario
def both_child_and_sibling_fail(log):
    async def fails_when_cancelled():
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            raise ValueError("b")

    async def main():
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(fail(log, "a", 1))
                group.create_task(fails_when_cancelled())
        except ExceptionGroup as e:
            log(errors(e))

    run(main())


@scenario
def a_child_that_is_cancelled_alone_fails_nobody(log):
    async def main():
        async with asyncio.TaskGroup() as group:
            child = group.create_task(work(log, "a", 5))
            group.create_task(work(log, "b", 2))
            await asyncio.sleep(1)
            child.cancel()
        log(f"left at {asyncio.get_running_loop().time():g}")

    run(main())


@scenario
def a_finished_group_refuses_children(log):
    async def main():
        async with asyncio.TaskGroup() as group:
            pass
        coroutine = work(log, "late", 1)
        try:
            group.create_task(coroutine)
        except RuntimeError:
            coroutine.close()
            log("refused")

    run(main())


# ---------------------------------------------------------------- semaphore, lock, event, queue


@scenario
def a_semaphore_serves_in_order(log):
    async def main():
        semaphore = asyncio.Semaphore(2)

        async def visits(name):
            async with semaphore:
                log(f"{name} in")
                await asyncio.sleep(1)
                log(f"{name} out")

        await asyncio.gather(*(visits(name) for name in "abcde"))
        log(semaphore.locked())

    run(main())


@scenario
def a_newcomer_does_not_overtake(log):
    async def main():
        semaphore = asyncio.Semaphore(1)
        await semaphore.acquire()

        async def visits(name):
            await semaphore.acquire()
            log(f"{name} in")
            semaphore.release()

        first = asyncio.create_task(visits("first"))
        await asyncio.sleep(0)
        semaphore.release()
        log(semaphore.locked())
        await asyncio.gather(first, visits("newcomer"))

    run(main())


@scenario
def a_cancelled_waiter_is_passed_over(log):
    async def main():
        semaphore = asyncio.Semaphore(1)
        await semaphore.acquire()

        async def visits(name):
            try:
                await semaphore.acquire()
            except asyncio.CancelledError:
                log(f"{name} gives up")
                raise
            log(f"{name} in")
            semaphore.release()

        tasks = [asyncio.create_task(visits(name)) for name in "abc"]
        await asyncio.sleep(0)
        tasks[0].cancel()
        semaphore.release()
        await asyncio.wait(tasks)
        log(semaphore.locked())

    run(main())


@scenario
def a_waiter_cancelled_after_its_turn_came_hands_it_on(log):
    async def main():
        semaphore = asyncio.Semaphore(1)
        await semaphore.acquire()

        async def visits(name):
            try:
                await semaphore.acquire()
            except asyncio.CancelledError:
                log(f"{name} gives up")
                raise
            log(f"{name} in")
            semaphore.release()

        tasks = [asyncio.create_task(visits(name)) for name in "ab"]
        await asyncio.sleep(0)
        semaphore.release()
        tasks[0].cancel()
        await asyncio.wait(tasks)
        log(semaphore.locked())

    run(main())


@scenario
def released_twice_at_once(log):
    async def main():
        semaphore = asyncio.Semaphore(0)

        async def visits(name):
            await semaphore.acquire()
            log(f"{name} in")

        tasks = [asyncio.create_task(visits(name)) for name in "abc"]
        await asyncio.sleep(0)
        semaphore.release()
        semaphore.release()
        await asyncio.sleep(1)
        log("a second later")
        semaphore.release()
        await asyncio.wait(tasks)

    run(main())


@scenario
def a_bounded_semaphore_refuses_a_release_too_many(log):
    async def main():
        semaphore = asyncio.BoundedSemaphore(1)
        async with semaphore:
            log("in")
        try:
            semaphore.release()
        except ValueError:
            log("refused")

    run(main())


@scenario
def a_lock_serves_in_order(log):
    async def main():
        lock = asyncio.Lock()

        async def visits(name):
            async with lock:
                log(f"{name} in")
                await asyncio.sleep(1)

        await asyncio.gather(*(visits(name) for name in "abc"))
        log(lock.locked())
        try:
            lock.release()
        except RuntimeError:
            log("refused")

    run(main())


@scenario
def an_event_lets_all_pass(log):
    async def main():
        event = asyncio.Event()

        async def waits(name):
            await event.wait()
            log(f"{name} passes")

        tasks = [asyncio.create_task(waits(name)) for name in "abc"]
        await asyncio.sleep(0)
        event.set()
        event.clear()
        log(event.is_set())
        await asyncio.wait(tasks)
        event.set()
        await event.wait()
        log("straight through")

    run(main())


@scenario
def a_queue_hands_on_in_order(log):
    async def main():
        queue = asyncio.Queue()

        async def consumes():
            while True:
                item = await queue.get()
                log(f"got {item}")
                queue.task_done()

        consumer = asyncio.create_task(consumes())
        for i in range(3):
            queue.put_nowait(i)
            log(f"put {i}")
        await queue.join()
        log("joined")
        consumer.cancel()
        await asyncio.wait([consumer])
        log(consumer.cancelled())

    run(main())


@scenario
def a_full_queue_holds_up_who_puts(log):
    async def main():
        queue = asyncio.Queue(maxsize=1)

        async def produces():
            for i in range(3):
                await queue.put(i)
                log(f"put {i}")

        producer = asyncio.create_task(produces())
        await asyncio.sleep(1)
        for _ in range(3):
            log(f"got {await queue.get()}")
        await producer

    run(main())


@scenario
def getters_are_served_in_order(log):
    async def main():
        queue = asyncio.Queue()

        async def gets(name):
            log(f"{name} got {await queue.get()}")

        tasks = [asyncio.create_task(gets(name)) for name in "abc"]
        await asyncio.sleep(0)
        for i in range(3):
            await queue.put(i)
        await asyncio.wait(tasks)

    run(main())


@scenario
def a_getter_cancelled_after_it_was_called_hands_on(log):
    async def main():
        queue = asyncio.Queue()

        async def gets(name):
            try:
                log(f"{name} got {await queue.get()}")
            except asyncio.CancelledError:
                log(f"{name} gives up")
                raise

        tasks = [asyncio.create_task(gets(name)) for name in "ab"]
        await asyncio.sleep(0)
        queue.put_nowait("item")
        tasks[0].cancel()
        await asyncio.wait(tasks)
        log(queue.qsize())

    run(main())


@scenario
def a_getter_may_come_too_late(log):
    async def main():
        queue = asyncio.Queue()

        async def gets():
            log(f"slow got {await queue.get()}")

        task = asyncio.create_task(gets())
        await asyncio.sleep(0)
        queue.put_nowait("first")
        log(f"quick got {queue.get_nowait()}")
        await asyncio.sleep(1)
        queue.put_nowait("second")
        await task

    run(main())


@scenario
def task_done_too_often(log):
    async def main():
        queue = asyncio.Queue()
        queue.put_nowait(1)
        queue.task_done()
        try:
            queue.task_done()
        except ValueError:
            log("refused")

    run(main())


# ---------------------------------------------------------------- run, threads


@scenario
def run_cancels_what_is_left(log):
    async def main():
        asyncio.create_task(work(log, "left over", 5))
        await asyncio.sleep(1)
        log("main ends")

    run(main())
    log("run returns")


@scenario
def run_hands_on_the_exception_of_main(log):
    async def main():
        asyncio.create_task(work(log, "left over", 5))
        await asyncio.sleep(1)
        raise ValueError("main")

    try:
        run(main())
    except ValueError as e:
        log(f"run raises {e}")


@scenario
def run_in_a_running_loop_is_refused(log):
    async def other():
        pass

    async def main():
        coroutine = other()
        try:
            asyncio.run(coroutine)
        except RuntimeError:
            coroutine.close()
            log("refused")

    run(main())


@scenario
def get_running_loop_outside_is_refused(log):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        log("refused")


@scenario
def run_until_complete_of_a_stopped_loop(log):
    loop = VirtualLoop()
    task = loop.create_task(work(log, "task", 5))
    loop.call_later(1, loop.stop)
    try:
        loop.run_until_complete(task)
    except RuntimeError:
        log("stopped before it was done")
    loop.run_until_complete(task)
    log(task.done())
    loop.close()


@scenario
def an_executor_brings_its_result_to_the_loop(log):
    async def main():
        loop = asyncio.get_running_loop()
        mine = threading.get_ident()
        theirs = await loop.run_in_executor(None, threading.get_ident)
        log(theirs != mine)
        log(threading.get_ident() == mine)

        def broken():
            raise ValueError("broken")

        try:
            await asyncio.to_thread(broken)
        except ValueError as e:
            log(f"caught {e}")

    run(main())


@scenario
def another_thread_hands_in_a_coroutine(log):
    async def main():
        loop = asyncio.get_running_loop()
        done = asyncio.Event()

        async def coroutine():
            log("on the loop" if threading.get_ident() == mine else "elsewhere")
            return 6

        def elsewhere():
            result = asyncio.run_coroutine_threadsafe(coroutine(), loop).result()
            loop.call_soon_threadsafe(lambda: (log(f"thread got {result}"), done.set()))

        mine = threading.get_ident()
        threading.Thread(target=elsewhere).start()
        await done.wait()

    run(main())


def record():
    recorded = {}
    for name, function in SCENARIOS.items():
        log = Log()
        function(log)
        recorded[name] = list(log)
    return {"python": platform.python_version(), "scenarios": recorded}


def main():
    path = pathlib.Path(__file__).with_name("recorded.json")
    text = json.dumps(record(), indent=2) + "\n"
    if "--check" in sys.argv[1:]:
        if path.read_text() != text:
            sys.exit(f"{path.name} is not what Python {platform.python_version()} records")
        print(f"{len(SCENARIOS)} scenarios, as recorded from Python {platform.python_version()}")
    else:
        path.write_text(text)
        print(f"{len(SCENARIOS)} scenarios recorded from Python {platform.python_version()}")


if __name__ == "__main__":
    main()
