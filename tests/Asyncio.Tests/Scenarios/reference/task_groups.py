"""Task groups."""

import asyncio

from .stage import errors, fail, run, scenario, work


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
def a_cancelled_child_does_not_fail_the_group(log):
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
