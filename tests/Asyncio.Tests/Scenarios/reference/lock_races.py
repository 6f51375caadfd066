"""Locks, semaphores and queues whose waiters are cancelled while they are served."""

import asyncio

from .stage import outcome, run, scenario


async def start(log, names, waits):
    """A task for each name, each at its wait."""
    tasks = [asyncio.create_task(outcome(log, name, waits(name))) for name in names]
    await asyncio.sleep(0)
    return tasks


@scenario
def a_lock_is_free_while_it_is_handed_over(log):
    async def main():
        lock = asyncio.Lock()
        await lock.acquire()

        async def takes(name):
            await lock.acquire()
            log(f"{name} in")
            lock.release()

        tasks = await start(log, "a", takes)
        lock.release()
        log(lock.locked())
        try:
            lock.release()
        except RuntimeError:
            log("refused")
        tasks += [asyncio.create_task(outcome(log, "newcomer", takes("newcomer")))]
        await asyncio.wait(tasks)
        log(lock.locked())

    run(main())


@scenario
def a_lock_whose_first_waiter_is_cancelled_and_then_released(log):
    async def main():
        lock = asyncio.Lock()
        await lock.acquire()

        async def takes(name):
            await lock.acquire()
            log(f"{name} in")

        tasks = await start(log, "abc", takes)
        tasks[0].cancel()
        lock.release()
        for i in range(4):
            log(f"pass {i}")
            await asyncio.sleep(0)
        log(lock.locked())
        lock.release()
        await asyncio.wait(tasks)

    run(main())


@scenario
def a_lock_whose_first_waiter_is_cancelled_after_the_release(log):
    async def main():
        lock = asyncio.Lock()
        await lock.acquire()

        async def takes(name):
            await lock.acquire()
            log(f"{name} in")
            lock.release()

        tasks = await start(log, "abc", takes)
        lock.release()
        tasks[0].cancel()
        await asyncio.wait(tasks)
        log(lock.locked())

    run(main())


@scenario
def a_newcomer_takes_a_lock_whose_waiters_are_all_cancelled(log):
    async def main():
        lock = asyncio.Lock()
        await lock.acquire()

        async def takes(name):
            await lock.acquire()
            log(f"{name} in")

        tasks = await start(log, "ab", takes)
        for task in tasks:
            task.cancel()
        lock.release()
        await lock.acquire()
        log("newcomer in")
        await asyncio.wait(tasks)
        log(lock.locked())

    run(main())


@scenario
def a_semaphore_released_thrice_at_once_lets_three_in_order(log):
    async def main():
        semaphore = asyncio.Semaphore(0)

        async def first():
            await semaphore.acquire()
            log("first in")
            tasks.append(asyncio.create_task(fourth()))

        async def second():
            for _ in range(3):
                semaphore.release()
            log(semaphore.locked())
            await semaphore.acquire()
            log("second in")

        async def third():
            await semaphore.acquire()
            log("third in")

        async def fourth():
            log("fourth")

        tasks = [asyncio.create_task(body()) for body in (first, second, third)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        log(semaphore.locked())

    run(main())


@scenario
def who_releases_and_asks_again_waits_its_turn(log):
    async def main():
        semaphore = asyncio.Semaphore(1)

        async def first():
            await semaphore.acquire()
            log(1)

        async def second():
            await semaphore.acquire()
            log(2)
            semaphore.release()
            await semaphore.acquire()
            log(4)

        async def third():
            await semaphore.acquire()
            log(3)

        tasks = [asyncio.create_task(body()) for body in (first, second, third)]
        await asyncio.sleep(0)
        semaphore.release()
        semaphore.release()
        await asyncio.wait(tasks)

    run(main())


@scenario
def two_cancelled_waiters_of_a_semaphore_are_passed_over(log):
    async def main():
        semaphore = asyncio.Semaphore(0)

        async def takes(name):
            await semaphore.acquire()
            log(f"{name} in")

        tasks = await start(log, "abcd", takes)
        tasks[0].cancel()
        tasks[1].cancel()
        semaphore.release()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        log([task.done() for task in tasks])
        semaphore.release()
        await asyncio.wait(tasks)

    run(main())


@scenario
def a_holder_cancels_the_next_as_it_leaves(log):
    async def main():
        semaphore = asyncio.Semaphore(1)

        async def first():
            async with semaphore:
                await asyncio.sleep(0)
            second_task.cancel()

        async def second():
            async with semaphore:
                log("never")

        first_task = asyncio.create_task(first())
        second_task = asyncio.create_task(second())
        await asyncio.wait([first_task, second_task])
        log(second_task.cancelled())
        await asyncio.wait_for(semaphore.acquire(), 1)
        log("free")

    run(main())


@scenario
def a_waiter_cancelled_while_the_first_is_on_its_way(log):
    async def main():
        semaphore = asyncio.Semaphore(0)

        async def takes(name):
            await semaphore.acquire()
            log(f"{name} in")

        tasks = await start(log, "a", takes)
        semaphore.release()
        semaphore.release()
        tasks += [asyncio.create_task(outcome(log, name, takes(name))) for name in "bc"]
        later = asyncio.get_running_loop().call_soon
        later(lambda: tasks[1].cancel())
        for i in range(4):
            log(f"pass {i}")
            await asyncio.sleep(0)
        semaphore.release()
        await asyncio.wait(tasks)
        log(semaphore.locked())

    run(main())


@scenario
def a_getter_cancelled_before_an_item_comes(log):
    async def main():
        queue = asyncio.Queue()
        tasks = await start(log, "ab", lambda name: queue.get())
        tasks[0].cancel()
        await asyncio.sleep(0)
        queue.put_nowait("item")
        await asyncio.wait(tasks)
        log(queue.qsize())

    run(main())


@scenario
def no_item_is_lost_with_a_cancelled_getter(log):
    async def main():
        queue = asyncio.Queue()
        tasks = await start(log, "abc", lambda name: queue.get())
        queue.put_nowait(1)
        queue.put_nowait(2)
        tasks[0].cancel()
        await asyncio.wait(tasks)
        log(queue.qsize())

    run(main())


@scenario
def a_putter_cancelled_before_there_is_room(log):
    async def main():
        queue = asyncio.Queue(maxsize=1)
        tasks = await start(log, "abc", queue.put)
        tasks[2].cancel()
        await asyncio.sleep(0)
        log(queue.get_nowait())
        await asyncio.sleep(0)
        log(queue.get_nowait())
        await asyncio.wait(tasks)
        log(queue.qsize())

    run(main())


@scenario
def a_putter_cancelled_after_it_was_called_hands_on(log):
    async def main():
        queue = asyncio.Queue(maxsize=1)
        queue.put_nowait("first")
        tasks = await start(log, "ab", queue.put)
        log(queue.get_nowait())
        tasks[0].cancel()
        await asyncio.wait(tasks)
        log(queue.get_nowait())
        log(queue.qsize())

    run(main())


@scenario
def a_getter_that_times_out_takes_nothing(log):
    async def main():
        queue = asyncio.Queue()
        await outcome(log, "get", asyncio.wait_for(queue.get(), 1))
        queue.put_nowait("item")
        log(queue.qsize())
        await outcome(log, "get", asyncio.wait_for(queue.get(), 1))

    run(main())
