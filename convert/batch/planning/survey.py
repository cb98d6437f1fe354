"""Go through the sources of a call: to count them and to know their outputs, then to convert them.

The first time, eight bytes of each thread and of each output are kept. So the names of the sources are
never all in memory.
"""

from collections.abc import Iterator

from convert.batch.census import Census, identity
from convert.batch.hashes import Hashes, hash_of
from convert.batch.output_keys import OutputKeys
from convert.batch.planning.claims import Claims
from convert.batch.planning.finding import Finder
from convert.batch.planning.found import Found
from convert.batch.results import FAILURES, Result
from convert.errors import OutputError
from convert.options import Shard


class Survey:
    """The sources of a call, and what is known of all of them."""

    census: Census
    """All threads and outputs, also those of other shards."""
    total: int
    """The number of sources in this shard, without those that are left out."""

    def __init__(self, finder: Finder, keys: OutputKeys, shard: Shard | None) -> None:
        """Go through the sources for the first time."""
        self._finder = finder
        self._keys = keys
        self._shard = shard
        self._claims = Claims()
        threads, outputs = Hashes(), Hashes()
        self.total = 0
        for found in self._found():
            self.total += self._is_in_shard(found)
            for key in self._keys_of(found):
                outputs.add(hash_of(key))
            thread = None if found.path is None else identity(found.path)
            if thread is not None:
                threads.add(thread)
        threads.sort()
        repeated = outputs.sort()
        finder.finish()
        self.census = Census(threads=threads, outputs=outputs, keys=keys)
        if repeated:
            self._compare(repeated)

    def sources(self) -> Iterator[Found | Result]:
        """Yield the sources of this shard in order, each once, and a result for each that is none.

        Two sources of one output are results, and so is what can't be read, or is left out. What has
        appeared since the first time, such as an output of this run, is left for the next one.
        """
        planned: set[str] = set()
        for item in self._finder.sources():
            if isinstance(item, Result):
                if self._is_reported(item):
                    yield item
            elif self._claims:
                yield from self._compared(item, planned)
            elif self._is_in_shard(item):
                yield item

    def _found(self) -> Iterator[Found]:
        return (item for item in self._finder.sources() if isinstance(item, Found))

    def _compare(self, repeated: frozenset[int]) -> None:
        """Find out which sources have one output, and count anew."""
        self._claims = Claims(repeated)
        for found in self._found():
            self._claims.add(found, self._keys_of(found))
        self.total = sum(
            isinstance(item, Found) or item.error == OutputError.__name__ for item in self.sources()
        )

    def _compared(self, found: Found, planned: set[str]) -> Iterator[Found | Result]:
        """Yield a source, or its result if it is one of several with one output.

        A source that is named several times is yielded once; `planned` are those that were.
        """
        claim = self._claims.of(self._keys_of(found))
        if claim is not None and not claim.is_shared:
            if found.identity in planned:
                return
            planned.add(found.identity)
            found = found._replace(of_folder=not claim.is_named)
        if self._is_in_shard(found):
            if claim is None or not claim.is_shared:
                yield found
            else:
                yield claim.result(found, self._keys.suffixes[0])

    def _keys_of(self, found: Found) -> tuple[str, ...]:
        """Return the keys of the outputs of a source; without outputs, what it is itself."""
        if found.where is None:
            return ()
        if not self._keys.suffixes or found.url is not None:
            return (found.identity,)
        return self._keys.of_stem(found.where.place, found.stem)

    def _is_in_shard(self, found: Found) -> bool:
        if self._shard is None:
            return True
        inner = "" if found.where is None else found.where.inner
        return self._is_of_shard(inner + found.stem)

    def _is_of_shard(self, name: str) -> bool:
        return self._shard is None or hash_of(name) % self._shard.of == self._shard.number - 1

    def _is_reported(self, result: Result) -> bool:
        """Return whether this shard reports what is no source.

        All shards report what can't be read, since one machine may fail to read what others can read.
        What is left out of a folder, but is named itself, is a thread.
        """
        if result.status in FAILURES:
            return True
        return self._is_of_shard(result.source) and not self.census.is_thread(result.source)
