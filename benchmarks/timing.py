"""Time functions and processes; shared by the benchmarks."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

SEED = next((Path(__file__).parent.parent / "seeds").glob("*.txt"))


def seconds(action: Callable[[], object], times: int) -> float:
    """Return the median time of an action in seconds."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        action()
        taken.append(perf_counter() - start)
    return median(taken)


def process(command: list[str]) -> None:
    """Run a command, with compiled modules cached as in an installation."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, env=kept)
