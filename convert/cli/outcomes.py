"""Print what becomes of threads: a message for each of a few, and the failures and sums of many."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable

from convert.batch.jobs import Outcome
from convert.batch.results import FAILURES, KEPT_SOURCE, Result, Summary
from convert.batch.source_reading import UNRECOGNISED
from convert.batch.writing import EXISTS
from convert.cli import report
from convert.cli.messages import print_message
from convert.errors import PlaceError
from convert.metadata import counted

FEW = 32
"""Up to so many threads have a message each."""

_SHOWN = 20
"""So many failures and warnings of many threads are printed."""


class Messages:
    """Prints what becomes of the threads of a call."""

    def __init__(self, call: Namespace, *, total: int) -> None:
        """Create the messages of a call with so many sources.

        Args:
            call: The flags of the command line: `quiet`, `verbose`, `show_repairs` and `debug`.
            total: The number of sources.
        """
        self._call = call
        self._total = total
        self._threads = 0
        self._printed: set[str] = set()
        """The first messages about failures."""
        self._more_failures = 0
        self._warnings = 0
        self._more_warnings = 0
        self._left_out: Counter[str] = Counter()
        self._unrecognised = 0

    @property
    def _many(self) -> bool:
        return max(self._total, self._threads) > FEW

    @property
    def _brief(self) -> bool:
        """Whether there are too many threads for a message each, and the user wants no details."""
        return self._many and not self._call.verbose

    def print(self, outcome: Outcome) -> None:
        """Print what became of a thread."""
        if any(result.threads is not None for result in outcome.results):
            return  # the end of a source, whose threads have outcomes of their own
        self._threads += 1
        self._unrecognised += any(result.message == UNRECOGNISED for result in outcome.results)
        self._print_warnings(outcome.warnings)
        self._print_result(outcome)
        for traceback in outcome.tracebacks:
            for line in traceback.splitlines():
                print_message(line, prefix="", whole=True)
        for result in outcome.results:
            if result.status in FAILURES:
                self._print_failure(result)

    def fail_without_threads(self) -> bool:
        """Print an error if there were files, and no reader recognised one of them; return whether."""
        is_nothing = 0 < self._threads == self._unrecognised
        if is_nothing:
            print_message("error: there are no threads: no reader recognises any of the files")
        return is_nothing

    def finish(self, summary: Summary, place: str | None) -> None:
        """Print what is known at the end; `place` is the file that has all results, if there is one."""
        if not self._call.quiet:
            for reason, count in self._left_out.items():
                files = counted(count, "file")
                print_message(f"{files} left out: {reason}; -v lists what is left out")
            if self._more_warnings:
                more = counted(self._more_warnings, "more warning")
                print_message(f"{more}; -v prints all of them")
        if self._more_failures:
            more = counted(self._more_failures, "more failure")
            where = f"{place} lists all of them" if place else "--report writes all of them to a file"
            print_message(f"error: {more}; {where}")
        if self._many and summary.counts and not self._call.quiet:
            print_message(report.total(summary))

    def _print_warnings(self, warnings: Iterable[str]) -> None:
        for warning in () if self._call.quiet else warnings:
            if self._brief and self._warnings >= _SHOWN:
                self._more_warnings += 1
            else:
                self._warnings += 1
                print_message(f"warning: {warning}", whole=self._call.verbose)

    def _print_failure(self, result: Result) -> None:
        message = str(result.message)
        if result.error == PlaceError.__name__:
            return  # ends the call, with this message
        if message in self._printed:
            return  # two sources of one output have the same message
        is_full = len(self._printed) >= _SHOWN
        if self._brief and is_full:
            self._more_failures += 1
            return
        if not is_full:
            self._printed.add(message)
        print_message(f"error: {message}", whole=self._call.verbose)

    def _print_result(self, outcome: Outcome) -> None:
        """Print what was read and written, or why nothing was."""
        if self._call.quiet:
            return
        name = outcome.source
        if outcome.thread is not None:
            name += f", thread {outcome.thread}"
        if outcome.facts is None:
            self._print_kept(name, outcome)
            return
        if self._call.verbose:
            print_message(f"{name}: {outcome.facts.scheme}", whole=True)
        if self._call.show_repairs:
            for line in report.report(outcome.repairs):
                print_message(f"{name}:{line}", prefix="", whole=self._call.verbose)
        elif not self._brief:
            summary = report.summary(outcome)
            if summary is not None:
                print_message(f"{name}: {summary}", whole=self._call.verbose)

    def _print_kept(self, name: str, outcome: Outcome) -> None:
        """Print why a thread was not read, although nothing failed, or where its source is kept."""
        for result in outcome.results:
            if result.format == KEPT_SOURCE and result.status == "written" and not self._many:
                print_message(f"{name}: kept its source as {result.output}", whole=self._call.verbose)
                return
            if result.status == "skipped" and result.format is None:
                if self._call.verbose:
                    print_message(f"{name}: left out: {result.message}", whole=True)
                else:
                    self._left_out[str(result.message)] += 1
                return
        up_to_date = [result.output for result in outcome.results if result.status == "up-to-date"]
        if up_to_date and not self._brief:
            outputs = ", ".join(filter(None, up_to_date))
            print_message(f"{name}: up to date: {outputs}", whole=self._call.verbose)
        skipped = {result.message for result in outcome.results if result.status == "skipped"}
        if self._call.verbose and skipped:
            why = "its outputs exist" if skipped == {EXISTS} else ", ".join(filter(None, skipped))
            print_message(f"{name}: skipped; {why}", whole=True)
