"""Remember where the rows of state files are, in sixteen bytes for each row."""

from array import array
from bisect import bisect_left, bisect_right

from convert.batch.state.rows import Key

# A power of two. Each drawer is sorted when it is first searched, so no list of all rows is made.
_DRAWERS = 256
_LARGEST = 1 << 40  # bytes of a file


class Index:
    """The places of rows, by their keys."""

    def __init__(self) -> None:
        """Create an empty index."""
        self._hashes = [array("q") for _ in range(_DRAWERS)]
        self._places = [array("q") for _ in range(_DRAWERS)]
        self._is_sorted = bytearray(_DRAWERS)

    def add(self, key: Key, file: int, offset: int) -> None:
        """Add a row: its key, the number of its file, and its offset there in bytes."""
        value = hash(key)
        drawer = value % _DRAWERS
        self._hashes[drawer].append(value)
        self._places[drawer].append(file * _LARGEST + offset)
        self._is_sorted[drawer] = False

    def places(self, key: Key) -> list[tuple[int, int]]:
        """Return the file and the offset of each row that may have a key, in the order of both.

        Rows of another key with the same hash are among them, so the caller compares the keys.
        """
        value = hash(key)
        drawer = value % _DRAWERS
        if not self._is_sorted[drawer]:
            self._sort(drawer)
        hashes, places = self._hashes[drawer], self._places[drawer]
        begin = bisect_left(hashes, value)
        end = bisect_right(hashes, value, begin)
        return [divmod(place, _LARGEST) for place in places[begin:end]]

    def _sort(self, drawer: int) -> None:
        pairs = sorted(zip(self._hashes[drawer], self._places[drawer], strict=True))
        self._hashes[drawer] = array("q", [value for value, _ in pairs])
        self._places[drawer] = array("q", [place for _, place in pairs])
        self._is_sorted[drawer] = True
