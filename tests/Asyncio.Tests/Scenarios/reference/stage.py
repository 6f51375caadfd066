"""What every scenario needs: a loop whose clock jumps, a log, and the tasks that many of them use."""

import asyncio
import logging
import selectors
import sys

# Its warnings, of writes to a connection that is lost for instance, are no part of a trace.
logging.getLogger("asyncio").setLevel(logging.ERROR)

SCENARIOS = {}

# New in 3.13: an older interpreter raises nothing of the kind.
QueueShutDown = getattr(asyncio, "QueueShutDown", ())


def scenario(function):
    SCENARIOS[function.__name__] = function
    return function


def scenario_since(*version):
    """For what an older interpreter does not have, so that it records nothing."""
    return scenario if sys.version_info >= version else lambda function: function


class JumpingSelector(selectors.DefaultSelector):
    """Waits for no time to go by: tells the loop how far to move its clock."""

    loop = None

    def select(self, timeout=None):
        if timeout is not None and timeout > 0:
            self.loop.now += timeout
            timeout = 0
        return super().select(timeout)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.now = 0.0
        selector = JumpingSelector()
        selector.loop = self
        super().__init__(selector)

    def time(self):
        return self.now

    async def shutdown_default_executor(self, *_, **__):
        # Without the runner's time limit, to which the clock would jump.
        await super().shutdown_default_executor()


class Log(list):
    def __call__(self, event):
        self.append(str(event))


def run(main):
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main)


async def work(log, name, seconds, result=None):
    """The task of many scenarios: says that it starts, sleeps, says how it ended."""
    log(f"{name} starts")
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        log(f"{name} is cancelled")
        raise
    log(f"{name} ends")
    return result


async def fail(log, name, seconds):
    await work(log, name, seconds)
    raise ValueError(name)


def errors(group):
    return sorted(f"group{errors(e)}" if isinstance(e, BaseExceptionGroup) else str(e) for e in group.exceptions)


async def outcome(log, name, awaitable):
    """Awaits, says how that ended, and how many requests to cancel the running task has then."""
    try:
        result = await awaitable
        ended = "ends" if result is None else f"returns {result}"
    except asyncio.CancelledError:
        ended = "is cancelled"
    except TimeoutError:
        ended = "times out"
    except BaseExceptionGroup as e:
        ended = f"has errors {errors(e)}"
    except asyncio.BrokenBarrierError:
        ended = "finds it broken"
    except QueueShutDown:
        ended = "finds it shut down"
    except ValueError as e:
        ended = f"fails with {e}"
    log(f"{name} {ended}, requests {asyncio.current_task().cancelling()}")


async def clean_up(log, body):
    """Is cancelled in its sleep, and runs the body in its clean-up."""
    try:
        await asyncio.sleep(100)
    finally:
        log("cleans up")
        await body()
        log("is clean")


async def cancelled(log, coroutine, *times):
    """Runs a coroutine as a task, cancels it at each of the times, says how it ended."""
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(coroutine)
    for time in times:
        loop.call_at(time, task.cancel)
    await asyncio.wait([task])
    if task.cancelled():
        ended = "cancelled"
    elif isinstance(task.exception(), BaseExceptionGroup):
        ended = f"errors {errors(task.exception())}"
    elif task.exception():
        ended = f"failed {type(task.exception()).__name__ if isinstance(task.exception(), TimeoutError) else task.exception()}"
    else:
        ended = "done"
    log(f"task {ended} at {loop.time():g}, requests {task.cancelling()}")


async def slow_to_end(log, name, seconds, takes):
    """Sleeps; cancelled, it takes its time to end."""
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        log(f"{name} is told")
        await asyncio.sleep(takes)
        log(f"{name} ends late")
        raise


async def fail_when_cancelled(log, name, seconds=100):
    """Sleeps; cancelled, it fails."""
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        log(f"{name} is told")
        raise ValueError(name)
