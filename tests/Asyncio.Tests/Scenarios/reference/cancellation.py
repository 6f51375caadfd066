"""Cancellation."""

import asyncio

from .stage import run, scenario, work


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
