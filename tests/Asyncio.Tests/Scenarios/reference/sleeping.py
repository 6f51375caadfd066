"""Sleeping."""

import asyncio

from .stage import run, scenario, work


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
