"""Reads the lines of JSON of both sides and prints the medians with their ratios."""

import json
import statistics
import sys

ROWS = (
    ("callbacks", "callbacks through call_soon, a second", "{:,.0f}", True),
    ("tasks", "tasks created and completed, a second", "{:,.0f}", True),
    ("posts", "posts from another thread, a second", "{:,.0f}", True),
    ("sleepers_seconds", "100,000 sleeping tasks: seconds beyond the sleep", "{:.3f}", False),
    ("sleepers_bytes", "100,000 sleeping tasks: bytes each", "{:,.0f}", False),
)

rounds = [json.loads(line) for line in sys.stdin]
ours = [r for r in rounds if r["runtime"].startswith(".NET")]
theirs = [r for r in rounds if not r["runtime"].startswith(".NET")]
print(f"Medians of {len(ours)} rounds, taken in turns\n")
print(f"{'':50}{theirs[0]['runtime']:>15}{ours[0]['runtime']:>15}{'ratio':>8}")
for name, title, form, more_is_better in ROWS:
    a = statistics.median(r[name] for r in theirs)
    b = statistics.median(r[name] for r in ours)
    ratio = b / a if more_is_better else a / b
    print(f"{title:50}{form.format(a):>15}{form.format(b):>15}{ratio:>7.1f}x")
print(
    "\nBytes are what the process grows by, garbage collected. Tenfold is out of reach there: what the C# compiler and the"
    "\nruntime make of one async method that waits is more than a tenth of asyncio's task, before the loop adds its own."
)
