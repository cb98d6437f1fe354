"""Plan a call: decide which threads become which outputs, without reading the threads."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from convert import files
from convert.batch.census import Census
from convert.batch.jobs import Job, Source
from convert.batch.output_keys import OutputKeys
from convert.batch.planning.finding import Finder
from convert.batch.planning.formats import formats_of, suffixes_of
from convert.batch.planning.found import Found, failed
from convert.batch.planning.lists import NameList
from convert.batch.planning.opening import Opening
from convert.batch.planning.request import STANDARD, Request
from convert.batch.planning.survey import Survey
from convert.batch.planning.where import Naming
from convert.batch.results import Result
from convert.errors import ConvertError, InputError, UsageError
from convert.inputs import is_address
from convert.locations import as_remote, location

# Hexadecimal digits of what tells threads with one name apart.
_DIGEST = 8


class Plan(Struct, frozen=True):
    """All jobs of a call."""

    formats: tuple[str, ...]
    """All formats of the call, also those whose plugin is broken."""
    errors: tuple[ConvertError, ...]
    """For each format whose plugin is broken."""
    folder: Path | None
    """The folder that all outputs are in or below; None if each is next to its source."""
    state_folder: Path | None
    """Where the state of the batch belongs; None if there is no such folder."""
    batch: bool
    """Whether the call names what may be many: a folder, an archive, a list, or several threads."""
    census: Census
    """All threads and outputs, so that none replaces another."""
    total: int
    """The number of sources of this shard, without those that are left out."""
    _targets: "_Targets"
    _survey: Survey | None

    def jobs(self) -> Iterator[Job | Result]:
        """Yield the jobs in order, and a result for whatever is no job.

        That is a file that is left out (`skipped`), what can't be read, and each of several sources
        with the same output (`failed`).
        """
        for item in self._survey.sources() if self._survey is not None else ():
            yield self._targets.job(item) if isinstance(item, Found) else item


def plan_jobs(request: Request) -> Plan:
    """Return the plan of a call. Raises `UsageError` for a call that makes no sense as a whole."""
    _check(request)
    formats = formats_of(request)
    suffixes, errors = suffixes_of(formats)
    names = None
    if request.files_from is not None:
        names = NameList(request.files_from, zero=request.zero)
    opening = Opening(request.from_)
    threads = tuple(dict.fromkeys(request.threads))
    is_folder = len(threads) == 1 and _is_gone_through(threads[0], opening)
    is_batch = names is not None or len(threads) > 1 or is_folder or opening.is_opened(threads[0])
    targets = _targets(request, suffixes, is_batch=is_batch)
    survey = None
    if suffixes or not formats:
        start = targets.folder or location(threads[0] if is_folder else "")
        keys = OutputKeys(
            suffixes=tuple(suffixes.values()),
            ignores_case=is_batch and files.ignores_case(start),
        )
        naming = Naming(None if targets.folder is None else str(targets.folder))
        survey = Survey(Finder(request, naming, opening, names), keys, request.shard)
    folder = targets.folder or (location(threads[0]) if is_folder and names is None else None)
    # Nothing can be added to an object in a store, or locked there.
    state_folder = folder if folder is not None and as_remote(folder) is None else None
    return Plan(
        formats=formats,
        errors=tuple(errors),
        folder=targets.folder,
        state_folder=state_folder if is_batch else None,
        batch=is_batch,
        census=Census() if survey is None else survey.census,
        total=0 if survey is None else survey.total,
        _targets=targets,
        _survey=survey,
    )


class _Targets(Struct, frozen=True):
    """What becomes of the sources of a call."""

    request: Request
    suffixes: Mapping[str, str]
    """The suffixes of the outputs by their formats."""
    folder: Path | None
    """The folder that all outputs are in or below."""
    is_one: bool
    """Whether `-o` is a file or standard output, and not a folder."""
    is_batch: bool
    """Whether there may be other threads."""

    def job(self, found: Found) -> Job | Result:
        """Return the job of a source, or the result if it can't be read already."""
        data = None
        is_standard = found.path is None and found.url is None
        read = self.request.standard if is_standard else found.member and found.member.read
        try:
            if read:
                data = read()
        except InputError as error:
            return failed(found.name, error)
        source = Source(
            name=found.name,
            path=None if found.path is None else location(found.path),
            member=found.member and found.member.name,
            data=data,
            of_folder=found.of_folder,
            url=found.url,
        )
        return Job(
            source=source,
            outputs=tuple(self._outputs(found)),
            single=self.is_one or found.where is None,
            ending=self._ending(found),
        )

    def _ending(self, found: Found) -> str | None:
        """Return what follows the names of threads from an address; None if they have no such names.

        Threads from several addresses can have one name, and each is written without knowing of others.
        """
        if found.url is None or self.is_one:
            return None
        digest = hashlib.sha256(found.url.encode("utf-8", "replace")).hexdigest()
        return f"-{digest[:_DIGEST]}" if self.is_batch else ""

    def _outputs(self, found: Found) -> Iterator[tuple[str, Path | None]]:
        for name, suffix in self.suffixes.items():
            if self.is_one:
                output = str(self.request.output)
                yield name, None if output == STANDARD else location(output)
            elif found.where is None:
                yield name, None
            elif found.url is not None:
                yield name, found.where.folder
            else:
                yield name, found.where.folder.joinpath(files.output_name(found.stem, suffix))


def _is_gone_through(thread: str, opening: Opening) -> bool:
    """Return whether a thread is a folder of threads, and not one that a reader reads as a whole."""
    if is_address(thread):
        return False
    path = location(thread)
    return files.is_folder(path) and not opening.is_whole(str(path))


def _targets(request: Request, suffixes: Mapping[str, str], *, is_batch: bool) -> _Targets:
    """Return what becomes of the sources of a call. Raises `UsageError`."""
    is_one = _is_one(request.output, is_single=not is_batch and len(suffixes) == 1)
    folder = None
    if request.output is not None and request.output != STANDARD:
        output = location(request.output)
        folder = output.parent if is_one else output
    if request.output is None and STANDARD in request.threads and len(suffixes) > 1:
        raise UsageError("standard output takes only one thread in one format; name a folder with -o")
    return _Targets(request=request, suffixes=suffixes, folder=folder, is_one=is_one, is_batch=is_batch)


def _check(request: Request) -> None:
    """Raise `UsageError` if a name is missing or empty."""
    if not request.threads and request.files_from is None:
        raise UsageError(
            "no thread given: name a file, a folder, or - for standard input; see convert --help"
        )
    if "" in request.threads:
        raise UsageError("the name of a thread is empty")
    if request.output == "":
        raise UsageError("-o: the name is empty; without -o, each output is next to its thread")
    if request.files_from == STANDARD and STANDARD in request.threads:
        raise UsageError("standard input can't be both a thread and the list of --files-from")


def _is_one(output: str | None, *, is_single: bool) -> bool:
    """Return whether an output is a file or standard output, and not a folder.

    Raises `UsageError` if it can't be a folder, but there are several outputs.
    """
    if output is None:
        return False
    if output == STANDARD:
        if not is_single:
            raise UsageError(
                "standard output takes only one thread in one format; name a folder with -o"
            )
        return True
    if output.endswith("/") or files.is_folder(location(output)):
        return False
    if not is_single and Path(output).suffix:
        raise UsageError(
            f"{output} is one file, but there are several outputs; name a folder: -o {output}/"
        )
    return is_single
