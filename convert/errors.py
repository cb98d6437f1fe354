"""Define the errors and the warning that this package raises on purpose."""

import os


class ConvertError(Exception):
    """The base class of all errors. `str(error)` is one line: file, line number and message."""

    def __init__(
        self, message: str, *, file: str | os.PathLike[str] | None = None, line: int | None = None
    ) -> None:
        """Create an error; `line` is counted from 1."""
        super().__init__(message)
        self.message = message
        self.file = None if file is None else str(file)
        self.line = line
        """Counted from 1; None if the error does not belong to a single line."""

    def __str__(self) -> str:
        """Return "file:line: message", without what is unknown."""
        place = ":".join([part for part in (self.file, self.line and str(self.line)) if part])
        return f"{place}: {self.message}" if place else self.message


class UsageError(ConvertError):
    """A wrong call: an unknown format or option, an invalid value or a broken configuration."""


class InputError(ConvertError):
    """A thread that can't be read."""


class FetchError(InputError):
    """An address that can't be fetched. `file` is the address."""

    def __init__(
        self,
        message: str,
        *,
        url: str | None = None,
        status: int | None = None,
        body: bytes = b"",
        retry_after: float | None = None,
    ) -> None:
        """Create an error."""
        super().__init__(message, file=url)
        self.status = status
        """The status of the server's answer (404, 410, …); None if there is no answer."""
        self.body = body
        """The start of what the server sent with a status other than 200."""
        self.retry_after = retry_after
        """How many seconds later another attempt may succeed; None if none will."""


class PluginError(ConvertError):
    """A plugin that can't be loaded or breaks its contract. Other formats still work."""


class OutputError(ConvertError):
    """An output that can't be written."""


class PlaceError(OutputError):
    """A folder in which no output can be written: disk full, read-only, or no permission."""


class ConvertWarning(UserWarning):
    """A shortcoming of an output that a writer reports, such as a character missing from all fonts.

    Issue it with `warnings.warn`; the command line prints it on one line.
    """


def one_line(error: BaseException) -> str:
    """Return the type and message of an error on one line: "ValueError: no such day"."""
    try:
        message = str(error)
    except Exception:  # an error of a plugin, whose own code makes the text
        message = "(no message)"
    return " ".join(f"{type(error).__name__}: {message}".split()).removesuffix(":")


def reason(error: OSError | ValueError) -> str:
    """Return the system's message, without error number and file name, in lower case.

    A `ValueError` is about a name that no file can have; each version of Python words it differently.
    """
    if isinstance(error, ValueError):
        return "not a possible name of a file"
    message = error.strerror or str(error)
    return message[:1].lower() + message[1:]
