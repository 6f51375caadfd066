"""Run, threads."""

import asyncio
import threading

from .stage import VirtualLoop, run, scenario, work


@scenario
def run_cancels_what_is_left(log):
    async def main():
        asyncio.create_task(work(log, "left over", 5))
        await asyncio.sleep(1)
        log("main ends")

    run(main())
    log("run returns")


@scenario
def run_hands_on_the_exception_of_main(log):
    async def main():
        asyncio.create_task(work(log, "left over", 5))
        await asyncio.sleep(1)
        raise ValueError("main")

    try:
        run(main())
    except ValueError as e:
        log(f"run raises {e}")


@scenario
def run_in_a_running_loop_is_refused(log):
    async def other():
        pass

    async def main():
        coroutine = other()
        try:
            asyncio.run(coroutine)
        except RuntimeError:
            coroutine.close()
            log("refused")

    run(main())


@scenario
def get_running_loop_outside_is_refused(log):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        log("refused")


@scenario
def run_until_complete_of_a_stopped_loop(log):
    loop = VirtualLoop()
    task = loop.create_task(work(log, "task", 5))
    loop.call_later(1, loop.stop)
    try:
        loop.run_until_complete(task)
    except RuntimeError:
        log("stopped before it was done")
    loop.run_until_complete(task)
    log(task.done())
    loop.close()


@scenario
def an_executor_brings_its_result_to_the_loop(log):
    async def main():
        loop = asyncio.get_running_loop()
        mine = threading.get_ident()
        theirs = await loop.run_in_executor(None, threading.get_ident)
        log(theirs != mine)
        log(threading.get_ident() == mine)

        def broken():
            raise ValueError("broken")

        try:
            await asyncio.to_thread(broken)
        except ValueError as e:
            log(f"caught {e}")

    run(main())


@scenario
def another_thread_hands_in_a_coroutine(log):
    async def main():
        loop = asyncio.get_running_loop()
        done = asyncio.Event()

        async def coroutine():
            log("on the loop" if threading.get_ident() == mine else "elsewhere")
            return 6

        def elsewhere():
            result = asyncio.run_coroutine_threadsafe(coroutine(), loop).result()
            loop.call_soon_threadsafe(lambda: (log(f"thread got {result}"), done.set()))

        mine = threading.get_ident()
        threading.Thread(target=elsewhere).start()
        await done.wait()

    run(main())
