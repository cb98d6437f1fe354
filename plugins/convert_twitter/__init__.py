"""Read threads of X (Twitter): archives, JSON of collectors, and single posts by their addresses."""

from collections.abc import Iterable

import convert
from convert_twitter.archive.layout import SUFFIXES, is_archive
from convert_twitter.options import Options
from convert_twitter.recognising import is_post_address, recognise

__all__ = ["Options", "convert_readers", "read"]


def read(source: convert.Input, options: Options) -> Iterable[convert.Document]:
    """Yield the threads of a source. Raises `InputError` if there are none that can be shown."""
    # Imported here, since the plugin is also imported to recognise files, and most are of other kinds.
    from convert_twitter.reader import read as read_threads

    return read_threads(source, options)


@convert.hookimpl
def convert_readers() -> Iterable[convert.Reader[Options]]:
    """Register the reader of X."""
    yield convert.Reader(
        format="twitter",
        suffixes=SUFFIXES,
        recognise=recognise,
        options=Options,
        read=read,
        address=is_post_address,
        description="X (Twitter): archives, JSON of collectors, and addresses of posts",
        archive=is_archive,
    )
