"""Queues in another order, and queues that are shut down."""

import asyncio

from .stage import outcome, run, scenario, scenario_since


async def start(log, names, waits):
    """A task for each name, each at its wait."""
    tasks = [asyncio.create_task(outcome(log, name, waits(name))) for name in names]
    await asyncio.sleep(0)
    return tasks


@scenario
def a_priority_queue_gives_the_least_first(log):
    async def main():
        queue = asyncio.PriorityQueue()
        for item in (3, 1, 4, 1, 5, 9, 2, 6):
            queue.put_nowait(item)
        log([queue.get_nowait() for _ in range(5)])
        for item in (0, 7):
            await queue.put(item)
        log([await queue.get() for _ in range(5)])
        log(queue.empty())

    run(main())


@scenario
def a_lifo_queue_gives_the_last_first(log):
    async def main():
        queue = asyncio.LifoQueue()
        for item in (1, 2, 3):
            queue.put_nowait(item)
        log(await queue.get())
        await queue.put(4)
        log([await queue.get() for _ in range(3)])
        log(queue.empty())

    run(main())


@scenario
def a_full_priority_queue_holds_up_who_puts(log):
    async def main():
        queue = asyncio.PriorityQueue(maxsize=2)

        async def produces():
            for item in (5, 3, 4, 1, 2):
                await queue.put(item)
                log(f"put {item}")

        producer = asyncio.create_task(produces())
        await asyncio.sleep(1)
        log(queue.full())
        for _ in range(5):
            log(f"got {await queue.get()}")
        await producer

    run(main())


@scenario
def getters_of_a_lifo_queue_are_served_in_order(log):
    async def main():
        queue = asyncio.LifoQueue()
        tasks = await start(log, "abc", lambda name: queue.get())
        for item in "xyz":
            queue.put_nowait(item)
        await asyncio.wait(tasks)

    run(main())


@scenario_since(3, 13)
def a_queue_that_is_shut_down_gives_what_it_has(log):
    async def main():
        queue = asyncio.Queue()
        for item in "ab":
            queue.put_nowait(item)
        queue.shutdown()
        await outcome(log, "put", queue.put("c"))
        await outcome(log, "get", queue.get())
        log(queue.qsize())
        await outcome(log, "get", queue.get())
        await outcome(log, "get", queue.get())
        for refused in (queue.get_nowait, lambda: queue.put_nowait("d")):
            try:
                refused()
            except asyncio.QueueShutDown:
                log("refused")
        for _ in range(2):
            queue.task_done()
        await queue.join()
        log("joined")

    run(main())


@scenario_since(3, 13)
def a_queue_that_is_shut_down_at_once_gives_nothing(log):
    async def main():
        queue = asyncio.Queue()
        for item in "ab":
            queue.put_nowait(item)
        tasks = await start(log, ["join"], lambda name: queue.join())
        queue.shutdown(immediate=True)
        log(queue.qsize())
        await asyncio.wait(tasks)
        await outcome(log, "get", queue.get())
        await outcome(log, "put", queue.put("c"))
        try:
            queue.task_done()
        except ValueError:
            log("no work is left")

    run(main())


@scenario_since(3, 13)
def a_shutdown_tells_all_who_wait_to_get(log):
    async def main():
        queue = asyncio.Queue()
        tasks = await start(log, "abc", lambda name: queue.get())
        queue.shutdown()
        tasks += [asyncio.create_task(outcome(log, "late", queue.get()))]
        log("shut down")
        await asyncio.wait(tasks)
        queue.shutdown()
        log("and again")

    run(main())


@scenario_since(3, 13)
def a_shutdown_tells_all_who_wait_to_put(log):
    async def main():
        queue = asyncio.Queue(maxsize=1)
        queue.put_nowait("first")
        tasks = await start(log, "abc", queue.put)
        queue.shutdown()
        log("shut down")
        await asyncio.wait(tasks)
        await outcome(log, "get", queue.get())
        await outcome(log, "get", queue.get())

    run(main())


@scenario_since(3, 13)
def a_shutdown_with_work_that_is_not_done(log):
    async def main():
        queue = asyncio.Queue()
        for item in "abc":
            queue.put_nowait(item)
        log(queue.get_nowait())
        tasks = await start(log, ["join"], lambda name: queue.join())
        queue.shutdown(immediate=True)
        await asyncio.sleep(1)
        log("the work on the first is not done")
        queue.task_done()
        await asyncio.wait(tasks)

    run(main())


@scenario_since(3, 13)
def a_getter_cancelled_in_the_pass_of_the_shutdown(log):
    async def main():
        queue = asyncio.Queue()
        tasks = await start(log, "ab", lambda name: queue.get())
        queue.shutdown()
        tasks[0].cancel()
        await asyncio.wait(tasks)

    run(main())


@scenario_since(3, 13)
def a_queue_shut_down_after_a_getter_was_called(log):
    async def main():
        queue = asyncio.Queue()
        tasks = await start(log, "ab", lambda name: queue.get())
        queue.put_nowait("item")
        queue.shutdown()
        await asyncio.wait(tasks)

    run(main())


@scenario_since(3, 13)
def a_priority_queue_that_is_shut_down(log):
    async def main():
        queue = asyncio.PriorityQueue(maxsize=2)
        for item in (2, 1):
            queue.put_nowait(item)
        tasks = await start(log, "a", lambda name: queue.put(0))
        queue.shutdown()
        log([await queue.get(), await queue.get()])
        await outcome(log, "get", queue.get())
        await asyncio.wait(tasks)

    run(main())
