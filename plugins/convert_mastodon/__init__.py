"""Read threads of Mastodon and its kin: exports of accounts, posts as JSON, and addresses of posts."""

from collections.abc import Iterable

import convert
from convert_mastodon.addresses import is_post_address
from convert_mastodon.options import Options
from convert_mastodon.recognition import is_export, recognise

__all__ = ["Options", "convert_readers", "read"]


def read(source: convert.Input, options: Options) -> Iterable[convert.Document]:
    """Yield the threads of a source. Raises `ConvertError`."""
    # Imported here, since the plugin is also imported to recognise files, and most are not its own.
    from convert_mastodon.reader import read

    yield from read(source, options)


@convert.hookimpl
def convert_readers() -> Iterable[convert.Reader[Options]]:
    """Register the reader of Mastodon."""
    yield convert.Reader(
        format="mastodon",
        suffixes=(".json", ".zip", ".tar.gz", ".tgz", ".tar"),
        recognise=recognise,
        options=Options,
        read=read,
        address=is_post_address,
        archive=is_export,
        description="Mastodon and its kin: exports, posts as JSON, and addresses of posts",
    )
