"""Write a thread as JSON (the document tree), and read it back."""

from collections.abc import Iterable

import convert
from convert_json.reader import read
from convert_json.writer import Options, write

__all__ = ["Options", "convert_readers", "convert_writers", "write"]


@convert.hookimpl
def convert_writers() -> Iterable[convert.Writer[Options]]:
    """Register the JSON writer, which always writes every key."""
    yield convert.Writer("json", ".json", "application/json", Options, write)


@convert.hookimpl
def convert_readers() -> Iterable[convert.Reader]:
    """Register the reader for JSON from this plugin."""
    yield convert.Reader("json", read)
