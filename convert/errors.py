"""Errors that are raised on purpose: each says what is wrong, where, and what to do."""

from pathlib import PurePath


class ConvertError(Exception):
    """The base of all of them. `str(error)` is one line: file, line and what is the matter."""

    def __init__(
        self, message: str, *, file: str | PurePath | None = None, line: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.file = None if file is None else str(file)
        self.line = line
        """Counted from 1; None where no single line is to blame."""

    def __str__(self) -> str:
        where = [part for part in (self.file, self.line and str(self.line)) if part]
        return ": ".join([":".join(where), self.message] if where else [self.message])


class UsageError(ConvertError):
    """The call itself is wrong: a format, an option, a value or a configuration that does not exist."""


class InputError(ConvertError):
    """A thread that can't be read."""


class PluginError(ConvertError):
    """A plugin that can't be loaded or breaks its contract. Only its own format suffers."""


class OutputError(ConvertError):
    """An output that can't be written."""


class PlaceError(OutputError):
    """The place for the outputs can't be used by any of them: no space left, or read-only."""


class ConvertWarning(UserWarning):
    """Something that a writer could not do as it should, such as a character that no font has.

    Given with `warnings.warn`; the command line prints it in one line.
    """
