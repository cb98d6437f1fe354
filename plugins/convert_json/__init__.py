"""Write a thread as JSON, which is the document tree, and read it back."""

from collections.abc import Iterable

import convert
from convert_json.reader import NoOptions, read, recognise
from convert_json.writer import Options, write

__all__ = ["Options", "convert_readers", "convert_writers", "write"]


@convert.hookimpl
def convert_writers() -> Iterable[convert.Writer[Options]]:
    """Register the JSON writer."""
    yield convert.Writer(
        format="json",
        suffix=".json",
        media_type="application/json",
        options=Options,
        write=write,
        description="The document tree",
    )


@convert.hookimpl
def convert_readers() -> Iterable[convert.Reader[NoOptions]]:
    """Register the JSON reader."""
    yield convert.Reader(
        format="json",
        suffixes=(".json",),
        recognise=recognise,
        options=NoOptions,
        read=read,
        description="The document tree",
    )
