"""What the benchmarks share: the thread that they measure with, and the watch."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

SEED = next((Path(__file__).parent.parent / "seeds").glob("*.txt"))


def seconds(action: Callable[[], object], times: int) -> float:
    """The median time of an action."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        action()
        taken.append(perf_counter() - start)
    return median(taken)


def process(command: list[str]) -> None:
    """Run a command to its end, with compiled modules kept, as they are wherever it is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, env=kept)
