"""Wait, as_completed, wait_for."""

import asyncio

from .stage import fail, run, scenario, work


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
