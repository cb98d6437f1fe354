"""Read the threads of a source of X: an archive, a file of JSON, or the address of a post."""

import hashlib
import warnings
from collections.abc import Iterator
from contextlib import ExitStack

import convert
from convert.errors import ConvertWarning, InputError
from convert.metadata import counted
from convert.tree import Document, Source
from convert_twitter.addresses import read_address
from convert_twitter.archive.posts import XArchive
from convert_twitter.archive.volumes import volumes_of
from convert_twitter.contents import Contents
from convert_twitter.document import document
from convert_twitter.formats.collected import Collected
from convert_twitter.oembed import read_answer
from convert_twitter.options import Options
from convert_twitter.pool import Pool
from convert_twitter.recognising import is_oembed, is_script
from convert_twitter.threads import Found, find
from convert_twitter.values import post_address

_CHUNK = 1 << 20
_NOTHING = "no posts of X in it; convert the archive that X gives you, or JSON with whole posts"


def read(source: convert.Input, options: Options) -> Iterator[Document]:
    """Yield the threads of a source. Raises `InputError` if there are none that can be shown."""
    if source.url is not None:
        # Of what was kept, the time is known before anything is asked.
        yield read_address(source, is_asked=options.oembed or source.retrieved is not None)
    elif source.is_folder or source.members() is not None or is_script(source.head()):
        with ExitStack() as stack:
            yield from _of_archive(source, options, stack)
    elif is_oembed(source.head()):
        yield read_answer(source, source.bytes())
    else:
        yield from _collected(source, options)


def _of_archive(source: convert.Input, options: Options, stack: ExitStack) -> Iterator[Document]:
    is_file = not source.is_folder and source.members() is None
    volumes = volumes_of(source, stack)
    archive = XArchive(volumes, script=source if is_file else None, deleted=options.deleted)
    found = find(archive.pool, options, is_archive=True, named=archive.named)
    _report(found, archive.pool, options, source.name)
    contents = Contents(
        pool=archive.pool,
        owner=archive.owner,
        notes=archive.notes,
        volumes=volumes,
        mended=archive.mended,
    )
    yield from _documents(found, contents, source.name, archive.sha256, archive.size)


def _collected(source: convert.Input, options: Options) -> Iterator[Document]:
    collected = Collected(source)
    found = find(collected.pool, options, is_archive=False)
    _report(found, collected.pool, options, source.name)
    contents = Contents(pool=collected.pool, mended=collected.mended)
    digest = source.sha256 or _sha256(source)
    yield from _documents(found, contents, source.name, digest, collected.size)


def _documents(
    found: Found, contents: Contents, name: str, sha256: str, size: int
) -> Iterator[Document]:
    for thread in found.threads:
        first = contents.tweet(thread.posts[0])
        source = Source(
            name=name,
            sha256=sha256,
            bytes=size,
            kind="x",
            url=post_address(first.author.handle if first else "", thread.posts[0]),
            scheme="posts of the network",
        )
        yield document(thread, contents, source)


def _sha256(source: convert.Input) -> str:
    digest = hashlib.sha256()
    with source.open() as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _report(found: Found, pool: Pool, options: Options, name: str) -> None:
    """Warn of what is left out. Raises `InputError` if nothing is left."""
    left = [*_left_out(found, pool, options)]
    if not found.threads:
        raise InputError(_reason(found, pool, left), file=name)
    if left:
        warnings.warn(f"left out {', '.join(left)}", ConvertWarning, stacklevel=3)


def _reason(found: Found, pool: Pool, left: list[str]) -> str:
    """Return why there is no thread."""
    reason = next((each.reason for each in pool.unknown if each.reason.strip()), None)
    if reason:
        return f"X does not show the post: {' '.join(reason[:200].split())}"
    if left:
        return f"no thread in it; left out {', '.join(left)}"
    if found.elsewhere:
        return "no thread begins in it; its posts are in those that begin in the files beside it"
    return _NOTHING


def _left_out(found: Found, pool: Pool, options: Options) -> Iterator[str]:
    """Yield what is left out, in words."""
    if found.short:
        yield (
            f"{counted(found.short, 'post')} in threads of fewer than {options.least} posts "
            "(--twitter.least 1 reads them)"
        )
    if found.outside:
        yield f"{counted(found.outside, 'post')} of threads that begin on other days"
    if found.answers:
        yield f"{counted(found.answers, 'answer')} by others (--replies all keeps them)"
    if pool.reposts:
        yield f"{counted(pool.reposts, 'repost')} of posts by others"
    if pool.unknown:
        yield f"{counted(len(pool.unknown), 'post')} without an id, such as those that X does not show"
