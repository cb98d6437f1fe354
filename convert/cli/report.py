"""Word the results of a conversion, for messages on a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from convert.batch.jobs import Outcome
from convert.batch.results import FAILURES, Summary
from convert.metadata import counted
from convert.tree import Repair

# In characters; the rest of the text of a repair is cut off.
_LONGEST_QUOTE = 60
_MINUTE = 60
_SHORT = 10  # seconds, below which tenths tell something


def summary(outcome: Outcome) -> str | None:
    """Return the outputs of a thread, its size and the number of repairs, on one line.

    Returns None for a thread of which nothing was written or repaired.
    """
    written = [str(each.output) for each in outcome.results if each.status == "written" and each.output]
    repairs = outcome.results[0].repairs if outcome.results else {}
    if outcome.facts is None or not (written or repairs):
        return None
    parts = [*([f"wrote {', '.join(written)}"] if written else []), outcome.facts.size]
    if repairs:
        parts.append(f"{_repairs(repairs)}; --show-repairs lists them")
    return "; ".join(parts)


def total(summary: Summary) -> str:
    """Return what became of all threads of a run, on one line."""
    counts = Counter(summary.counts)
    failed = sum(counts[status] for status in FAILURES)
    outputs = [
        f"{count:,} {word}"
        for count, word in (
            (counts["written"], "written"),
            (counts["up-to-date"], "up to date"),
            (counts["skipped"], "skipped"),
            (failed, "failed"),
        )
        if count
    ]
    parts = [
        f"{counted(summary.threads, 'thread')} read in {_time(summary.seconds)}",
        f"outputs: {', '.join(outputs) or 'none'}",
    ]
    if summary.repairs:
        parts.append(_repairs(summary.repairs))
    return "; ".join(parts)


def report(repairs: Iterable[Repair]) -> Iterator[str]:
    """Yield one line for each repair: the line in the source, the kind, the text, and the change."""
    for repair in repairs:
        text = f" {_quote(' '.join(repair.text.split()))}" if repair.text else ""
        line = f"{repair.line}: " if repair.line else ""
        yield f"{line}{repair.kind}:{text} {repair.message}"


def _repairs(repairs: Mapping[str, int]) -> str:
    """Return the number of repairs, and that of each kind, the most frequent first."""
    kinds = Counter(repairs)
    each = ", ".join(counted(count, kind) for kind, count in kinds.most_common())
    return f"{counted(kinds.total(), 'repair')} ({each})"


def _time(seconds: float) -> str:
    """Return a time in the largest two units: "0.4 s", "41 s", "3 min 20 s", "61 h 5 min"."""
    if seconds < _MINUTE:
        return f"{seconds:.1f} s" if seconds < _SHORT else f"{seconds:.0f} s"
    minutes, rest = divmod(round(seconds), _MINUTE)
    hours, minutes = divmod(minutes, _MINUTE)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"


def _quote(text: str) -> str:
    if len(text) <= _LONGEST_QUOTE:
        return f"“{text}”"
    return f"“{text[: _LONGEST_QUOTE - 1]}…”"
