"""Print the formats and the completions for shells."""

from collections.abc import Iterable
from contextlib import suppress

import shtab

from convert import missing, registry
from convert.cli.completion import script
from convert.cli.messages import print_message, printable
from convert.cli.streams import write_output
from convert.errors import PluginError, UsageError
from convert.options import invalid_value, one_of
from convert.registry import Format

_WIDEST = 72  # of a column, in characters; longer values move those after them


def print_formats(*, check: bool = False) -> bool:
    """Print all formats, an empty line and all transforms, each on a line of columns.

    With `check`, each plugin is loaded, and what is wrong with one is printed as an error. Returns
    whether there was none.
    """
    listed = registry.all_formats(check=check)
    formats = [each for each in listed if "transform" not in each.kinds]
    transforms = [each for each in listed if "transform" in each.kinds]
    lines = [*_table(["FORMAT", "R/W", "SUFFIX", "DESCRIPTION", "PLUGIN"], map(_row, formats))]
    if transforms:
        rows = ([row[0], *row[3:]] for row in map(_row, transforms))
        lines += ["", *_table(["TRANSFORM", "DESCRIPTION", "PLUGIN"], rows)]
    write_output("".join(f"{printable(line)}\n" for line in lines))
    if not check:
        return True
    faults = list(dict.fromkeys([*registry.faults(), *(each.fault for each in listed if each.fault)]))
    for fault in faults:
        print_message(f"error: {fault}")
    return not faults


def print_completion(shell: str) -> None:
    """Print the completions for a shell, with the options of all formats. Raises `UsageError`."""
    if shell not in shtab.SUPPORTED_SHELLS:
        raise UsageError(invalid_value("--print-completion", shell, one_of(shtab.SUPPORTED_SHELLS)))
    write_output(registry.completion(shell, lambda: _completion(shell)))


def _completion(shell: str) -> str:
    kinds: tuple[registry.Kind, ...] = ("writer", "reader", "transform")
    records = []
    for name in sorted(set().union(*map(registry.names, kinds))):
        with suppress(PluginError):
            records += [(name, options) for options in registry.options_types(name)]
    return f"{script(shell, records)}\n"


def _row(format_: Format) -> list[str]:
    """Return the columns of a format: name, whether it is read or written, suffix, and so on."""
    uses = "".join(sorted(kind[0] for kind in format_.kinds if kind != "transform"))
    distribution = f"{format_.distribution} {format_.version}".strip() or format_.plugin
    description = format_.description or ("(broken)" if format_.fault else "-")
    lacking = missing.remedy(format_.name, format_.plugin, format_.distribution)
    if lacking:
        description += f" ({lacking})"
    return [format_.name, uses, " ".join(format_.suffixes) or "-", description, distribution]


def _table(head: list[str], rows: Iterable[list[str]]) -> Iterable[str]:
    """Yield lines of aligned columns."""
    table = [head, *rows]
    widths = [min(_WIDEST, max(map(len, column))) for column in zip(*table, strict=True)]
    for row in table:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield "  ".join(cells).rstrip()
