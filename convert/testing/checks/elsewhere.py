"""Check what a record does in another process: the same, and nothing besides returning it."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from convert.testing.advice import Advice
from convert.testing.checks.records import RecordCase
from convert.testing.checks.running import NotApplicableError
from convert.testing.processes import child
from convert.testing.processes.locating import Located, locate
from convert.testing.processes.moved import MOVES
from convert.testing.processes.observing import Observed

_PURE = "a thread gives the same bytes on every day, in every place and on every machine."


class Caller(RecordCase, Protocol):
    """A case that can call the function of its record on a sample."""

    def sample_call(self) -> tuple[str, tuple[Any, ...], Any]:
        """Return a function of `convert.testing.processes.calls`, its arguments, and its result here.

        Raises `NotApplicableError` if it fails here.
        """


class Elsewhere:
    """What a record does in another process."""

    def __init__(self, case: Caller) -> None:
        """Call the record there, with all of `MOVES`."""
        self.function, self.arguments, self.expected = case.sample_call()
        self.located: Located | None = locate(case.record)
        self.observed = self.call(MOVES) if self.located else None

    def call(self, moves: Sequence[str]) -> Observed:
        """Call the record in the other process."""
        assert self.located is not None
        return child.call(self.located, self.function, *self.arguments, moves=moves)

    def is_same(self, moves: Sequence[str]) -> bool:
        """Return whether the result is the one here."""
        observed = self.call(moves)
        return observed.error is None and bool(observed.result == self.expected)

    @property
    def blame(self) -> str | None:
        """What the result depends on: one of `MOVES`, or "process"; None if on nothing."""
        if self.observed is None or (
            self.observed.error is None and self.observed.result == self.expected
        ):
            return None
        if not self.is_same(()):
            return "process"
        return next((each for each in MOVES if not self.is_same((each,))), "clock")


class ElsewhereCase(Caller, Protocol):
    """A case that remembers what its record does in another process."""

    @property
    def elsewhere(self) -> Elsewhere:
        """What the record does there."""


def _observed(case: ElsewhereCase) -> Observed:
    observed = case.elsewhere.observed
    if observed is None:
        raise NotApplicableError("the record can't be sent to another process")
    return observed


def can_be_sent_to_another_process(case: ElsewhereCase) -> Advice | None:
    """Check that another process finds the functions of the record."""
    observed = case.elsewhere.observed
    if observed is not None and not (observed.error or "").startswith("can't be found"):
        return None
    detail = "" if observed is None else f" It {observed.error}."
    return Advice(
        wrong=f"Another process can't find the functions of this record.{detail}",
        why="--jobs converts threads in several processes, and the kit compares outputs of two.",
        remedy="define its functions and its options at the top of a module, not in a function or a "
        "test; or put the record into the module whose hook returns it.",
    )


def is_the_same_in_another_process(case: ElsewhereCase) -> Advice | None:
    """Check that a process with another hash seed gives the same result."""
    if _is_lost(case) or case.elsewhere.blame != "process":
        return None
    return Advice(
        wrong="Another process gives another result"
        + (f": {error}." if (error := _observed(case).error) else "."),
        why=_PURE,
        remedy="sort sets before you write them (their order changes with PYTHONHASHSEED), and use "
        "neither hash(), nor the process id, nor the current folder, nor what an earlier call left.",
    )


def depends_on_no_clock(case: ElsewhereCase) -> Advice | None:
    """Check that the result is the same on another day."""
    return _moved(
        case,
        "clock",
        "read no clock: `Metadata.of(document).stamp` is the time of creation to write into outputs.",
    )


def depends_on_no_time_zone(case: ElsewhereCase) -> Advice | None:
    """Check that the result is the same in another time zone."""
    return _moved(
        case,
        "time zone",
        "write times as they are in the tree, or convert them to UTC; call neither `astimezone()` "
        "without an argument nor `time.localtime`.",
    )


def depends_on_no_locale(case: ElsewhereCase) -> Advice | None:
    """Check that the result is the same with another language and encoding of the system."""
    return _moved(
        case,
        "locale",
        'pass `encoding="utf-8"` to open() and to subprocess, and use no strftime with names of '
        "months, "
        "no locale.* and no LANG.",
    )


def _moved(case: ElsewhereCase, what: str, remedy: str) -> Advice | None:
    if _is_lost(case) or case.elsewhere.blame != what:
        return None
    return Advice(wrong=f"The result depends on the {what}.", why=_PURE, remedy=remedy)


def _is_lost(case: ElsewhereCase) -> bool:
    return (_observed(case).error or "").startswith("can't be found")


def prints_nothing(case: ElsewhereCase) -> Advice | None:
    """Check that nothing is written to standard output."""
    printed = _observed(case).printed
    if not printed:
        return None
    return Advice(
        wrong=f"It prints {printed[:40]!r} to standard output.",
        why="with `-o -`, the output goes there, and what is printed ends up in the middle of it.",
        remedy="remove the print(); tell users something with "
        'warnings.warn("…", ConvertWarning), and yourself with logging.',
    )


def leaves_no_files(case: ElsewhereCase) -> Advice | None:
    """Check that no file is written, except for temporary ones that are removed."""
    files = _observed(case).files
    if not files:
        return None
    return Advice(
        wrong=f"It writes files and leaves them: {', '.join(files[:3])}.",
        why="only the core writes files: it replaces nothing by accident, and leaves none half "
        "written.",
        remedy="return convert.Output with the files that belong beside the output; make temporary "
        "files "
        "with tempfile.TemporaryDirectory.",
    )


def uses_no_network(case: ElsewhereCase) -> Advice | None:
    """Check that nothing is asked of the network."""
    connections = _observed(case).connections
    if not connections:
        return None
    return Advice(
        wrong=f"It uses the network: {connections[0][:80]}.",
        why="a thread is private, the network is slow, and what it answers changes.",
        remedy="use what is in the document; a reader fetches with Input.get only.",
    )


ELSEWHERE_CHECKS: tuple[Callable[[ElsewhereCase], Advice | None], ...] = (
    can_be_sent_to_another_process,
    is_the_same_in_another_process,
    depends_on_no_clock,
    depends_on_no_time_zone,
    depends_on_no_locale,
    prints_nothing,
    leaves_no_files,
    uses_no_network,
)
