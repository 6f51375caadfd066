"""Timeout, shield."""

import asyncio

from .stage import fail, run, scenario, work


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
