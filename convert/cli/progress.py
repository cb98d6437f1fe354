"""Show the progress of a batch: a bar on a terminal, or lines in a log."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from convert.batch.jobs import Outcome
from convert.batch.results import FAILURES, KEPT_SOURCE, Result
from convert.cli.messages import print_message
from convert.cli.streams import displayed, real

if TYPE_CHECKING:
    from tqdm.std import tqdm

_DONE = "{n:,} of {total:,} threads{postfix}"
_RATE = "{rate_noinv_fmt}, {remaining} left"
_BAR = f"{_DONE} |{{bar}}| {_RATE}"
_LINE = f"{_DONE}, {_RATE}"

# Seconds between two drawings of the bar, and between two lines at first.
_SHORTEST_DRAWING = 0.1
_SHORTEST_LINE = 10.0
# Later, a line comes after this part of the time that has passed, so that a log of days stays short.
_PART = 0.02

_USUAL_COLUMNS = 80


class Progress:
    """The progress of a batch; this class only counts, the others show it."""

    def __init__(self, total: int, formats: int) -> None:
        """Start with nothing done of so many sources, each in so many formats."""
        self.total = total
        self.failed = 0
        self._formats = max(formats, 1)
        self._outputs = 0
        """The number of outputs of sources with a single thread."""
        self._sources = 0
        """The number of sources that ended otherwise."""

    @property
    def done(self) -> int:
        """The number of sources of which nothing is left to do."""
        return min(self._sources + self._outputs // self._formats, self.total)

    def count(self, outcome: Outcome) -> None:
        """Take an outcome into account. It is shown by the next `draw`."""
        results = outcome.results
        self.failed += any(result.status in FAILURES for result in results)
        if any(result.format == KEPT_SOURCE for result in results):
            return
        # A source may have two outcomes: what is up to date is known before the rest is converted.
        outputs = sum(result.format is not None for result in results)
        if outcome.thread is None and outputs:
            self._outputs += outputs
        elif outputs == 0 and not any(map(_is_left_out, results)):
            self._sources += 1

    def draw(self) -> None:
        """Show what has been counted, unless the last time was a moment ago."""

    def clear(self) -> None:
        """Remove what is shown, so that something can be printed in its place."""

    @property
    def postfix(self) -> str:
        """The number of failures, if there are any."""
        return f"{self.failed:,} failed" if self.failed else ""


class Bar(Progress):
    """The progress as a bar on a terminal."""

    def __init__(self, total: int, formats: int, terminal: TextIO) -> None:
        """Draw an empty bar."""
        super().__init__(total, formats)
        self._terminal = terminal
        self._bar = _bar(total, terminal)
        self._drawn = time.monotonic()
        self._visible = True

    def draw(self) -> None:
        """Draw the bar, at most ten times a second."""
        now = time.monotonic()
        if now - self._drawn < _SHORTEST_DRAWING:
            return
        self._drawn, self._visible = now, True
        self._bar.ncols = _columns(self._terminal)
        self._bar.set_postfix_str(self.postfix, refresh=False)
        if self.done > self._bar.n:
            self._bar.update(self.done - self._bar.n)
        else:
            self._bar.refresh()

    def clear(self) -> None:
        """Remove the bar until it is drawn again."""
        if self._visible:
            self._visible = False
            self._bar.clear()

    def close(self) -> None:
        """Remove the bar for good."""
        self._bar.close()


class Lines(Progress):
    """The progress as lines in a log."""

    def __init__(self, total: int, formats: int) -> None:
        """Start the time."""
        super().__init__(total, formats)
        self._start = self._last = time.monotonic()
        self._done_at_last = 0

    def draw(self) -> None:
        """Print a line if some time has passed since the last one; the rate is that since then."""
        now = time.monotonic()
        since = now - self._last
        if since < max(_SHORTEST_LINE, _PART * (now - self._start)):
            return
        from tqdm.std import tqdm  # imported here, because most calls print no progress

        line = tqdm.format_meter(
            self.done,
            self.total,
            elapsed=now - self._start,
            rate=(self.done - self._done_at_last) / since,
            postfix=self.postfix,
            unit="",
            bar_format=_LINE,
        )
        self._last, self._done_at_last = now, self.done
        print_message(line)


@contextmanager
def shown(total: int, *, formats: int, wanted: bool | None, quiet: bool) -> Iterator[Progress]:
    """Yield the progress of a batch, and show it until the end.

    On a terminal it is a bar, unless it is not `wanted`; elsewhere it is lines, if it is `wanted`. When
    `quiet`, or for a single source, nothing is shown.

    Args:
        total: The number of sources.
        formats: The number of formats that each is converted to.
        wanted: Whether it shall be shown, if the user said so.
        quiet: Whether only errors are printed.
    """
    stream = real(sys.stderr)
    if quiet or wanted is False or total <= 1:
        yield Progress(total, formats)
    elif stream is not None and _is_terminal(stream):
        bar = Bar(total, formats, stream)
        try:
            with displayed(bar):
                yield bar
        finally:
            bar.close()
    else:
        yield Lines(total, formats) if wanted else Progress(total, formats)


def _is_left_out(result: Result) -> bool:
    """Return whether a file was left out before it was opened, and so is not among the sources."""
    return result.status == "skipped" and result.size is None


def _is_terminal(stream: TextIO) -> bool:
    """Return whether a bar can be drawn: a dumb terminal can't go back to the start of a line."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _columns(terminal: TextIO) -> int:
    """Return the width of a bar. A terminal of a container may not know its width, and say 0."""
    try:
        columns = os.get_terminal_size(terminal.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return (columns or _USUAL_COLUMNS) - 1  # in the last column, some terminals begin a new line


def _bar(total: int, terminal: TextIO) -> "tqdm[None]":
    """Return a bar of tqdm that is drawn whenever it is updated, and that this process has alone."""
    from threading import RLock

    from tqdm.std import tqdm

    class Own(tqdm):  # type: ignore[type-arg] # not generic at run time
        monitor_interval = 0  # no thread that draws it

    Own.set_lock(RLock())  # the default also is one for several processes, a semaphore of the system
    return Own(
        total=total,
        file=terminal,
        bar_format=_BAR,
        ncols=_columns(terminal),
        leave=False,
        mininterval=0,
        miniters=0,
        unit="",
    )
