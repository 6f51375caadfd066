"""Subprocesses: what they read and write, and how they end. Shells and cat, so that any system has the same."""

import asyncio
import signal
from asyncio.subprocess import DEVNULL, PIPE, STDOUT

from .stage import outcome, run, scenario

MEGABYTE = 1024 * 1024


def shell(command, **options):
    return asyncio.create_subprocess_exec("/bin/sh", "-c", command, **options)


@scenario
def a_subprocess_gives_back_what_it_is_given(log):
    async def main():
        process = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
        log(process.returncode)
        output, errors = await process.communicate(b"hello")
        log(output.decode())
        log(errors is None)
        log(process.returncode)

    run(main())


@scenario
def a_subprocess_says_how_it_ended(log):
    async def main():
        for command in ("true", "exit 3", "kill -TERM $$", "kill -KILL $$"):
            process = await asyncio.create_subprocess_shell(command)
            log(await process.wait())

    run(main())


@scenario
def a_subprocess_is_killed_and_terminated(log):
    async def main():
        for end in ("kill", "terminate"):
            process = await asyncio.create_subprocess_exec("sleep", "100")
            getattr(process, end)()
            log(process.returncode)
            log(await process.wait())
            log(process.returncode)

    run(main())


@scenario
def both_pipes_of_a_subprocess_full_do_not_deadlock(log):
    async def main():
        process = await shell("tee /dev/stderr", stdin=PIPE, stdout=PIPE, stderr=PIPE)
        output, errors = await process.communicate(b"x" * 3 * MEGABYTE)
        log(len(output))
        log(len(errors))
        log(process.returncode)

    run(main())


@scenario
def a_subprocess_that_does_not_read_its_input(log):
    async def main():
        process = await shell("exec 0<&-; echo done", stdin=PIPE, stdout=PIPE)
        output, _ = await process.communicate(b"x" * 3 * MEGABYTE)
        log(output.decode().strip())
        log(process.returncode)

    run(main())


@scenario
def lines_of_a_subprocess_are_read_one_by_one(log):
    async def main():
        process = await shell("echo one; echo two; printf three", stdout=PIPE)
        for _ in range(4):
            line = await process.stdout.readline()
            log(line.decode().strip())
        log(process.stdout.at_eof())
        log(await process.wait())

    run(main())


@scenario
def a_subprocess_is_asked_and_answers(log):
    async def main():
        process = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
        for word in ("one", "two"):
            process.stdin.write(f"{word}\n".encode())
            await process.stdin.drain()
            log((await process.stdout.readline()).decode().strip())
        process.stdin.close()
        log(len(await process.stdout.read()))
        log(await process.wait())

    run(main())


@scenario
def the_errors_of_a_subprocess_go_with_its_output(log):
    async def main():
        process = await shell("echo one; echo two >&2; echo three", stdout=PIPE, stderr=STDOUT)
        output, errors = await process.communicate()
        log(output.decode().split())
        log(errors is None)

    run(main())


@scenario
def streams_of_a_subprocess_that_go_nowhere(log):
    async def main():
        process = await shell("cat; echo one; echo two >&2", stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)
        log(process.stdin is None and process.stdout is None and process.stderr is None)
        log(await process.wait())

    run(main())


@scenario
def a_subprocess_within_a_timeout(log):
    async def main():
        process = await asyncio.create_subprocess_exec("sleep", "100")
        await outcome(log, "wait", asyncio.wait_for(process.wait(), 1))
        log(process.returncode)
        process.kill()
        log(await process.wait())

    run(main())


@scenario
def a_cancelled_communicate_leaves_the_subprocess(log):
    async def main():
        process = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
        task = asyncio.create_task(outcome(log, "wait", process.wait()))
        reads = asyncio.create_task(outcome(log, "read", process.stdout.read()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        for cancelled in (task, reads):
            cancelled.cancel()
            await asyncio.wait([cancelled])
        log(process.returncode)
        process.stdin.write(b"kept\n")
        log((await process.stdout.readline()).decode().strip())
        process.kill()
        log(await process.wait())

    run(main())


@scenario
def two_tasks_wait_for_one_subprocess(log):
    async def main():
        process = await shell("read line; exit 7", stdin=PIPE)
        tasks = [asyncio.create_task(outcome(log, name, process.wait())) for name in "ab"]
        await asyncio.sleep(0)
        process.stdin.write(b"go\n")
        await asyncio.wait(tasks)
        log(await process.wait())

    run(main())


@scenario
def a_subprocess_handles_a_signal(log):
    async def main():
        process = await shell("trap 'echo told; exit 5' TERM; echo ready; while :; do sleep 0.01; done", stdout=PIPE)
        log((await process.stdout.readline()).decode().strip())
        process.send_signal(signal.SIGTERM)
        log((await process.stdout.readline()).decode().strip())
        log(await process.wait())

    run(main())


@scenario
def a_subprocess_that_cannot_be_started(log):
    async def main():
        for program in ("/no/such/program", "no-such-program", "/dev/null"):
            try:
                await asyncio.create_subprocess_exec(program, stdin=PIPE, stdout=PIPE)
            except OSError as e:
                log(e.strerror)

    run(main())


@scenario
def a_subprocess_in_a_folder_and_an_environment_of_its_own(log):
    async def main():
        process = await shell('pwd; echo "$GREETING"; echo "${HOME:-no home}"', stdout=PIPE, cwd="/", env={"GREETING": "hello"})
        output, _ = await process.communicate()
        log(output.decode().split("\n"))

    run(main())


@scenario
def three_subprocesses_at_once(log):
    async def main():
        processes = [await shell(f"read line; echo $line {i}", stdin=PIPE, stdout=PIPE) for i in range(3)]
        outputs = await asyncio.gather(*(process.communicate(b"hello\n") for process in processes))
        log([output.decode().strip() for output, _ in outputs])

    run(main())
