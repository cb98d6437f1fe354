"""Take turns in asking a server with all other processes of this user."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from portalocker import BoundedSemaphore
from portalocker.exceptions import LockException

from convert.files import cache_folder

MOST_AT_A_TIME = 2
"""So many requests to one server are under way at a time."""

_INTERVAL = 0.05


@contextmanager
def turn(host: str, seconds: float) -> Iterator[None]:
    """Wait until it is this process's turn to ask a server, or until the time is over.

    The turns are locks of files in the folder of caches. Where none can be written, nothing is waited
    for.
    """
    folder = cache_folder() / "network"
    turns = BoundedSemaphore(
        MOST_AT_A_TIME,
        name=hashlib.sha256(host.encode()).hexdigest()[:16],
        directory=str(folder),
        timeout=seconds,
        check_interval=_INTERVAL,
        fail_when_locked=False,
    )
    with suppress(OSError, LockException):
        folder.mkdir(parents=True, exist_ok=True)
        turns.acquire()
    try:
        yield
    finally:
        turns.release()
