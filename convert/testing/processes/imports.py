"""Measure how long a plugin takes to import, in a process of its own."""

import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 50
"""Milliseconds that a plugin may take to import, besides what the core imports anyway."""

_SHARE = 0.3  # of the time that the core takes
_ATTEMPTS = 4  # a busy machine makes one slow
_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s*(\S+)")
_BEGIN = "convert.testing: the plugin\n"
_CODE = f"""
from convert import anchors, api, characters, display, errors, hooks, metadata, notes, tree
from convert import inputs, registry, validation
try:
    from convert import pictures
except ImportError:  # Pillow is not installed
    pass
import sys
sys.stderr.write({_BEGIN!r})
sys.stderr.flush()
__import__(sys.argv[1])
"""


@dataclass(frozen=True, kw_only=True)
class ImportTime:
    """How long an import takes."""

    milliseconds: float
    slowest: str
    """The package or the module that takes most of it."""
    share: float
    """Its milliseconds."""
    limit: float
    """How long it may take: `LONGEST`, or more if the machine is so busy that the core takes long."""

    @property
    def excess(self) -> float:
        """By how many milliseconds it takes too long; negative if it does not."""
        return self.milliseconds - self.limit


def import_time(module: str) -> ImportTime | None:
    """Return how long a module takes to import, without the core; None if it can't be imported."""
    best = None
    for _ in range(_ATTEMPTS):
        found = _measured(module)
        if found is None:
            return None
        if best is None or found.excess < best.excess:
            best = found
        if best.excess <= 0:
            break
    return best


def _measured(module: str) -> ImportTime | None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", _CODE, module],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        return None
    own = module.partition(".")[0]
    times: Counter[str] = Counter()
    before, _, after = done.stderr.partition(_BEGIN)
    core = sum(int(microseconds) for microseconds, _ in _LINE.findall(before)) / 1000
    for microseconds, name in _LINE.findall(after):
        package = name.partition(".")[0]
        times[name if package == own else package] += int(microseconds)
    slowest, share = max(times.items(), key=lambda item: item[1], default=(module, 0))
    return ImportTime(
        milliseconds=times.total() / 1000,
        slowest=slowest,
        share=share / 1000,
        limit=max(LONGEST, core * _SHARE),
    )
