"""Writes a thread as JSON, which is the document tree as it stands, and reads it back."""

from collections.abc import Iterable

import convert
from convert_json.writer import Options, write

__all__ = ["Options", "convert_readers", "convert_writers", "write"]


@convert.hookimpl
def convert_writers() -> Iterable[convert.Writer[Options]]:
    """JSON: the tree, every key always there."""
    yield convert.Writer("json", ".json", "application/json", Options, write)


@convert.hookimpl
def convert_readers() -> Iterable[convert.Reader]:
    """JSON as this plugin writes it."""
    from convert_json.reader import read  # 2 ms that writing has no use for

    yield convert.Reader("json", read)
