"""Remember many names and files in eight bytes each."""

from array import array
from bisect import bisect_left
from hashlib import blake2b
from itertools import pairwise

_BITS = 64
_MASK = (1 << _BITS) - 1
# Odd, so that no two files of one device have the same hash. The golden ratio spreads them.
_FILE = 0x9E3779B97F4A7C15
_DEVICE = 0xD6E8FEB86659FD93


def hash_of(text: str) -> int:
    """Return a hash of 64 bits, which is the same in every process and on every machine."""
    data = text.encode("utf-8", "surrogatepass")  # names of files may be no valid Unicode
    return int.from_bytes(blake2b(data, digest_size=_BITS // 8).digest(), "big")


def hash_of_file(device: int, inode: int) -> int:
    """Return a hash of 64 bits for what the system knows a file by, under all of its names."""
    return (inode * _FILE + device * _DEVICE) & _MASK


class Hashes:
    """A set of hashes of 64 bits, which is filled first, then sorted, and then asked."""

    def __init__(self) -> None:
        """Create an empty set."""
        # Each is sorted on its own, because Python needs 40 bytes for each number while it sorts.
        self._buckets = tuple(array("Q") for _ in range(256))

    def add(self, value: int) -> None:
        """Add a hash."""
        self._buckets[value >> (_BITS - 8)].append(value)

    def sort(self) -> frozenset[int]:
        """Sort the hashes, and return those that were added more than once."""
        repeated: set[int] = set()
        for bucket in self._buckets:
            if len(bucket) > 1:  # none is, in a call with a single thread
                ordered = sorted(bucket)
                repeated.update(one for one, other in pairwise(ordered) if one == other)
                bucket[:] = array("Q", ordered)
        return frozenset(repeated)

    def __contains__(self, value: int) -> bool:
        """Return whether a hash was added; the hashes must be sorted."""
        bucket = self._buckets[value >> (_BITS - 8)]
        index = bisect_left(bucket, value)
        return index < len(bucket) and bucket[index] == value

    def __bool__(self) -> bool:
        """Return whether there is any hash."""
        return any(self._buckets)
