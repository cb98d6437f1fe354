"""Jobs: which threads become which outputs, and the doing of one of them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import NamedTuple

from convert import api, files, registry
from convert.cli.settings import Settings
from convert.errors import ConvertError, InputError, OutputError, PluginError, UsageError
from convert.tree import Document

STANDARD = "-"
"""Standard input as a thread, standard output as an output."""


class Job(NamedTuple):
    """A thread, and where each of its formats goes."""

    source: Path | None
    """None is standard input."""
    outputs: tuple[tuple[str, Path | None], ...]
    """Pairs of a format and a file; None is standard output."""


@dataclass
class Outcome:
    """What became of a job."""

    document: Document | None = None
    written: list[Path] = field(default_factory=list)
    standard: str | bytes | None = None
    """What belongs on standard output."""
    errors: list[ConvertError] = field(default_factory=list)


def plan(
    threads: Sequence[str], output: str | None, to: Sequence[str], *, only_read: bool = False
) -> tuple[list[Job], list[ConvertError]]:
    """The jobs of a call, and what is wrong with single threads of it.

    `output` is what follows `-o`. Jobs that `only_read` have no outputs. Raises `UsageError` where the
    call as a whole makes no sense.
    """
    if not threads:
        raise UsageError("name a thread: a file, a folder, or - for standard input; see convert --help")
    formats = [] if only_read else list(dict.fromkeys(to)) or [_format_of(output)]
    suffixes = {name: registry.writer(name).suffix for name in formats}
    sources: dict[Path | None, Path | None] = {}  # a source and the folder it was found in
    errors: list[ConvertError] = []
    for thread in threads:
        path = Path(thread)
        if thread == STANDARD:
            sources[None] = None
        elif files.is_folder(path):
            found = list(files.threads_under(path))
            sources.update(dict.fromkeys(found, path))
            if not found:
                kinds = " or ".join(files.THREAD_SUFFIXES)
                errors.append(InputError(f"there are no threads ({kinds}) in this folder", file=path))
        else:
            sources[path] = None
    single = len(sources) * len(formats) == 1 and not any(sources.values())
    if not _is_folder(output, single):
        file = None if output == STANDARD else Path(str(output))
        return [Job(source, ((formats[0], file),)) for source in sources], errors
    folder = Path(output) if output is not None else None
    if folder is None and None in sources and len(formats) > 1:
        raise UsageError("standard output takes one thread in one format; name a folder with -o")
    jobs = [
        Job(source, tuple((name, _below(folder, source, root, suffixes[name])) for name in formats))
        for source, root in sources.items()
    ]
    files.check_outputs([(path, job.source) for job in jobs for _, path in job.outputs if path])
    return jobs, errors


def run(job: Job, settings: Settings, standard: bytes = b"") -> Outcome:
    """Do a job. What fails is among the outcome's errors, and stops nothing else.

    `standard` is what came on standard input.
    """
    outcome = Outcome()
    try:
        reading = asdict(settings.reading)
        if job.source is None:
            outcome.document = api.read(standard, name="stdin", **reading)
        else:
            outcome.document = api.read(job.source, **reading)
    except ConvertError as error:
        outcome.errors.append(error)
        return outcome
    for name, path in job.outputs:
        try:
            _write(outcome, name, path, job, settings)
        except ConvertError as error:
            outcome.errors.append(error)
    return outcome


def _write(outcome: Outcome, name: str, path: Path | None, job: Job, settings: Settings) -> None:
    assert outcome.document is not None
    if path is not None and settings.writing.if_exists != "overwrite" and path.exists():
        if settings.writing.if_exists == "error":
            raise OutputError("this exists already; --if-exists overwrite replaces it", file=path)
        return
    rendered = api.render(outcome.document, name, **settings.formats.get(name, {}))
    if path is None:
        outcome.standard = rendered
    else:
        files.write_whole(path, api.encoded(rendered), source=job.source)
        outcome.written.append(path)


def _format_of(output: str | None) -> str:
    """The format that the suffix of an output tells: of x.beamer.tex, ".beamer.tex" before ".tex"."""
    name = Path(output).name.lower() if output and output != STANDARD else ""
    _, *parts = name.split(".")
    for suffix in (
        ".".join(["", *parts[start:]]) for start in range(max(0, len(parts) - 2), len(parts))
    ):
        if (told := _format_with(suffix)) is not None:
            return told
    told = f"{output} tells no format; " if name else ""
    raise UsageError(f"{told}name one with --to; convert --formats lists them")


def _format_with(suffix: str) -> str | None:
    """The format whose files have a suffix. Raises `PluginError` where that of its name is at fault."""
    # each plugin must be imported to be asked: of ".pdf" first that of pdf, of ".md" markdown's
    for name in sorted(
        registry.names(), key=lambda name: (f".{name}" != suffix, name[:1] != suffix[1:2])
    ):
        try:
            if registry.writer(name).suffix == suffix:
                return name
        except PluginError:
            if suffix == f".{name}":
                raise
    return None


def _is_folder(output: str | None, single: bool) -> bool:
    """Whether outputs get names of their own, in a folder or beside their sources."""
    if output is None:
        return True
    if output == STANDARD:
        if not single:
            raise UsageError("standard output takes one thread in one format; name a folder with -o")
        return False
    if output.endswith("/") or files.is_folder(Path(output)):
        return True
    if not single and Path(output).suffix:
        raise UsageError(
            f"{output} is one file, but there are more outputs; name a folder: -o {output}/"
        )
    return not single


def _below(folder: Path | None, source: Path | None, root: Path | None, suffix: str) -> Path | None:
    if source is None:
        return None if folder is None else folder / f"stdin{suffix}"
    return files.beside(source, suffix, folder, root)
