"""Word the messages about invalid options."""

import reprlib
from collections.abc import Collection, Sequence

# Shows two levels of a value: one of nested YAML aliases could be longer than memory.
_short = reprlib.Repr()
_short.maxlevel = 2
_short.maxstring = _short.maxother = _short.maxlong = 200


def invalid_value(name: str, value: object, expected: str) -> str:
    """Return the message for an invalid value; `expected` says in words what is valid."""
    return f"invalid value {_short.repr(value)} for {name} (expected {expected})"


def one_of(values: Sequence[str]) -> str:
    """Return values as words: "a, b or c"."""
    *others, last = values
    return f"{', '.join(others)} or {last}" if others else last


def suggestion(name: str, known: Collection[str], hint: str = "") -> str:
    """Return the end of a message about an unknown name: the closest known one, or all of them.

    `hint` is shown instead of the list; it says where to find it.
    """
    from difflib import get_close_matches  # imported here, because only a mistake needs it

    close = get_close_matches(name, list(known), n=1)
    if close:
        return f"; did you mean {close[0]}?"
    if hint:
        return f"; {hint}"
    return f"; choose from {', '.join(sorted(known))}" if known else ""
