"""What every scenario needs: a loop whose clock jumps, a log, and the tasks that many of them use."""

import asyncio
import selectors

SCENARIOS = {}


def scenario(function):
    SCENARIOS[function.__name__] = function
    return function


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
