"""Add up the summaries of several runs, and find what is missing between them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count, islice
from pathlib import Path

from convert.batch.results import Status, Summary
from convert.metadata import counted
from convert.options import Shard, shard_of

_MOST_NAMED = 5


class Summaries:
    """The summaries of several reports."""

    def __init__(self) -> None:
        """Create it without any."""
        self._last: dict[str | None, Summary] = {}
        """The last summary of each shard."""
        self._versions: set[str] = set()
        self._threads = 0
        self._repairs: Counter[str] = Counter()
        self._seconds = 0.0
        self._unended: list[Path] = []

    def add(self, summary: Summary) -> None:
        """Add a summary."""
        self._last[summary.shard] = summary
        self._versions.add(summary.version)
        self._threads += summary.threads
        self._repairs.update(summary.repairs)
        self._seconds += summary.seconds

    def add_unended(self, path: Path) -> None:
        """Add a report whose last row is no summary, since its run was killed or still works."""
        self._unended.append(path)

    def merged(self, counts: Mapping[Status, int]) -> Summary:
        """Return the summary of all runs; `counts` is that of the merged results by their status.

        The threads that were read, their repairs, and the seconds of all runs are added up.
        """
        missing = [*self._stopped(), *self._missing_shards()]
        missing += [f"{path} does not end with a summary" for path in self._unended]
        return Summary(
            version=", ".join(sorted(self._versions)),
            counts=dict(sorted(counts.items())),
            threads=self._threads,
            repairs=dict(sorted(self._repairs.items())),
            seconds=round(self._seconds, 3),
            stopped="; ".join(missing) or None,
        )

    def _stopped(self) -> Iterator[str]:
        for shard, summary in self._last.items():
            if summary.stopped is not None:
                yield summary.stopped if shard is None else f"shard {shard}: {summary.stopped}"

    def _missing_shards(self) -> Iterator[str]:
        shards = [*self._shards()]
        if None in self._last or not shards:
            return
        parts = {shard.of for shard in shards}
        if len(parts) > 1:
            kinds = " and ".join(f"of {each}" for each in sorted(parts))
            yield f"the reports are of shards {kinds}, which do not belong together"
            return
        (of,) = parts
        known = {shard.number for shard in shards}
        total = of - len(known)
        if total:
            absent = islice((number for number in count(1) if number not in known), _MOST_NAMED)
            named = ", ".join(f"{number}/{of}" for number in absent if number <= of)
            more = f" and {total - _MOST_NAMED} more" if total > _MOST_NAMED else ""
            yield f"the reports of {counted(total, 'shard')} are missing: {named}{more}"

    def _shards(self) -> Iterator[Shard]:
        for text in self._last:
            if text is not None:
                try:
                    yield shard_of(text)
                except ValueError:
                    continue
