"""Read threads of Bluesky: answers of its servers that were saved, and addresses of posts."""

from collections.abc import Iterable

import convert
from convert.tree import Document
from convert_bluesky.options import Options
from convert_bluesky.parsing import recognise
from convert_bluesky.uris import is_post_address

__all__ = ["Options", "convert_readers", "read"]


def read(source: convert.Input, options: Options) -> Iterable[Document]:
    """Yield the threads of a source."""
    # Imported here, since a plugin is also imported to recognise its files, and most are not its own.
    from convert_bluesky.reader import documents

    return documents(source, options)


@convert.hookimpl
def convert_readers() -> Iterable[convert.Reader[Options]]:
    """Register the reader of Bluesky."""
    yield convert.Reader(
        format="bluesky",
        suffixes=(".json",),
        recognise=recognise,
        options=Options,
        read=read,
        address=is_post_address,
        description="Bluesky: posts, threads and feeds as JSON, and addresses of posts",
    )
