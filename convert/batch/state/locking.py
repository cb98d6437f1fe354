"""Lock state files, so that two runs do not work in one folder at the same time."""

from convert.batch.state.file import RowFile


def is_locked_by_other(file: RowFile, *, shared: bool = False) -> bool:
    """Lock a file until it is closed. Return whether another process holds a lock that excludes this.

    A file system without locks, as some of clusters are, excludes nobody.
    """
    # Imported here, because only a batch needs it, and it takes as long as converting many threads.
    import portalocker
    from portalocker.exceptions import AlreadyLocked, LockException

    kind = portalocker.LockFlags.SHARED if shared else portalocker.LockFlags.EXCLUSIVE
    try:
        portalocker.lock(file.file, kind | portalocker.LockFlags.NON_BLOCKING)
    except AlreadyLocked:
        return True
    except LockException:
        return False
    return False
