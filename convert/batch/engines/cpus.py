"""Count the processors that this process may use."""

import os
from collections.abc import Iterator
from math import ceil
from pathlib import Path, PurePosixPath

_GROUPS = Path("/proc/self/cgroup")
_GROUPS_ROOT = Path("/sys/fs/cgroup")
# Of a job of SLURM, the more exact one first.
_SLURM = ("SLURM_CPUS_PER_TASK", "SLURM_CPUS_ON_NODE")


def usable_cpus() -> int:
    """Return how many processors this process may use.

    That is the least of what its affinity, the quotas of its control groups (of containers and of
    systemd) and its job of SLURM allow.
    """
    return max(1, min([_by_affinity(), *_by_quotas(), *_by_slurm()]))


def _by_affinity() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _by_slurm() -> Iterator[int]:
    for name in _SLURM:
        value = os.environ.get(name, "")
        if value.isascii() and value.isdigit():
            yield int(value)
            return


def _by_quotas() -> Iterator[int]:
    """Yield the limits of the control groups of this process and of the groups that contain them."""
    for line in _lines(_GROUPS):
        _, controllers, path = line.split(":", 2)
        if not controllers:  # version 2
            root = _GROUPS_ROOT
        elif "cpu" in controllers.split(","):
            root = _GROUPS_ROOT / "cpu"
        else:
            continue
        group = PurePosixPath(path)
        for each in [group, *group.parents]:
            yield from _quota(root / each.relative_to("/"))


def _quota(folder: Path) -> Iterator[int]:
    """Yield the limit of one control group, if it has one, in whole processors."""
    words = " ".join(_lines(folder / "cpu.max")).split()
    words = words or [*_lines(folder / "cpu.cfs_quota_us"), *_lines(folder / "cpu.cfs_period_us")]
    try:
        quota, period = map(int, words)
    except ValueError:  # "max", or no such file
        return
    if quota > 0 and period > 0:
        yield ceil(quota / period)


def _lines(path: Path) -> list[str]:
    """Return the lines of a file of the system; none if it can't be read."""
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []
