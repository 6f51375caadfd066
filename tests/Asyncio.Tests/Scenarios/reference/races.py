"""What happens in one pass: a cancellation beside an end, a timeout, a failure, another cancellation."""

import asyncio

from .stage import cancelled, fail, outcome, run, scenario, slow_to_end, work


def later(seconds, *callbacks):
    """Has callbacks run at one time, in this order."""

    def all_of_them():
        for callback in callbacks:
            callback()

    asyncio.get_running_loop().call_later(seconds, all_of_them)


@scenario
def wait_for_done_in_the_pass_of_the_cancellation(log):
    async def main():
        future = asyncio.get_running_loop().create_future()

        async def waits():
            await outcome(log, "wait_for", asyncio.wait_for(future, 10))
            await work(log, "after", 1)

        task = asyncio.create_task(waits())
        later(1, lambda: future.set_result("result"), task.cancel)
        await asyncio.wait([task])
        log(future.result())

    run(main())


@scenario
def wait_for_cancelled_before_it_is_done_in_one_pass(log):
    async def main():
        future = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(outcome(log, "wait_for", asyncio.wait_for(future, 10)))
        later(1, task.cancel, lambda: log(future.done()))
        await asyncio.wait([task])
        log(future.cancelled())

    run(main())


@scenario
def wait_for_a_task_that_ends_in_the_pass_of_the_cancellation(log):
    async def inner():
        return "result"

    async def main():
        inner_task = asyncio.create_task(inner())

        async def waits():
            await asyncio.wait_for(inner_task, 10)
            log("never")

        task = asyncio.create_task(waits())
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        log(task.cancelled())
        log(inner_task.result())

    run(main())


@scenario
def wait_for_done_before_the_timeout_of_its_pass(log):
    async def main():
        future = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_at(2, lambda: future.set_result("result"))
        await outcome(log, "wait_for", asyncio.wait_for(future, 2))
        await work(log, "after", 1)

    run(main())


@scenario
def wait_for_timed_out_before_it_is_done_in_one_pass(log):
    async def main():
        future = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(outcome(log, "wait_for", asyncio.wait_for(future, 2)))
        await asyncio.sleep(1)
        asyncio.get_running_loop().call_at(2.5, lambda: log(future.cancelled()))
        await task
        await asyncio.sleep(1)

    run(main())


@scenario
def wait_for_cancelled_in_the_pass_of_its_timeout(log):
    async def main():
        future = asyncio.get_running_loop().create_future()
        task = asyncio.create_task(outcome(log, "wait_for", asyncio.wait_for(future, 1)))
        asyncio.get_running_loop().call_at(1, task.cancel)
        await task

    run(main())


@scenario
def wait_for_whose_task_refuses_two_cancellations(log):
    async def stubborn():
        for _ in range(2):
            await outcome(log, "sleep", asyncio.sleep(10))
        return "result"

    async def waits():
        await outcome(log, "wait_for", asyncio.wait_for(stubborn(), 100))

    run(cancelled(log, waits(), 1, 2))


@scenario
def wait_for_no_time_cancelled_while_the_task_ends(log):
    async def main():
        inner = asyncio.create_task(slow_to_end(log, "inner", 10, 5))
        await asyncio.sleep(0)
        await cancelled(log, outcome(log, "wait_for", asyncio.wait_for(inner, 0)), 1)
        log(inner.done())
        await asyncio.wait([inner])
        log(inner.cancelled())

    run(main())


@scenario
def wait_for_a_future_that_another_cancels(log):
    async def main():
        future = asyncio.get_running_loop().create_future()
        later(1, future.cancel)
        await outcome(log, "wait_for", asyncio.wait_for(future, 10))

    run(main())


@scenario
def wait_for_a_shielded_task_that_goes_on(log):
    async def main():
        inner = asyncio.create_task(work(log, "inner", 3, "result"))
        await outcome(log, "wait_for", asyncio.wait_for(asyncio.shield(inner), 1))
        await outcome(log, "inner", inner)

    run(main())


@scenario
def wait_for_no_time_a_shielded_task(log):
    async def main():
        inner = asyncio.create_task(work(log, "inner", 1, "result"))
        await outcome(log, "wait_for", asyncio.wait_for(asyncio.shield(inner), 0))
        await outcome(log, "inner", inner)

    run(main())


@scenario
def a_timeout_after_a_cancellation_in_one_pass(log):
    async def body():
        async with asyncio.timeout_at(1):
            await work(log, "a", 5)

    async def main():
        task = asyncio.create_task(outcome(log, "timeout", body()))
        asyncio.get_running_loop().call_at(1, task.cancel)
        await task

    run(main())


@scenario
def a_cancellation_after_a_timeout_in_one_pass(log):
    async def body():
        async with asyncio.timeout_at(1):
            asyncio.get_running_loop().call_at(1, asyncio.current_task().cancel)
            await work(log, "a", 5)

    run(outcome(log, "timeout", body()))


@scenario
def both_timeouts_in_one_pass(log):
    async def inner():
        async with asyncio.timeout_at(1):
            await work(log, "a", 5)

    async def outer():
        async with asyncio.timeout_at(1):
            await outcome(log, "inner", inner())
            await work(log, "b", 1)

    async def main():
        await outcome(log, "outer", outer())
        await work(log, "after", 1)

    run(main())


@scenario
def a_timeout_in_the_pass_in_which_the_body_wakes(log):
    async def body():
        future = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_at(1, lambda: future.set_result("result"))
        async with asyncio.timeout_at(1):
            log(await future)

    async def main():
        await outcome(log, "timeout", body())
        await work(log, "after", 1)

    run(main())


@scenario
def a_timeout_whose_body_ends_well_all_the_same(log):
    async def body():
        async with asyncio.timeout(1) as scope:
            await outcome(log, "sleep", work(log, "a", 5))
        log(scope.expired())

    async def main():
        await outcome(log, "timeout", body())
        await work(log, "after", 1)

    run(main())


@scenario
def a_timeout_of_nothing_without_a_wait(log):
    async def main():
        async with asyncio.timeout(0) as scope:
            log("body")
        log(scope.expired())
        await work(log, "after", 1)

    run(main())


@scenario
def a_timeout_of_nothing_at_sleep_zero(log):
    async def body():
        async with asyncio.timeout(0):
            await asyncio.sleep(0)

    run(outcome(log, "timeout", body()))


@scenario
def a_timeout_of_the_past(log):
    async def body():
        async with asyncio.timeout(-11):
            await asyncio.sleep(0)
            log("never")

    run(outcome(log, "timeout", body()))


@scenario
def an_expiring_timeout_has_no_other_time(log):
    async def body():
        async with asyncio.timeout(1) as scope:
            await outcome(log, "sleep", work(log, "a", 5))
            try:
                scope.reschedule(10)
            except RuntimeError:
                log("refused")

    run(outcome(log, "timeout", body()))


@scenario
def a_timeout_whose_body_fails_by_itself(log):
    async def body():
        async with asyncio.timeout(5) as scope:
            try:
                await fail(log, "a", 1)
            finally:
                log(scope.expired())

    async def main():
        await outcome(log, "timeout", body())
        await work(log, "after", 10)

    run(main())


@scenario
def a_timeout_whose_body_fails_when_it_expires(log):
    async def body():
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(5)
            finally:
                raise ValueError("clean-up")

    async def main():
        await outcome(log, "timeout", body())
        await work(log, "after", 1)

    run(main())


@scenario
def a_cancellation_taken_back_before_it_comes(log):
    async def body():
        task = asyncio.current_task()
        task.cancel()
        log(task.uncancel())
        await outcome(log, "sleep", work(log, "a", 1))

    run(body())


@scenario
def one_of_two_cancellations_taken_back(log):
    async def body():
        task = asyncio.current_task()
        task.cancel()
        task.cancel()
        log(task.uncancel())
        await outcome(log, "sleep", work(log, "a", 1))
        log(task.uncancel())
        await outcome(log, "sleep", work(log, "b", 1))

    run(body())


@scenario
def cancelled_again_in_its_clean_up(log):
    async def body():
        try:
            await asyncio.sleep(10)
        finally:
            await outcome(log, "clean-up", asyncio.sleep(10))
            await work(log, "rest", 1)

    run(cancelled(log, body(), 1, 2))


@scenario
def cancelled_twice_in_one_pass_is_told_once(log):
    async def body():
        await outcome(log, "sleep", asyncio.sleep(10))
        await work(log, "rest", 1)

    async def main():
        task = asyncio.create_task(body())
        later(1, task.cancel, task.cancel)
        await asyncio.wait([task])
        log(task.cancelled())

    run(main())


@scenario
def a_child_fails_in_the_pass_before_the_parents_cancellation(log):
    async def main():
        failing = asyncio.get_running_loop().create_future()

        async def child():
            await failing

        async def body():
            async with asyncio.TaskGroup() as group:
                group.create_task(child())
                await work(log, "body", 5)

        task = asyncio.create_task(outcome(log, "group", body()))
        later(1, lambda: failing.set_exception(ValueError("child")), task.cancel)
        await asyncio.wait([task])

    run(main())


@scenario
def the_last_child_ends_in_the_pass_of_the_cancellation(log):
    async def main():
        ending = asyncio.get_running_loop().create_future()

        async def child():
            await ending
            log("child ends")

        async def body():
            async with asyncio.TaskGroup() as group:
                group.create_task(child())

        task = asyncio.create_task(outcome(log, "group", body()))
        later(1, lambda: ending.set_result(None), task.cancel)
        await asyncio.wait([task])

    run(main())


@scenario
def the_parent_is_cancelled_in_the_pass_after_the_last_child(log):
    async def main():
        async def body():
            async with asyncio.TaskGroup() as group:
                child = group.create_task(work(log, "child", 1))
                child.add_done_callback(lambda _: task.cancel())

        task = asyncio.create_task(outcome(log, "group", body()))
        await asyncio.wait([task])

    run(main())


@scenario
def all_children_fail_in_one_pass(log):
    async def body():
        async with asyncio.TaskGroup() as group:
            for name in "abc":
                group.create_task(fail(log, name, 1))
            await work(log, "body", 5)

    async def main():
        await outcome(log, "group", body())
        await work(log, "after", 1)

    run(main())


@scenario
def a_gather_cancelled_in_the_pass_in_which_a_child_fails(log):
    async def main():
        failing = asyncio.get_running_loop().create_future()

        async def gathers():
            await asyncio.gather(failing, work(log, "b", 5))

        task = asyncio.create_task(outcome(log, "gather", gathers()))
        later(1, lambda: failing.set_exception(ValueError("a")), task.cancel)
        await asyncio.wait([task])

    run(main())


@scenario
def a_gather_whose_children_refuse(log):
    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            log("refuses")
        return "result"

    async def gathers():
        await asyncio.gather(stubborn(), stubborn())

    run(cancelled(log, outcome(log, "gather", gathers()), 1))


@scenario
def a_shield_done_in_the_pass_of_the_cancellation(log):
    async def main():
        inner = asyncio.get_running_loop().create_future()

        async def waits():
            await asyncio.shield(inner)

        task = asyncio.create_task(outcome(log, "shield", waits()))
        later(1, lambda: inner.set_result("result"), task.cancel)
        await asyncio.wait([task])
        log(inner.result())

    run(main())


@scenario
def a_wait_done_in_the_pass_of_the_cancellation(log):
    async def main():
        future = asyncio.get_running_loop().create_future()

        async def waits():
            await asyncio.wait([future])

        task = asyncio.create_task(outcome(log, "wait", waits()))
        later(1, lambda: future.set_result("result"), task.cancel)
        await asyncio.wait([task])

    run(main())


@scenario
def two_wait_for_one_task_and_one_is_cancelled(log):
    async def main():
        inner = asyncio.create_task(work(log, "inner", 5))

        async def waits(name):
            await outcome(log, name, inner)

        tasks = [asyncio.create_task(waits(name)) for name in "ab"]
        later(1, tasks[0].cancel)
        await asyncio.wait(tasks)

    run(main())


@scenario
def an_event_set_in_the_pass_of_the_cancellation(log):
    async def main():
        event = asyncio.Event()

        async def waits(name):
            await event.wait()
            return None

        tasks = [asyncio.create_task(outcome(log, name, waits(name))) for name in "abc"]
        later(1, event.set, tasks[1].cancel)
        await asyncio.wait(tasks)

    run(main())
