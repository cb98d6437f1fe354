"""The progress of a batch: a bar on a terminal, lines in a log, and nothing when quiet."""

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import threading
import time
from contextlib import suppress
from typing import Self

import pytest

from convert.batch.jobs import Facts, Outcome
from convert.batch.results import KEPT_SOURCE, Result
from convert.cli import progress
from convert.cli.messages import print_message

FACTS = Facts(scheme="", size="")


class Terminal:
    """A terminal that is standard error, and keeps what is written."""

    def __init__(self, columns: int = 80) -> None:
        self._descriptor, other_end = pty.openpty()
        fcntl.ioctl(other_end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self._stream = os.fdopen(other_end, "w", encoding="utf-8")
        self._written = b""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()  # a terminal that nobody reads takes some kilobytes only

    def __enter__(self) -> Self:
        self._before, sys.stderr = sys.stderr, self._stream
        return self

    def __exit__(self, *_: object) -> None:
        sys.stderr = self._before
        self.close()

    def _read(self) -> None:
        with suppress(OSError):  # the other end is closed
            while True:
                self._written += os.read(self._descriptor, 65536)

    def close(self) -> None:
        if not self._stream.closed:
            self._stream.close()
            self._reader.join(10)
            os.close(self._descriptor)

    @property
    def written(self) -> str:
        """What was written, when the terminal is closed."""
        return self._written.decode().replace("\r\n", "\n")


@pytest.fixture(autouse=True)
def xterm(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")


@pytest.fixture
def clock(monkeypatch):
    """Return a function that lets seconds pass."""
    now = [time.monotonic()]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])

    def passes(seconds):
        now[0] += seconds

    return passes


def outcome(status="written", thread=None, facts=FACTS):
    return Outcome(
        source="a.txt",
        thread=thread,
        results=(Result(source="a.txt", format="json", status=status),),
        facts=facts,
    )


def visible(written):
    """Return the lines that a terminal shows in the end."""
    lines = []
    for line in written.split("\n"):
        cells = ""
        for part in line.split("\r"):
            cells = part + cells[len(part) :]
        lines.append(cells.rstrip())
    return lines


def test_a_bar_shows_what_is_done_the_failures_the_rate_and_the_time_left(clock):
    with Terminal() as terminal, progress.shown(2000, formats=1, wanted=None, quiet=False) as shown:
        for status in ["written", "failed", "timeout"] * 400:
            shown.count(outcome(status))
        clock(1)
        shown.draw()
    last = [part for part in terminal.written.split("\r") if part.strip()][-1]
    assert re.fullmatch(
        r"1,200 of 2,000 threads, 800 failed \|█+.? *\| [\d.]+/s, \d\d:\d\d left", last
    ), last
    assert len(last) == 79


def test_a_bar_is_drawn_at_most_ten_times_a_second_and_removed_at_the_end(clock):
    with Terminal() as terminal, progress.shown(1000, formats=1, wanted=None, quiet=False) as shown:
        for _ in range(1000):
            clock(0.001)
            shown.count(outcome())
            shown.draw()
    written = terminal.written
    assert 9 <= written.count(" of 1,000 threads") <= 11
    assert visible(written) == [""]


def test_messages_are_above_the_bar(clock):
    with Terminal() as terminal, progress.shown(2, formats=1, wanted=None, quiet=False) as shown:
        shown.count(outcome("failed"))
        clock(1)
        print_message("error: a.txt: no text")
        shown.draw()
        print_message("warning: another")
        clock(1)
        shown.draw()
        terminal.close()
    written = visible(terminal.written)
    assert written[:2] == ["thread-convert: error: a.txt: no text", "thread-convert: warning: another"]
    assert written[2].startswith("1 of 2 threads, 1 failed |")


def test_a_terminal_without_a_width_has_a_bar_of_eighty_columns():
    with Terminal(columns=0) as terminal, progress.shown(2, formats=1, wanted=None, quiet=False):
        pass
    assert "0 of 2 threads |" in terminal.written


@pytest.mark.parametrize(
    ("wanted", "quiet", "total", "term"),
    [
        (False, False, 9, "xterm"),
        (True, True, 9, "xterm"),
        (None, False, 1, "xterm"),
        (None, False, 9, "dumb"),
    ],
)
def test_no_bar_is_shown(monkeypatch, clock, wanted, quiet, total, term):
    monkeypatch.setenv("TERM", term)
    with Terminal() as terminal, progress.shown(total, formats=1, wanted=wanted, quiet=quiet) as shown:
        shown.count(outcome())
        clock(60)
        shown.draw()
    assert terminal.written == ""


def test_a_terminal_that_is_closed_stops_nothing(clock):
    with Terminal() as terminal, progress.shown(3, formats=1, wanted=None, quiet=False) as shown:
        terminal.close()
        for _ in range(3):
            shown.count(outcome())
            clock(1)
            shown.draw()
            print_message("message")
    assert shown.done == 3


def test_a_log_has_a_line_every_ten_seconds_and_later_less_often(capsys, clock):
    with progress.shown(100_000, formats=1, wanted=True, quiet=False) as shown:
        for _ in range(2000):
            clock(1)
            for _ in range(10):
                shown.count(outcome())
            shown.draw()
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "thread-convert: 100 of 100,000 threads, 10.00/s, 2:46:30 left"
    assert 80 < len(lines) < 150
    assert lines[-1].startswith("thread-convert: 19,")


def test_a_log_has_no_lines_unless_they_are_wanted(capsys, clock):
    for wanted in (None, False):
        with progress.shown(100, formats=1, wanted=wanted, quiet=False) as shown:
            clock(60)
            shown.draw()
    assert capsys.readouterr().err == ""


def counted(*outcomes, total=100, formats=1):
    """Return how many sources are done, and how many threads have failed."""
    shown = progress.Progress(total, formats)
    for each in outcomes:
        shown.count(each)
    return shown.done, shown.failed


def about_source(status, **fields):
    """Return the outcome of a source as a whole."""
    return Outcome(source="a", results=(Result(source="a", status=status, **fields),))


def test_a_source_of_several_threads_is_done_at_its_end():
    threads = [outcome(thread=1), outcome(thread=2)]
    assert counted(*threads) == (0, 0)
    assert counted(*threads, about_source("written", threads=2)) == (1, 0)
    error = about_source("failed")._replace(thread=2)
    assert counted(threads[0], error) == (1, 1)


def test_a_source_of_which_some_formats_are_up_to_date_is_done_once():
    first, second = outcome("up-to-date"), outcome("written")
    assert counted(first, formats=2) == (0, 0)
    assert counted(first, second, first, formats=2) == (1, 0)


def test_what_no_reader_recognises_is_done_and_what_is_left_out_before_is_no_source():
    assert counted(about_source("skipped", size=12)) == (1, 0)
    assert counted(about_source("skipped")) == (0, 0)


def test_a_source_that_is_kept_is_done_once():
    kept = about_source("written", format=KEPT_SOURCE, output="a.source.zip")
    assert counted(outcome("written"), kept) == (1, 0)


def test_a_source_that_is_only_read_is_done():
    assert counted(Outcome(source="a", facts=FACTS), formats=0) == (1, 0)


def test_more_is_never_done_than_there_is():
    assert counted(outcome(), outcome(), total=1) == (1, 0)


def test_without_progress_its_library_is_not_imported():
    code = "import sys; import convert.cli.progress; print('tqdm' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
