"""The measurements of Program.cs on CPython's asyncio: same names, same units, one line of JSON."""

import asyncio
import gc
import json
import os
import platform
import threading
import time

CALLBACKS = 1_000_000
CHAINS = 1_000
BATCHES = 30
BATCH_SIZE = 10_000
POSTS = 200_000
SLEEPERS = 100_000
NAP = 2


def per_second(count, run):
    gc.collect()
    start = time.perf_counter()
    run()
    return count / (time.perf_counter() - start)


def callbacks():
    loop = asyncio.new_event_loop()
    left = CALLBACKS

    def callback():
        nonlocal left
        left -= 1
        if left > 0:
            loop.call_soon(callback)
        else:
            loop.stop()

    def run():
        for _ in range(CHAINS):
            loop.call_soon(callback)
        loop.run_forever()

    result = per_second(CALLBACKS, run)
    loop.close()
    return result


def tasks():
    async def body():
        pass

    async def main():
        for _ in range(BATCHES):
            for task in [asyncio.create_task(body()) for _ in range(BATCH_SIZE)]:
                await task

    return per_second(BATCHES * BATCH_SIZE, lambda: asyncio.run(main()))


def posts():
    loop = asyncio.new_event_loop()
    left = POSTS

    def callback():
        nonlocal left
        left -= 1
        if left == 0:
            loop.stop()

    def post():
        for _ in range(POSTS):
            loop.call_soon_threadsafe(callback)

    poster = threading.Thread(target=post)

    def run():
        poster.start()
        loop.run_forever()
        poster.join()

    result = per_second(POSTS, run)
    loop.close()
    return result


def start_sleepers():
    async def body():
        await asyncio.sleep(NAP)

    return [asyncio.create_task(body()) for _ in range(SLEEPERS)]


def sleepers_seconds():
    async def main():
        for task in start_sleepers():
            await task

    gc.collect()
    start = time.perf_counter()
    asyncio.run(main())
    return time.perf_counter() - start - NAP


def resident_bytes():
    gc.collect()
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def sleepers_bytes():
    async def main():
        before = resident_bytes()
        sleepers = start_sleepers()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        grown = resident_bytes() - before
        for task in sleepers:
            await task
        return grown / SLEEPERS

    return asyncio.run(main())


def main():
    # Memory first: what other measurements leave free would otherwise be filled before the process grows.
    result = {"runtime": f"{platform.python_implementation()} {platform.python_version()}", "sleepers_bytes": sleepers_bytes()}
    for measure in (callbacks, tasks, posts, sleepers_seconds):
        result[measure.__name__] = measure()
    print(json.dumps(result))


main()
