"""Print the version, the formats and the completions for shells."""

from contextlib import suppress

import shtab

from convert import registry
from convert.cli.completion import script
from convert.cli.messages import printable
from convert.cli.streams import write_output
from convert.errors import PluginError, UsageError
from convert.options import invalid_value, one_of
from convert.version import __version__


def print_version() -> None:
    """Print the name and version of this program."""
    write_output(f"thread-convert {__version__}\n")


def print_formats() -> None:
    """Print each format with its distribution and plugin."""
    lines = (
        printable(f"{format_.name:<21} {format_.distribution} ({format_.plugin})")
        for format_ in registry.formats()
    )
    write_output("".join(f"{line}\n" for line in lines))


def print_completion(shell: str) -> None:
    """Print the completions for a shell, with the options of all formats. Raises `UsageError`."""
    if shell not in shtab.SUPPORTED_SHELLS:
        raise UsageError(invalid_value("--print-completion", shell, one_of(shtab.SUPPORTED_SHELLS)))
    writers = []
    for name in sorted(registry.names()):
        with suppress(PluginError):
            writers.append((name, registry.writer(name).options))
    write_output(f"{script(shell, writers)}\n")
