"""Decide the formats of a call, and the suffixes of its outputs."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from convert import registry
from convert.batch.planning.request import STANDARD, Request
from convert.errors import ConvertError, PluginError, UsageError


def formats_of(request: Request) -> tuple[str, ...]:
    """Return the formats of a call, each once. Raises `UsageError` if there is none."""
    if request.only_read:
        return ()
    return tuple(dict.fromkeys(request.to)) or (_format_of_output(request.output),)


def suffixes_of(formats: Sequence[str]) -> tuple[dict[str, str], list[ConvertError]]:
    """Return the suffix of each format, and an error for each whose plugin is broken.

    Raises `UsageError` for an unknown format, and if two formats have one suffix.
    """
    suffixes: dict[str, str] = {}
    errors: list[ConvertError] = []
    for name in formats:
        try:
            suffixes[name] = registry.writer(name).suffix
        except PluginError as error:
            errors.append(error)
    _check_distinct(suffixes)
    return suffixes, errors


def _check_distinct(suffixes: Mapping[str, str]) -> None:
    formats: dict[str, str] = {}
    for name, suffix in suffixes.items():
        other = formats.setdefault(suffix.lower(), name)
        if other != name:
            raise UsageError(
                f"{other} and {name} would both be written to files that end in {suffix}; "
                "convert them separately"
            )


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
