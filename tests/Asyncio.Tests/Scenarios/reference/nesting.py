"""Cancellation and scopes within each other: timeouts, task groups, clean-ups."""

import asyncio

from .stage import cancelled, clean_up, fail, fail_when_cancelled, outcome, run, scenario, slow_to_end, work


@scenario
def a_timeout_in_the_clean_up_of_a_cancelled_task(log):
    async def limited():
        async with asyncio.timeout(1):
            await work(log, "a", 5)

    run(cancelled(log, clean_up(log, lambda: outcome(log, "timeout", limited())), 1))


@scenario
def a_timeout_in_time_in_the_clean_up(log):
    async def limited():
        async with asyncio.timeout(5):
            await work(log, "a", 1)

    run(cancelled(log, clean_up(log, lambda: outcome(log, "timeout", limited())), 1))


@scenario
def cancelled_again_in_a_timeout_in_the_clean_up(log):
    async def limited():
        async with asyncio.timeout(5):
            await work(log, "a", 10)

    run(cancelled(log, clean_up(log, lambda: outcome(log, "timeout", limited())), 1, 2))


@scenario
def a_timeout_in_the_clean_up_of_a_timeout(log):
    async def inner():
        async with asyncio.timeout(1):
            await work(log, "inner", 5)

    async def outer():
        async with asyncio.timeout(1):
            await clean_up(log, lambda: outcome(log, "inner timeout", inner()))

    async def main():
        await outcome(log, "outer timeout", outer())
        await work(log, "after", 1)

    run(main())


@scenario
def a_wait_for_in_the_clean_up_of_a_cancelled_task(log):
    async def body():
        await outcome(log, "wait_for", asyncio.wait_for(work(log, "a", 5), 1))

    run(cancelled(log, clean_up(log, body), 1))


@scenario
def a_task_group_in_the_clean_up_of_a_cancelled_task(log):
    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(work(log, "a", 1))
            group.create_task(work(log, "b", 2))

    run(cancelled(log, clean_up(log, lambda: outcome(log, "group", body())), 1))


@scenario
def a_task_group_that_fails_in_the_clean_up(log):
    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(log, "a", 1))
            await work(log, "body", 5)

    async def both():
        await outcome(log, "group", body())
        await outcome(log, "sleep", work(log, "after", 1))

    run(cancelled(log, clean_up(log, both), 1))


@scenario
def a_task_group_in_the_clean_up_cancelled_again(log):
    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(work(log, "a", 5))

    run(cancelled(log, clean_up(log, lambda: outcome(log, "group", body())), 1, 2))


@scenario
def a_timeout_around_a_task_group(log):
    async def body():
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as group:
                group.create_task(work(log, "child", 5))
                await work(log, "body", 5)

    async def main():
        await outcome(log, "timeout", body())
        await work(log, "after", 1)

    run(main())


@scenario
def a_timeout_around_a_task_group_whose_child_fails_then(log):
    async def body():
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as group:
                group.create_task(fail_when_cancelled(log, "child"))
                await work(log, "body", 5)

    async def main():
        await outcome(log, "timeout", body())
        await work(log, "after", 1)

    run(main())


@scenario
def a_timeout_within_a_task_group(log):
    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(work(log, "child", 3))
            try:
                async with asyncio.timeout(1):
                    await work(log, "body", 5)
            except TimeoutError:
                log("timeout")
            await work(log, "rest", 1)

    run(outcome(log, "group", body()))


@scenario
def a_timeout_that_fails_a_task_group(log):
    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(work(log, "child", 3))
            async with asyncio.timeout(1):
                await work(log, "body", 5)

    async def main():
        try:
            await body()
        except ExceptionGroup as e:
            log([type(error).__name__ for error in e.exceptions])
        log(asyncio.current_task().cancelling())

    run(main())


@scenario
def a_child_fails_while_the_body_is_in_a_timeout(log):
    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(log, "child", 1))
            async with asyncio.timeout(5) as scope:
                await outcome(log, "sleep", work(log, "body", 10))
                log(scope.expired())

    async def main():
        await outcome(log, "group", body())
        await work(log, "after", 1)

    run(main())


@scenario
def a_nested_group_fails_and_the_parent_is_cancelled(log):
    async def body():
        async def group():
            async with asyncio.TaskGroup() as group:
                group.create_task(fail_when_cancelled(log, "child"))
                await work(log, "body", 5)

        await outcome(log, "group", group())
        await work(log, "after", 5)

    run(cancelled(log, body(), 1))


@scenario
def a_group_cancelled_whose_child_fails_then(log):
    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail_when_cancelled(log, "child"))
            await work(log, "body", 5)

    run(cancelled(log, body(), 1))


@scenario
def a_nested_group_cancelled_whose_child_fails_then(log):
    async def body():
        async with asyncio.TaskGroup() as outer:
            outer.create_task(work(log, "outer child", 5))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fail_when_cancelled(log, "inner child"))
                await work(log, "inner body", 5)

    run(cancelled(log, body(), 1))


@scenario
def both_nested_groups_fail(log):
    async def inner(outer):
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(log, "inner child", 0))
            outer.create_task(fail(log, "outer child", 0))

    async def outer():
        async with asyncio.TaskGroup() as group:
            await outcome(log, "inner group", inner(group))
            await outcome(log, "sleep", work(log, "rest", 1))

    async def main():
        await outcome(log, "outer group", outer())
        await work(log, "after", 1)

    run(main())


@scenario
def an_outer_child_fails_while_the_inner_group_takes_its_time(log):
    async def inner():
        async with asyncio.TaskGroup() as group:
            group.create_task(slow_to_end(log, "inner child", 10, 3))

    async def outer():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(log, "outer child", 1))
            await outcome(log, "inner group", inner())
            await outcome(log, "sleep", work(log, "rest", 1))

    run(outcome(log, "outer group", outer()))


@scenario
def a_group_cancelled_twice(log):
    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(slow_to_end(log, "child", 10, 5))

    run(cancelled(log, body(), 1, 2))


@scenario
def a_group_whose_body_takes_its_time_while_a_child_fails(log):
    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(log, "child", 2))
            await slow_to_end(log, "body", 10, 3)

    run(cancelled(log, body(), 1))


@scenario
def the_same_in_a_task_that_is_awaited(log):
    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(log, "child", 2))
            await slow_to_end(log, "body", 10, 3)

    async def awaits():
        await asyncio.create_task(body())

    run(cancelled(log, awaits(), 1))


@scenario
def a_group_whose_body_fails_when_cancelled(log):
    async def body():
        async with asyncio.TaskGroup():
            await fail_when_cancelled(log, "body")

    run(cancelled(log, body(), 1))


@scenario
def a_group_whose_child_and_then_body_fail(log):
    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(log, "child", 1))
            await fail_when_cancelled(log, "body")

    run(outcome(log, "group", body()))


@scenario
def a_group_whose_body_catches_its_cancellation(log):
    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(work(log, "child", 3))
            await outcome(log, "sleep", work(log, "body", 5))
        log("group ends")
        await work(log, "after", 1)

    run(cancelled(log, body(), 1))


@scenario
def a_group_whose_body_throws_a_cancellation_of_its_own(log):
    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(work(log, "child", 5))
            await asyncio.sleep(1)
            raise asyncio.CancelledError

    run(outcome(log, "group", body()))


@scenario
def a_group_whose_child_throws_a_cancellation_of_its_own(log):
    async def throws():
        await asyncio.sleep(1)
        raise asyncio.CancelledError

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(throws())
            group.create_task(work(log, "child", 2))

    run(outcome(log, "group", body()))


@scenario
def a_child_makes_children(log):
    async def makes(group):
        await asyncio.sleep(1)
        group.create_task(work(log, "a", 1))
        group.create_task(work(log, "b", 2))

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(makes(group))

    run(outcome(log, "group", body()))


@scenario
def a_group_that_is_cancelled_refuses_children(log):
    async def makes(group):
        try:
            await asyncio.sleep(5)
        finally:
            coroutine = work(log, "late", 1)
            try:
                group.create_task(coroutine)
            except RuntimeError:
                coroutine.close()
                log("refused")

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(log, "child", 1))
            group.create_task(makes(group))

    run(outcome(log, "group", body()))


@scenario
def the_parents_clean_up_fails_with_the_child(log):
    async def database():
        try:
            await asyncio.sleep(5)
        finally:
            raise ValueError("database")

    async def body():
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(log, "child", 0))
            await database()

    run(outcome(log, "group", body()))


@scenario
def requests_in_nested_timeouts(log):
    async def inner():
        async with asyncio.timeout(2):
            await outcome(log, "sleep", work(log, "inner", 5))
            await outcome(log, "second sleep", work(log, "inner again", 5))
        log("inner ends")

    async def outer():
        async with asyncio.timeout(1):
            await outcome(log, "inner timeout", inner())
        log("outer ends")

    async def main():
        await outcome(log, "outer timeout", outer())
        await work(log, "after", 1)

    run(main())


@scenario
def a_shield_within_a_timeout(log):
    async def main():
        inner = asyncio.create_task(work(log, "inner", 3, "result"))

        async def body():
            async with asyncio.timeout(1):
                await asyncio.shield(inner)

        await outcome(log, "timeout", body())
        await outcome(log, "inner", inner)

    run(main())


@scenario
def a_gather_within_a_timeout(log):
    async def body():
        async with asyncio.timeout(1):
            await asyncio.gather(work(log, "a", 5), slow_to_end(log, "b", 5, 2))

    async def main():
        await outcome(log, "timeout", body())
        log(f"at {asyncio.get_running_loop().time():g}")

    run(main())


@scenario
def a_wait_for_within_a_wait_for(log):
    async def inner():
        await outcome(log, "inner", asyncio.wait_for(work(log, "a", 5), 2))
        await work(log, "rest", 1)

    run(outcome(log, "outer", asyncio.wait_for(inner(), 1)))


@scenario
def a_lock_is_given_back_in_a_timeout(log):
    async def main():
        lock = asyncio.Lock()

        async def body():
            async with asyncio.timeout(1):
                async with lock:
                    await work(log, "a", 5)

        await outcome(log, "timeout", body())
        log(lock.locked())

    run(main())
