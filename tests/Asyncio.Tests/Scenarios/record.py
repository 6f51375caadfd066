#!/usr/bin/env python3
"""Records what CPython's asyncio does, as the reference for the C# loop.

Each scenario is a small program that says what happens to it, in order. They run on CPython's own loop, tasks and
primitives; only the clock is virtual: it jumps to the next timer when the loop has nothing to run, so that traces do not
depend on the machine. The C# scenario of the same name must give the same trace (ScenarioTests.cs).

The reference is CPython 3.13 ("scenarios" in recorded.json). An older one is the second column ("second"): of that, only
the scenarios are kept whose traces differ.

    python3.13 record.py             writes the scenarios, and the second column anew if an older interpreter is found
    python3.13 record.py --check     exits 1 when the scenarios are not what CPython records
    python3.13 record.py --check-second   the same for the second column

It looks for the interpreters itself, as python3.13 or python3 on the PATH and under pyenv; the one that starts it may be
another. Exit code 77: there is none of the very version.
"""

import glob
import json
import os
import pathlib
import platform
import subprocess
import sys

from reference import (  # noqa: F401 - each registers its scenarios as it is imported, in this order
    callbacks,
    tasks,
    eager_tasks,
    sleeping,
    cancellation,
    gathering,
    waiting,
    scopes,
    task_groups,
    nesting,
    races,
    synchronization,
    lock_races,
    conditions,
    barriers,
    queue_kinds,
    readers,
    socket_calls,
    signals,
    pipes,
    subprocesses,
    datagrams,
    transports,
    servers,
    unix_sockets,
    streams,
    tls,
    sending_files,
    checklist,
    running,
)
from reference.stage import SCENARIOS, Log

REFERENCE = (3, 13)
SECOND = (3, 11)
NONE = 77
FILE = pathlib.Path(__file__).with_name("recorded.json")


def record():
    traces = {}
    for name, function in SCENARIOS.items():
        log = Log()
        try:
            function(log)
        except (AttributeError, NotImplementedError, TypeError) as e:
            if sys.version_info[:2] == REFERENCE:
                raise
            # What an older version does not have.
            log(f"{type(e).__name__}: {e}")
        traces[name] = list(log)
    return traces


def find(version):
    """An interpreter of the version, the system's before one of pyenv; None if there is none."""
    name = f"python{version[0]}.{version[1]}"
    folders = sorted(os.environ.get("PATH", "").split(os.pathsep), key=lambda folder: "pyenv" in folder)
    pyenv = os.environ.get("PYENV_ROOT", os.path.expanduser("~/.pyenv"))
    paths = [os.path.join(folder, program) for folder in folders for program in (name, "python3")]
    for path in paths + sorted(glob.glob(f"{pyenv}/versions/{version[0]}.{version[1]}*/bin/{name}")):
        if not os.access(path, os.X_OK):
            continue
        answer = subprocess.run([path, "--version"], capture_output=True, text=True)
        if answer.returncode == 0 and answer.stdout.startswith(f"Python {version[0]}.{version[1]}."):
            return path
    return None


def differences(traces, scenarios):
    """What an older interpreter does otherwise, by scenario."""
    return {name: trace for name, trace in traces.items() if trace != scenarios.get(name)}


def record_with(interpreter):
    answer = subprocess.run([interpreter, __file__, "--traces"], capture_output=True, text=True, timeout=120, check=True)
    return json.loads(answer.stdout)


def check(recorded, column):
    scenarios = recorded["scenarios"]
    version = column["python"]
    if platform.python_version() != version:
        print(f"The traces were recorded with Python {version}; this is {platform.python_version()}")
        sys.exit(NONE)
    wanted = column.get("differs", scenarios)
    found = differences(record(), scenarios) if "differs" in column else record()
    wrong = [name for name in {**wanted, **found} if wanted.get(name) != found.get(name)]
    if wrong:
        print(f"{FILE.name} is not what Python {version} records: {', '.join(wrong)}")
        sys.exit(1)
    print(f"{len(SCENARIOS)} scenarios, as recorded from Python {version}")


def write():
    recorded = {"python": platform.python_version(), "scenarios": record()}
    if older := find(SECOND):
        second = record_with(older)
        differs = differences(second["traces"], recorded["scenarios"])
        recorded["second"] = {"python": second["python"], "differs": differs}
    elif FILE.exists():
        recorded["second"] = json.loads(FILE.read_text())["second"]
    FILE.write_text(json.dumps(recorded, indent=2) + "\n")
    second = recorded["second"]
    print(f"{len(SCENARIOS)} scenarios recorded from Python {recorded['python']}; "
          f"Python {second['python']} differs in {len(second['differs'])}")


def run_with(version):
    """Goes on only in the interpreter that is found of the version; the one that started this may be another of it."""
    interpreter = find(version)
    if not interpreter:
        print(f"There is no Python {version[0]}.{version[1]}, on the PATH or under pyenv")
        sys.exit(NONE)
    if os.environ.pop("RECORDING", None) is None:
        os.environ["RECORDING"] = "1"
        os.execv(interpreter, [interpreter, __file__, *sys.argv[1:]])


def main():
    if "--traces" in sys.argv[1:]:
        print(json.dumps({"python": platform.python_version(), "traces": record()}))
    elif "--check" in sys.argv[1:]:
        run_with(REFERENCE)
        recorded = json.loads(FILE.read_text())
        check(recorded, recorded)
    elif "--check-second" in sys.argv[1:]:
        run_with(SECOND)
        recorded = json.loads(FILE.read_text())
        check(recorded, recorded["second"])
    else:
        run_with(REFERENCE)
        write()


if __name__ == "__main__":
    main()
