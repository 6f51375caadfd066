"""Semaphore, lock, event, queue."""

import asyncio

from .stage import run, scenario


@scenario
def a_semaphore_serves_in_order(log):
    async def main():
        semaphore = asyncio.Semaphore(2)

        async def visits(name):
            async with semaphore:
                log(f"{name} in")
                await asyncio.sleep(1)
                log(f"{name} out")

        await asyncio.gather(*(visits(name) for name in "abcde"))
        log(semaphore.locked())

    run(main())


@scenario
def a_newcomer_does_not_overtake(log):
    async def main():
        semaphore = asyncio.Semaphore(1)
        await semaphore.acquire()

        async def visits(name):
            await semaphore.acquire()
            log(f"{name} in")
            semaphore.release()

        first = asyncio.create_task(visits("first"))
        await asyncio.sleep(0)
        semaphore.release()
        log(semaphore.locked())
        await asyncio.gather(first, visits("newcomer"))

    run(main())


@scenario
def a_cancelled_waiter_is_passed_over(log):
    async def main():
        semaphore = asyncio.Semaphore(1)
        await semaphore.acquire()

        async def visits(name):
            try:
                await semaphore.acquire()
            except asyncio.CancelledError:
                log(f"{name} gives up")
                raise
            log(f"{name} in")
            semaphore.release()

        tasks = [asyncio.create_task(visits(name)) for name in "abc"]
        await asyncio.sleep(0)
        tasks[0].cancel()
        semaphore.release()
        await asyncio.wait(tasks)
        log(semaphore.locked())

    run(main())


@scenario
def a_waiter_cancelled_after_its_turn_came_hands_it_on(log):
    async def main():
        semaphore = asyncio.Semaphore(1)
        await semaphore.acquire()

        async def visits(name):
            try:
                await semaphore.acquire()
            except asyncio.CancelledError:
                log(f"{name} gives up")
                raise
            log(f"{name} in")
            semaphore.release()

        tasks = [asyncio.create_task(visits(name)) for name in "ab"]
        await asyncio.sleep(0)
        semaphore.release()
        tasks[0].cancel()
        await asyncio.wait(tasks)
        log(semaphore.locked())

    run(main())


@scenario
def released_twice_at_once(log):
    async def main():
        semaphore = asyncio.Semaphore(0)

        async def visits(name):
            await semaphore.acquire()
            log(f"{name} in")

        tasks = [asyncio.create_task(visits(name)) for name in "abc"]
        await asyncio.sleep(0)
        semaphore.release()
        semaphore.release()
        await asyncio.sleep(1)
        log("a second later")
        semaphore.release()
        await asyncio.wait(tasks)

    run(main())


@scenario
def a_bounded_semaphore_refuses_a_release_too_many(log):
    async def main():
        semaphore = asyncio.BoundedSemaphore(1)
        async with semaphore:
            log("in")
        try:
            semaphore.release()
        except ValueError:
            log("refused")

    run(main())


@scenario
def a_lock_serves_in_order(log):
    async def main():
        lock = asyncio.Lock()

        async def visits(name):
            async with lock:
                log(f"{name} in")
                await asyncio.sleep(1)

        await asyncio.gather(*(visits(name) for name in "abc"))
        log(lock.locked())
        try:
            lock.release()
        except RuntimeError:
            log("refused")

    run(main())


@scenario
def an_event_lets_all_pass(log):
    async def main():
        event = asyncio.Event()

        async def waits(name):
            await event.wait()
            log(f"{name} passes")

        tasks = [asyncio.create_task(waits(name)) for name in "abc"]
        await asyncio.sleep(0)
        event.set()
        event.clear()
        log(event.is_set())
        await asyncio.wait(tasks)
        event.set()
        await event.wait()
        log("straight through")

    run(main())


@scenario
def a_queue_hands_on_in_order(log):
    async def main():
        queue = asyncio.Queue()

        async def consumes():
            while True:
                item = await queue.get()
                log(f"got {item}")
                queue.task_done()

        consumer = asyncio.create_task(consumes())
        for i in range(3):
            queue.put_nowait(i)
            log(f"put {i}")
        await queue.join()
        log("joined")
        consumer.cancel()
        await asyncio.wait([consumer])
        log(consumer.cancelled())

    run(main())


@scenario
def a_full_queue_holds_up_who_puts(log):
    async def main():
        queue = asyncio.Queue(maxsize=1)

        async def produces():
            for i in range(3):
                await queue.put(i)
                log(f"put {i}")

        producer = asyncio.create_task(produces())
        await asyncio.sleep(1)
        for _ in range(3):
            log(f"got {await queue.get()}")
        await producer

    run(main())


@scenario
def getters_are_served_in_order(log):
    async def main():
        queue = asyncio.Queue()

        async def gets(name):
            log(f"{name} got {await queue.get()}")

        tasks = [asyncio.create_task(gets(name)) for name in "abc"]
        await asyncio.sleep(0)
        for i in range(3):
            await queue.put(i)
        await asyncio.wait(tasks)

    run(main())


@scenario
def a_getter_cancelled_after_it_was_called_hands_on(log):
    async def main():
        queue = asyncio.Queue()

        async def gets(name):
            try:
                log(f"{name} got {await queue.get()}")
            except asyncio.CancelledError:
                log(f"{name} gives up")
                raise

        tasks = [asyncio.create_task(gets(name)) for name in "ab"]
        await asyncio.sleep(0)
        queue.put_nowait("item")
        tasks[0].cancel()
        await asyncio.wait(tasks)
        log(queue.qsize())

    run(main())


@scenario
def a_getter_may_come_too_late(log):
    async def main():
        queue = asyncio.Queue()

        async def gets():
            log(f"slow got {await queue.get()}")

        task = asyncio.create_task(gets())
        await asyncio.sleep(0)
        queue.put_nowait("first")
        log(f"quick got {queue.get_nowait()}")
        await asyncio.sleep(1)
        queue.put_nowait("second")
        await task

    run(main())


@scenario
def task_done_too_often(log):
    async def main():
        queue = asyncio.Queue()
        queue.put_nowait(1)
        queue.task_done()
        try:
            queue.task_done()
        except ValueError:
            log("refused")

    run(main())
