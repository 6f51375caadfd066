"""Conditions: waiters that are notified, cancelled, and take the lock again."""

import asyncio

from .stage import outcome, run, scenario, scenario_since


async def start(log, condition, names, waits=None):
    """A task for each name, each at its wait within the lock."""
    async def waits_once(name):
        async with condition:
            log(f"{name} waits")
            await condition.wait()
            log(f"{name} goes on")

    tasks = [asyncio.create_task(outcome(log, name, (waits or waits_once)(name))) for name in names]
    await asyncio.sleep(0)
    return tasks


@scenario
def a_condition_notifies_in_order_of_arrival(log):
    async def main():
        condition = asyncio.Condition()
        tasks = await start(log, condition, "abcd")
        log(condition.locked())
        async with condition:
            condition.notify()
            log("notified one")
        await asyncio.sleep(1)
        async with condition:
            condition.notify(2)
            log("notified two")
        await asyncio.sleep(1)
        async with condition:
            condition.notify_all()
            condition.notify(5)
            log("notified all")
        await asyncio.wait(tasks)
        log(condition.locked())

    run(main())


@scenario
def a_condition_refuses_without_its_lock(log):
    async def main():
        condition = asyncio.Condition()
        try:
            await condition.wait()
        except RuntimeError:
            log("wait refused")
        try:
            condition.notify()
        except RuntimeError:
            log("notify refused")
        try:
            condition.notify_all()
        except RuntimeError:
            log("notify_all refused")
        try:
            condition.release()
        except RuntimeError:
            log("release refused")

    run(main())


@scenario
def a_notified_waiter_waits_for_the_lock(log):
    async def main():
        condition = asyncio.Condition()
        tasks = await start(log, condition, "ab")
        async with condition:
            condition.notify_all()
            await asyncio.sleep(1)
            log("still holds the lock")
        log("left it")
        await asyncio.wait(tasks)

    run(main())


@scenario
def wait_for_asks_again_after_each_notification(log):
    async def main():
        condition = asyncio.Condition()
        value = 0

        async def waits():
            def is_enough():
                log(f"asked at {value}")
                return value >= 2

            async with condition:
                await condition.wait_for(is_enough)
                log("enough")

        task = asyncio.create_task(waits())
        for _ in range(3):
            await asyncio.sleep(1)
            async with condition:
                value += 1
                condition.notify_all()
        await task

    run(main())


@scenario
def a_cancelled_waiter_of_a_condition_takes_the_lock_first(log):
    async def main():
        condition = asyncio.Condition()
        tasks = await start(log, condition, "a")
        async with condition:
            tasks[0].cancel()
            for i in range(3):
                log(f"pass {i}, done {tasks[0].done()}")
                await asyncio.sleep(0)
        await asyncio.wait(tasks)
        log(condition.locked())

    run(main())


# Before, the notification was lost, and one waited for ever.
@scenario_since(3, 13)
def a_waiter_cancelled_after_it_was_notified_hands_that_on(log):
    async def main():
        condition = asyncio.Condition()
        tasks = await start(log, condition, "abc")
        async with condition:
            condition.notify()
            tasks[0].cancel()
        await asyncio.sleep(1)
        log([task.done() for task in tasks])
        async with condition:
            condition.notify()
        await asyncio.wait(tasks)

    run(main())


@scenario
def a_waiter_cancelled_before_the_notification_leaves_it_to_the_next(log):
    async def main():
        condition = asyncio.Condition()
        tasks = await start(log, condition, "abc")
        async with condition:
            tasks[0].cancel()
            condition.notify()
        await asyncio.sleep(1)
        log([task.done() for task in tasks])
        async with condition:
            condition.notify()
        await asyncio.sleep(1)
        log([task.done() for task in tasks])
        async with condition:
            condition.notify_all()
        await asyncio.wait(tasks)

    run(main())


# Before, the notification was lost, and one waited for ever.
@scenario_since(3, 13)
def a_waiter_cancelled_again_while_it_takes_the_lock(log):
    async def main():
        condition = asyncio.Condition()
        tasks = await start(log, condition, "ab")
        async with condition:
            condition.notify()
            await asyncio.sleep(1)
            for i in range(2):
                tasks[0].cancel()
                await asyncio.sleep(1)
                log(f"cancelled {i + 1}, done {tasks[0].done()}")
        await asyncio.wait(tasks)
        log(condition.locked())

    run(main())


@scenario
def a_wait_on_a_condition_times_out(log):
    async def main():
        condition = asyncio.Condition()
        async with condition:
            await outcome(log, "wait", asyncio.wait_for(condition.wait(), 1))
            log(condition.locked())
            await outcome(log, "timeout", limited(condition))
            log(condition.locked())
        log(condition.locked())

    async def limited(condition):
        async with asyncio.timeout(1):
            await condition.wait()

    run(main())


@scenario
def two_conditions_of_one_lock(log):
    async def main():
        lock = asyncio.Lock()
        full, empty = asyncio.Condition(lock), asyncio.Condition(lock)
        items = []

        async def puts():
            for i in range(3):
                async with empty:
                    await empty.wait_for(lambda: not items)
                    items.append(i)
                    log(f"put {i}")
                    full.notify()

        async def takes():
            for _ in range(3):
                async with full:
                    await full.wait_for(lambda: items)
                    log(f"took {items.pop()}")
                    empty.notify()

        await asyncio.gather(takes(), puts())
        log(lock.locked())

    run(main())
