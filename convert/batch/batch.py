"""Run a batch: its plan, what is known of earlier runs, an engine, and the records."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from convert import files, registry
from convert.batch.engines import engine_for
from convert.batch.jobs import IfExists, Job, Outcome, Plugins, Setup
from convert.batch.planning import Plan
from convert.batch.records import Records
from convert.batch.results import Summary
from convert.batch.stopping import Stopping
from convert.batch.tally import Tally
from convert.batch.work import undone
from convert.errors import PlaceError
from convert.options import BatchOptions, Reading
from convert.sections import Sections

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from convert.batch.state import State


class Batch:
    """A batch, which runs once."""

    def __init__(
        self,
        plan: Plan,
        setup: Setup,
        options: BatchOptions,
        *,
        executor: "Executor | None" = None,
        signalled: Callable[[], int | None] = lambda: None,
    ) -> None:
        """Create a batch.

        Args:
            plan: What is converted.
            setup: How it is converted.
            options: How many threads are converted at a time, and when to stop.
            executor: Where they are converted. Default: in this process, or others on this machine.
            signalled: Returns the number of the signal that ends the batch, if one came.
        """
        self._plan = plan
        self._setup = setup
        self._options = options
        self._engine = engine_for(plan.total, options, executor)
        self._tally = Tally()
        self._stopping = Stopping(options, total=plan.total, signalled=signalled)
        self._has_ended = False

    @property
    def summary(self) -> Summary:
        """What became of the threads so far."""
        stopped = self._stopping.reason
        if stopped is None and not self._has_ended:
            stopped = "ended before all threads were converted"
        return self._tally.summary(stopped=stopped, shard=self._options.shard)

    def outcomes(self) -> Generator[Outcome]:
        """Convert the threads, and yield the outcomes as they come. Errors are results.

        When it is closed, what is being converted is ended at once.

        Raises `PlaceError` if no output can be written any more, `UsageError` if another run writes to
        the same folder, and `ConvertError` if other processes can't be started.
        """
        records = Records(
            self._plan.state_folder if self._plan.total else None,
            self._options,
            beside=self._plan.folder is None,
        )
        todo = self._todo(records.state)
        try:
            with closing(self._engine(todo, self._setup, self._stopping)) as outcomes:
                for outcome in outcomes:
                    self._tally.note(outcome)
                    self._stopping.note(outcome)
                    records.append(outcome.results)
                    yield outcome
            self._has_ended = True
        except BaseException:
            with suppress(PlaceError):  # the first error says what is wrong
                records.close(self.summary)
            raise
        records.close(self.summary)
        if self._stopping.unusable is not None:
            raise PlaceError(self._stopping.unusable)

    def _todo(self, state: "State | None") -> Iterator[Job | Outcome]:
        """Return the jobs that are to be done, and the outcomes of what is not."""
        jobs = self._plan.jobs()
        if state is None:
            return (undone(job, self._setup) for job in jobs)
        from convert.batch.state import pending  # imported here, because a single thread has no state

        return pending(
            jobs,
            state,
            self._setup,
            resume=self._options.resume,
            retry_failed=self._options.retry_failed,
        )


def setup_for(  # noqa: PLR0913 - all but three are keywords
    plan: Plan,
    reading: Reading,
    sections: Sections,
    *,
    options: BatchOptions,
    if_exists: IfExists = "overwrite",
    keep_source: bool = False,
    durable: bool = False,
    with_repairs: bool = False,
    debug: bool = False,
) -> Setup:
    """Return how the jobs of a plan are done, and make the folder of its outputs.

    Raises `PlaceError` if outputs can't be written there.
    """
    settings: dict[str, str] = {}
    if plan.state_folder is not None or options.report is not None:
        from convert.batch.state import fingerprints  # imported here, because few calls are recorded

        settings = fingerprints(reading, plan.formats, sections)
    return Setup(
        reading=reading,
        formats={name: dict(section) for name, section in sections.items()},
        if_exists=if_exists,
        place=files.open_place(plan.folder) if plan.folder is not None and plan.formats else None,
        keep_source=keep_source,
        durable=durable,
        alone=not plan.batch and len(plan.formats) == 1,
        census=plan.census,
        plugins=Plugins(files=registry.added_files(), only_own=registry.is_kept_to_own()),
        with_repairs=with_repairs,
        debug=debug,
        settings=settings,
    )
