"""Barriers: filled, drained, reset and broken."""

import asyncio

from .stage import outcome, run, scenario


async def start(log, barrier, names, waits=None):
    """A task for each name, each at the barrier."""
    async def waits_once(name):
        return await barrier.wait()

    tasks = [asyncio.create_task(outcome(log, name, (waits or waits_once)(name))) for name in names]
    await asyncio.sleep(0)
    return tasks


def state(log, barrier):
    log(f"{barrier.n_waiting} of {barrier.parties} wait, broken {barrier.broken}")


@scenario
def a_barrier_lets_all_pass_when_the_last_has_come(log):
    async def main():
        barrier = asyncio.Barrier(3)
        tasks = await start(log, barrier, "ab")
        state(log, barrier)
        await asyncio.sleep(1)
        tasks += await start(log, barrier, "c")
        state(log, barrier)
        await asyncio.wait(tasks)
        state(log, barrier)

    run(main())


@scenario
def a_barrier_of_one_does_not_wait(log):
    async def main():
        barrier = asyncio.Barrier(1)
        asyncio.get_running_loop().call_soon(log, "callback")
        await outcome(log, "a", barrier.wait())
        await outcome(log, "b", barrier.wait())
        async with barrier as index:
            log(index)
        state(log, barrier)
        try:
            asyncio.Barrier(0)
        except ValueError:
            log("refused")

    run(main())


@scenario
def a_barrier_fills_again(log):
    async def main():
        barrier = asyncio.Barrier(2)

        async def comes_thrice(name):
            for _ in range(3):
                log(f"{name} passes as {await barrier.wait()}")

        await asyncio.wait(await start(log, barrier, "ab", comes_thrice))
        state(log, barrier)

    run(main())


@scenario
def more_come_to_a_barrier_than_it_takes(log):
    async def main():
        barrier = asyncio.Barrier(2)
        tasks = await start(log, barrier, "abcde")
        state(log, barrier)
        await asyncio.sleep(1)
        state(log, barrier)
        tasks += await start(log, barrier, "f")
        await asyncio.wait(tasks)
        state(log, barrier)

    run(main())


@scenario
def a_task_that_is_cancelled_leaves_the_barrier(log):
    async def main():
        barrier = asyncio.Barrier(3)
        tasks = await start(log, barrier, "abc"[:2])
        tasks[0].cancel()
        await asyncio.sleep(1)
        state(log, barrier)
        tasks += await start(log, barrier, "cd")
        await asyncio.wait(tasks)
        state(log, barrier)

    run(main())


@scenario
def a_task_cancelled_as_the_barrier_opens(log):
    async def main():
        barrier = asyncio.Barrier(3)
        tasks = await start(log, barrier, "abc")
        tasks[0].cancel()
        await asyncio.wait(tasks)
        state(log, barrier)

    run(main())


@scenario
def a_reset_barrier_sends_its_waiters_away(log):
    async def main():
        barrier = asyncio.Barrier(3)
        tasks = await start(log, barrier, "ab")
        await barrier.reset()
        state(log, barrier)
        await asyncio.wait(tasks)
        state(log, barrier)
        await asyncio.wait(await start(log, barrier, "cde"))
        await barrier.reset()
        state(log, barrier)

    run(main())


@scenario
def a_barrier_reset_while_it_drains(log):
    async def main():
        barrier = asyncio.Barrier(3)
        tasks = await start(log, barrier, "abcd")
        await barrier.reset()
        state(log, barrier)
        await asyncio.sleep(1)
        state(log, barrier)
        tasks += await start(log, barrier, "ef")
        await asyncio.wait(tasks)
        state(log, barrier)

    run(main())


@scenario
def an_aborted_barrier_refuses_until_it_is_reset(log):
    async def main():
        barrier = asyncio.Barrier(3)
        tasks = await start(log, barrier, "ab")
        await barrier.abort()
        state(log, barrier)
        await asyncio.wait(tasks)
        await outcome(log, "late", barrier.wait())
        state(log, barrier)
        await barrier.reset()
        state(log, barrier)
        await asyncio.wait(await start(log, barrier, "cde"))

    run(main())


@scenario
def a_barrier_aborted_by_one_that_fails(log):
    async def main():
        barrier = asyncio.Barrier(3)

        async def works(name):
            try:
                if name == "c":
                    raise ValueError("broken")
                await barrier.wait()
            except ValueError:
                await barrier.abort()
                raise

        await asyncio.wait(await start(log, barrier, "abc", works))
        state(log, barrier)

    run(main())


@scenario
def a_barrier_within_a_timeout(log):
    async def main():
        barrier = asyncio.Barrier(2)

        async def limited():
            async with asyncio.timeout(1):
                await barrier.wait()

        await outcome(log, "a", limited())
        state(log, barrier)
        await asyncio.wait(await start(log, barrier, "bc"))

    run(main())
