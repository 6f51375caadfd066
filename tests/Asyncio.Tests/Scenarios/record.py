#!/usr/bin/python3
"""Records what CPython's asyncio does, as the reference for the C# loop.

Each scenario is a small program that says what happens to it, in order. They run on CPython's own loop, tasks and
primitives; only the clock is virtual: it jumps to the next timer when the loop has nothing to run, so that traces do not
depend on the machine. The C# scenario of the same name must give the same trace (ScenarioTests.cs).

    python3 record.py            writes recorded.json beside this file
    python3 record.py --check    exits 1 when the file is not what this interpreter records
"""

import json
import pathlib
import platform
import sys

from reference import (  # noqa: F401 - each registers its scenarios as it is imported, in this order
    callbacks,
    tasks,
    sleeping,
    cancellation,
    gathering,
    waiting,
    scopes,
    task_groups,
    synchronization,
    running,
)
from reference.stage import SCENARIOS, Log


def record():
    recorded = {}
    for name, function in SCENARIOS.items():
        log = Log()
        function(log)
        recorded[name] = list(log)
    return {"python": platform.python_version(), "scenarios": recorded}


def main():
    path = pathlib.Path(__file__).with_name("recorded.json")
    text = json.dumps(record(), indent=2) + "\n"
    if "--check" in sys.argv[1:]:
        if path.read_text() != text:
            sys.exit(f"{path.name} is not what Python {platform.python_version()} records")
        print(f"{len(SCENARIOS)} scenarios, as recorded from Python {platform.python_version()}")
    else:
        path.write_text(text)
        print(f"{len(SCENARIOS)} scenarios recorded from Python {platform.python_version()}")


if __name__ == "__main__":
    main()
