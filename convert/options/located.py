"""Mark texts that come from a file, so that relative paths start at the folder of the file."""

from pathlib import Path


class LocatedText(str):
    """A text of a configuration file, which knows the folder of the file."""

    __slots__ = ("folder",)

    folder: Path


def located(value: object, folder: Path) -> object:
    """Return a value of a configuration file with its texts marked, also those in a list."""
    if isinstance(value, list):
        return [located(item, folder) for item in value]
    if not isinstance(value, str):
        return value
    text = LocatedText(value)
    text.folder = folder
    return text
