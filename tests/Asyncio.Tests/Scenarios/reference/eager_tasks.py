"""Task factories, and tasks that begin at once."""

import asyncio

from .stage import VirtualLoop, outcome, run, scenario_since, work


def run_eagerly(main):
    async def sets():
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
        await main()

    run(sets())


async def passes(log, count):
    for i in range(count):
        log(f"pass {i}")
        await asyncio.sleep(0)


@scenario_since(3, 12)
def an_eager_task_begins_before_create_task_returns(log):
    async def main():
        task = asyncio.create_task(work(log, "a", 1))
        log("created")
        log(task.done())
        await task
        log(task.done())

    run_eagerly(main)


@scenario_since(3, 12)
def an_eager_task_that_waits_for_nothing_is_done_at_once(log):
    async def main():
        async def answers():
            log("runs")
            return 42

        asyncio.get_running_loop().call_soon(log, "callback")
        task = asyncio.create_task(answers())
        log(task.done())
        log(await task)
        log(task.result())
        log("straight on")
        await passes(log, 1)

    run_eagerly(main)


@scenario_since(3, 12)
def an_eager_task_is_the_current_one_while_it_begins(log):
    async def main():
        outer = asyncio.current_task()

        async def looks():
            first = asyncio.current_task()
            log(first is not outer and first in asyncio.all_tasks())
            log(len(asyncio.all_tasks()))
            await asyncio.sleep(0)
            log(asyncio.current_task() is first)

        task = asyncio.create_task(looks())
        log(asyncio.current_task() is outer)
        log(len(asyncio.all_tasks()))
        await task
        log(len(asyncio.all_tasks()))

    run_eagerly(main)


@scenario_since(3, 12)
def eager_tasks_within_an_eager_task(log):
    async def main():
        async def inner(name):
            log(f"{name} begins")
            await asyncio.sleep(0)
            log(f"{name} ends")

        async def outer(name):
            log(f"{name} begins")
            task = asyncio.create_task(inner(f"{name}/inner"))
            log(f"{name} goes on")
            await task
            log(f"{name} ends")

        await asyncio.gather(outer("a"), outer("b"))

    run_eagerly(main)


@scenario_since(3, 12)
def a_gather_of_eager_tasks(log):
    async def main():
        async def answers(value):
            log(f"runs {value}")
            return value

        async def waits(value):
            await asyncio.sleep(0)
            return value

        asyncio.get_running_loop().call_soon(log, "callback")
        log(await asyncio.gather(answers(1), answers(2)))
        ticks = asyncio.create_task(passes(log, 4))
        log(await asyncio.gather(answers(3), waits(4)))
        await ticks

    run_eagerly(main)


@scenario_since(3, 12)
def an_eager_task_that_fails_at_once(log):
    async def main():
        async def fails():
            log("runs")
            raise ValueError("broken")

        task = asyncio.create_task(fails())
        log(task.done())
        await outcome(log, "await", task)

    run_eagerly(main)


@scenario_since(3, 12)
def an_eager_child_fails_its_group_at_once(log):
    async def main():
        async def fails():
            raise ValueError("broken")

        async def group():
            async with asyncio.TaskGroup() as group:
                group.create_task(work(log, "sibling", 10))
                group.create_task(fails())
                log("created both")
                await asyncio.sleep(5)
                log("never")

        await outcome(log, "group", group())

    run_eagerly(main)


@scenario_since(3, 12)
def an_eager_child_that_ends_at_once_leaves_its_group(log):
    async def main():
        async def answers(value):
            return value

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(answers(i)) for i in range(3)]
            log([task.result() for task in tasks])
        log("left")

    run_eagerly(main)


@scenario_since(3, 12)
def an_eager_task_cancelled_after_its_first_step(log):
    async def main():
        task = asyncio.create_task(outcome(log, "task", asyncio.sleep(10)))
        log(task.cancel())
        await asyncio.wait([task])
        log(task.cancel())

    run_eagerly(main)


@scenario_since(3, 12)
def an_eager_task_that_cancels_itself(log):
    async def main():
        async def cancels():
            log(asyncio.current_task().cancel())
            log("goes on")
            await asyncio.sleep(0)
            log("never")

        task = asyncio.create_task(cancels())
        log(task.done())
        await asyncio.wait([task])
        log(task.cancelled())

    run_eagerly(main)


@scenario_since(3, 12)
def an_eager_task_made_before_the_loop_runs(log):
    loop = VirtualLoop()
    loop.set_task_factory(asyncio.eager_task_factory)
    task = loop.create_task(work(log, "a", 1))
    log("created")
    loop.run_until_complete(task)
    loop.close()


@scenario_since(3, 12)
def a_task_factory_makes_every_task(log):
    async def main():
        loop = asyncio.get_running_loop()

        async def traced(coroutine):
            log("begins")
            try:
                return await coroutine
            finally:
                log("ends")

        def factory(loop, coroutine, **options):
            log("makes a task")
            return asyncio.Task(traced(coroutine), loop=loop, **options)

        loop.set_task_factory(factory)
        log(loop.get_task_factory() is factory)
        await asyncio.create_task(work(log, "a", 1))
        await asyncio.gather(work(log, "b", 1))
        async with asyncio.TaskGroup() as group:
            group.create_task(work(log, "c", 1))
        loop.set_task_factory(None)
        await asyncio.create_task(work(log, "d", 1))

    run(main())
