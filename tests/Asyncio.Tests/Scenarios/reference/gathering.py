"""Gather."""

import asyncio

from .stage import fail, run, scenario, work


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
