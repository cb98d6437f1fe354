"""Define what a type of values can do for an option: read, show and describe them.

A value comes from Python as itself, from YAML, or as text from the command line. All of them go through
`read`, and `plain` gives the value that YAML can hold and `read` turns back.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, Self

NONE = "none"
"""The word for no value, on the command line."""


class InvalidValueError(ValueError):
    """A value that a type does not have."""

    def __init__(self, value: object, expected: str) -> None:
        """Create the error for a value; `expected` says in words what is valid."""
        super().__init__(expected)
        self.value = value
        self.expected = expected


class ValueType(ABC):
    """A type of values. It is not changed once it is made."""

    # No dataclass: making ten of them would take a third of the time of `convert --help`.

    description: str | None = None
    """What its author calls the values, such as "FILE"; alternatives are separated by "|"."""

    @property
    def limits(self) -> frozenset[str]:
        """The names of the limits in `msgspec.Meta` that the type can have."""
        return frozenset()

    @property
    def values(self) -> tuple[str, ...]:
        """All values as text if they can be listed, else empty."""
        return ()

    @property
    def limited(self) -> bool:
        """Whether `expected` says more than `kind`."""
        return False

    @property
    def repeated(self) -> bool:
        """Whether the option can be repeated on the command line."""
        return False

    @property
    def switch(self) -> bool:
        """Whether the option needs no value on the command line."""
        return False

    @property
    def file(self) -> bool:
        """Whether the values are names of files, for completions."""
        return (self.description or "").upper() in ("FILE", "PATH", "FOLDER")

    @property
    @abstractmethod
    def kind(self) -> str:
        """The values in short, for help: "TEXT", "NUMBER|none", "yes|no", "a5|a4|letter"."""

    @property
    @abstractmethod
    def expected(self) -> str:
        """The values in words, for messages: "a whole number from 20 to 200, or none"."""

    @abstractmethod
    def holds(self, value: object) -> bool:
        """Return whether a value is of this type as it is, apart from limits."""

    @abstractmethod
    def read(self, value: object) -> Any:
        """Return a value from Python, YAML or text as this type. Raises `InvalidValueError`."""

    def from_words(self, words: Sequence[str]) -> Any:
        """Return a value for `read` from the words after each use of an option: the last, or a list."""
        return words[-1]

    def text(self, value: Any) -> str:
        """Return a value as text, as on the command line."""
        return str(value)

    def plain(self, value: Any) -> object:
        """Return a value as YAML can hold it."""
        return value

    def with_limits(self, given: Mapping[str, Any]) -> "ValueType":
        """Return this type with limits. Raises `TypeError` for one that it can't have."""
        refused = given.keys() - self.limits
        if refused:
            raise TypeError(f"{min(refused)} does not apply to {self.kind}")
        return self._limited(given) if given else self

    def described(self, description: str) -> "ValueType":
        """Return this type with a description."""
        return self._with(description=description)

    def _limited(self, given: Mapping[str, Any]) -> "ValueType":
        """Return this type with limits that it can have, for `with_limits`."""
        return self

    def _with(self, **changes: Any) -> Self:
        changed = copy(self)
        vars(changed).update(changes)
        return changed


def is_valid(type_: ValueType, value: object) -> bool:
    """Return whether a value can be read as a type."""
    try:
        type_.read(value)
    except InvalidValueError:
        return False
    return True
