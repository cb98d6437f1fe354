"""Decide which threads become which outputs, without reading more than the start of a thread."""

import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from convert import files, registry
from convert.batch.sources import STANDARD, LeftOut, Sources, find_sources
from convert.errors import ConvertError, OutputError, PluginError, UsageError

Identity: TypeAlias = tuple[int, int]
"""Device and inode of a file: what the system knows it by, under all of its names."""


class Job(NamedTuple):
    """A thread and its outputs."""

    source: Path | None
    """None for standard input."""
    outputs: tuple[tuple[str, Path | None], ...]
    """Pairs of a format and a file; None for standard output."""
    single: bool = False
    """Whether the outputs can hold only one document: the user named a file, or standard output."""


class Plan(NamedTuple):
    """All jobs of a call."""

    jobs: list[Job]
    errors: list[ConvertError]
    """Those that concern single threads or outputs, and were met while planning."""
    formats: tuple[str, ...]
    """All formats of the call, also those of outputs that were left out."""
    folder: Path | None
    """The folder that all outputs are in or below; None if each is next to its source."""
    threads: frozenset[Identity]
    """All threads of the call that are regular files."""
    targets: Mapping[str, Path | None]
    """The source of each output, by the `files.output_key` of the output."""
    left_out: list[LeftOut]
    """The files in folders that are not read."""


def plan_jobs(
    threads: Sequence[str],
    output: str | None,
    to: Sequence[str],
    *,
    only_read: bool = False,
    from_: str | None = None,
) -> Plan:
    """Return the plan of a call.

    An output that would replace one of the threads is left out, with an error.

    Args:
        threads: Files, folders, and "-" for standard input.
        output: The value of `-o`, if given.
        to: The formats. Without any, the suffix of `output` decides.
        only_read: Plan jobs without outputs.
        from_: The format of the threads, if the user names it.

    Raises `UsageError` for a call that makes no sense as a whole.
    """
    if not threads:
        raise UsageError(
            "no thread given: name a file, a folder, or - for standard input; see convert --help"
        )
    if "" in threads:
        raise UsageError("the name of a thread is empty")
    if output == "":
        raise UsageError("-o: the name is empty; without -o, each output is next to its thread")
    formats = _formats(output, to, only_read=only_read)
    suffixes, errors = _suffixes(formats)
    if formats and not suffixes:
        return Plan(
            jobs=[],
            errors=errors,
            formats=tuple(formats),
            folder=None,
            threads=frozenset(),
            targets={},
            left_out=[],
        )
    requested, formats = formats, list(suffixes)
    found = find_sources(threads, Path(output) if output else None, from_)
    sources = found.sources
    if _names_one_file(output, sources, formats):
        file = None if output == STANDARD else Path(str(output))
        folder = file and file.parent
        jobs = [Job(source, ((formats[0], file),), single=True) for source in sources]
    else:
        folder = Path(output) if output is not None else None
        if folder is None and None in sources and len(formats) > 1:
            raise UsageError(
                "standard output takes only one thread in one format; name a folder with -o"
            )
        jobs = [
            Job(
                source,
                tuple((name, _target(folder, source, root, suffixes[name])) for name in formats),
                single=source is None and folder is None,
            )
            for source, root in sources.items()
        ]
    outputs = [(path, job.source) for job in jobs for _, path in job.outputs if path]
    targets = files.sources_by_output(outputs)
    identities = {source: identity(source) for source in sources}
    known = {each: source for source, each in identities.items() if each is not None}
    jobs, replacing = _without_replacing_threads(jobs, known)
    return Plan(
        jobs=jobs,
        errors=[*errors, *found.errors, *replacing],
        formats=tuple(requested),
        folder=folder,
        threads=frozenset(known),
        targets=targets,
        left_out=found.left_out,
    )


def _without_replacing_threads(
    jobs: list[Job], threads: Mapping[Identity, Path | None]
) -> tuple[list[Job], list[OutputError]]:
    """Return the jobs without outputs that are one of the threads, and an error for each such output.

    Files are compared by what the system says of them: a link has another name than its file, and so
    may a file have on a system that ignores case.
    """
    kept: list[Job] = []
    errors: list[OutputError] = []
    for job in jobs:
        outputs = []
        for name, path in job.outputs:
            found = identity(path)
            if found is not None and found in threads:
                errors.append(_replacing(path, job.source, threads[found]))
            else:
                outputs.append((name, path))
        if outputs or not job.outputs:
            kept.append(job._replace(outputs=tuple(outputs)))
    return kept, errors


def identity(path: Path | None) -> Identity | None:
    """Return the identity of a regular file, or None if there is none."""
    try:
        status = None if path is None else path.stat()
    except (OSError, ValueError):
        return None  # is reported when it is read or written
    if status is None or not stat.S_ISREG(status.st_mode):
        return None
    return status.st_dev, status.st_ino


def _replacing(path: Path | None, source: Path | None, replaced: Path | None) -> OutputError:
    if source == replaced:
        return OutputError("this is the thread itself; name another output with -o", file=path)
    return OutputError(
        f"not written: the output of {source} is itself one of the threads; name a folder with -o",
        file=path,
    )


def _formats(output: str | None, to: Sequence[str], *, only_read: bool) -> list[str]:
    if only_read:
        return []
    return list(dict.fromkeys(to)) or [_format_of_output(output)]


def _suffixes(formats: Sequence[str]) -> tuple[dict[str, str], list[ConvertError]]:
    """Return the suffix of each format, and an error for each whose plugin is broken."""
    suffixes: dict[str, str] = {}
    errors: list[ConvertError] = []
    for name in formats:
        try:
            suffixes[name] = registry.writer(name).suffix
        except PluginError as error:
            errors.append(error)
    return suffixes, errors


def _names_one_file(output: str | None, sources: Sources, formats: Sequence[str]) -> bool:
    """Return whether `output` is a file or standard output, and not a folder.

    Raises `UsageError` if it can't be a folder, but there are several outputs.
    """
    single = len(sources) * len(formats) == 1 and not any(sources.values())
    if output is None:
        return False
    if output == STANDARD:
        if not single:
            raise UsageError(
                "standard output takes only one thread in one format; name a folder with -o"
            )
        return True
    if output.endswith("/") or files.is_folder(Path(output)):
        return False
    if not single and Path(output).suffix:
        raise UsageError(
            f"{output} is one file, but there are several outputs; name a folder: -o {output}/"
        )
    return single


def _target(folder: Path | None, source: Path | None, root: Path | None, suffix: str) -> Path | None:
    if source is None:
        return None if folder is None else folder / f"stdin{suffix}"
    return files.beside(source, suffix, folder, root)


def _format_of_output(output: str | None) -> str:
    """Return the format that the suffix of an output stands for, trying the longest suffix first.

    For "x.beamer.tex", that is ".beamer.tex" before ".tex".
    """
    if not output or output == STANDARD:
        raise UsageError("no format given: name one with --to; convert --formats lists them")
    parts = Path(output).name.lower().split(".")[1:]
    for suffix in (f".{'.'.join(parts[-count:])}" for count in (2, 1) if count <= len(parts)):
        name = registry.format_of_suffix(suffix)
        if name is not None:
            return name
    raise UsageError(
        f"{output}: unknown suffix; name the format with --to; convert --formats lists them"
    )
