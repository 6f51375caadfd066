"""Tasks and futures."""

import asyncio

from .stage import fail, run, scenario, work


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
