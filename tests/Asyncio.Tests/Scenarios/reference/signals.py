"""Signals that the loop handles. SIGWINCH, because by default it does nothing."""

import asyncio
import os
import signal

from .stage import run, scenario


def send():
    os.kill(os.getpid(), signal.SIGWINCH)


@scenario
def a_signal_in_a_pass_is_handled_after_it(log):
    async def main():
        loop = asyncio.get_running_loop()
        handled = loop.create_future()

        def handle():
            log("handled")
            log(asyncio.current_task() is None)
            handled.set_result(None)

        def sends():
            send()
            log("sent")

        loop.add_signal_handler(signal.SIGWINCH, handle)
        loop.call_soon(sends)
        loop.call_soon(log, "same pass")
        await handled
        log(loop.remove_signal_handler(signal.SIGWINCH))

    run(main())


@scenario
def another_handler_of_a_signal_replaces_the_first(log):
    async def main():
        loop = asyncio.get_running_loop()
        handled = asyncio.Event()
        loop.add_signal_handler(signal.SIGWINCH, log, "never")
        loop.add_signal_handler(signal.SIGWINCH, handled.set)
        for i in range(2):
            send()
            await handled.wait()
            handled.clear()
            log(f"handled {i + 1}")
        log(loop.remove_signal_handler(signal.SIGWINCH))
        log(loop.remove_signal_handler(signal.SIGWINCH))

    run(main())


@scenario
def a_signal_handler_that_fails_stays(log):
    async def main():
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: log(f"handler: {context['exception']}"))
        handled = asyncio.Event()

        def handle():
            handled.set()
            raise ValueError("broken")

        loop.add_signal_handler(signal.SIGWINCH, handle)
        for _ in range(2):
            send()
            await handled.wait()
            handled.clear()

    run(main())


@scenario
def a_signal_cancels_a_task(log):
    async def main():
        loop = asyncio.get_running_loop()

        async def waits():
            try:
                await loop.create_future()
            except asyncio.CancelledError:
                log("cancelled")
                raise

        task = asyncio.create_task(waits())
        loop.add_signal_handler(signal.SIGWINCH, task.cancel)
        await asyncio.sleep(0)
        send()
        await asyncio.wait([task])
        log(task.cancelled())

    run(main())


@scenario
def a_signal_that_cannot_be_handled_is_refused(log):
    async def main():
        loop = asyncio.get_running_loop()
        for number in (signal.SIGKILL, signal.SIGSTOP, 1000):
            try:
                loop.add_signal_handler(number, log, "never")
            except (RuntimeError, ValueError):
                log("refused")
        log(loop.remove_signal_handler(signal.SIGWINCH))

    run(main())
