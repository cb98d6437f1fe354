"""Write the completions for a shell: flags, and the values of options where they are known."""

from collections.abc import Iterable
from typing import Any

import shtab

from convert import registry
from convert.cli.arguments import parser
from convert.options import ValueType, is_valid

_NO_VALUE = 0  # what `nargs` is for a flag without a value


def script(shell: str, records: Iterable[tuple[str, type[Any]]]) -> str:
    """Return the completions for a shell, one of `shtab.SUPPORTED_SHELLS`.

    `records` are pairs of the name of a format or transform, and the dataclass of its options.
    """
    known = parser(records)
    names = {
        "--to": registry.names("writer"),
        "--from": registry.names("reader"),
        "--transform": registry.names("transform"),
        "--print-completion": shtab.SUPPORTED_SHELLS,
    }
    for action, type_ in known.types:
        if action.nargs == _NO_VALUE:
            continue
        values = sorted(names.get("".join(action.option_strings), ()))
        if type_.file:
            # An attribute that shtab reads, and argparse does not.
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        else:
            action.choices = values or type_.values or _examples(type_) or None
    return str(shtab.complete(known, shell))


def _examples(type_: ValueType) -> list[str]:
    """Return those valid values that the short form of a type names: "a5" for "a5|WxHmm"."""
    return [word for word in type_.kind.split("|") if word.islower() and is_valid(type_, word)]
