"""Read the threads of a source of X: an archive, a file of JSON, or the address of a post."""

import hashlib
import warnings
from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from msgspec.structs import replace

import convert
from convert.characters import clean
from convert.errors import ConvertWarning, InputError
from convert.metadata import byline, counted
from convert.tree import Document, Repair, Source
from convert_twitter.addresses import read_address
from convert_twitter.archive.posts import XArchive
from convert_twitter.archive.volumes import volumes_of
from convert_twitter.contents import Contents
from convert_twitter.document import author_of, document
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
    contents = Contents(
        pool=archive.pool,
        owner=archive.owner,
        notes=archive.notes,
        volumes=volumes,
        mended=archive.mended,
    )
    origin = _described(source.name, archive.sha256, archive.size)
    yield from _documents(found, contents, options, origin)


def _collected(source: convert.Input, options: Options) -> Iterator[Document]:
    collected = Collected(source)
    found = find(collected.pool, options, is_archive=False)
    contents = Contents(pool=collected.pool, mended=collected.mended)
    origin = _described(source.name, source.sha256 or _sha256(source), collected.size)
    yield from _documents(found, contents, options, origin)


def _documents(
    found: Found, contents: Contents, options: Options, origin: Source
) -> Iterator[Document]:
    repairs = _left_out(found, contents, options, origin.name)
    for thread in found.threads:
        first = contents.tweet(thread.posts[0])
        url = post_address(first.author.handle if first else "", thread.posts[0])
        yield document(thread, contents, replace(origin, url=url), repairs)
        repairs = []  # what is left out belongs to no thread, but to the source


def _described(name: str, sha256: str, size: int) -> Source:
    return Source(
        name=name,
        sha256=sha256,
        bytes=size,
        kind="x",
        url=None,
        scheme="posts of the network",
    )


def _sha256(source: convert.Input) -> str:
    digest = hashlib.sha256()
    with source.open() as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _left_out(found: Found, contents: Contents, options: Options, name: str) -> list[Repair]:
    """Return what is left out of the source. Raises `InputError` if nothing is left."""
    pool = contents.pool
    left_out = [*_answers(found, contents), *_omitted(found, pool, options)]
    if not found.threads:
        raise InputError(_reason(found, pool, left_out), file=name)
    if pool.unknown:
        posts = counted(len(pool.unknown), "post")
        message = f"left out {posts} without an id, such as those that X does not show"
        warnings.warn(message, ConvertWarning, stacklevel=3)
    return left_out


def _reason(found: Found, pool: Pool, left_out: Sequence[Repair]) -> str:
    """Return why there is no thread."""
    reason = next((each.reason for each in pool.unknown if each.reason.strip()), None)
    if reason:
        return f"X does not show the post: {' '.join(reason[:200].split())}"
    if left_out:
        return f"no thread: {'; '.join(repair.message for repair in left_out)}"
    if found.elsewhere:
        return "no thread begins in it; its posts are in those that begin in the files beside it"
    return _NOTHING


def _answers(found: Found, contents: Contents) -> Iterator[Repair]:
    """Yield a repair for each answer that is left out."""
    for each in found.answers:
        tweet = contents.tweet(each)
        if tweet is not None:
            name = byline(author_of(tweet.author)) or "somebody"
            url = post_address(tweet.author.handle, tweet.id)
            message = f"left out a post by {name}, {url}; --replies all keeps it"
            text = clean(tweet.words.text, "utf-8")
            yield Repair(kind="answer", line=None, text=text, became="", message=message)


def _omitted(found: Found, pool: Pool, options: Options) -> Iterator[Repair]:
    """Yield repairs for what an archive or a list has besides its threads."""
    left_out = []
    if pool.reposts:
        left_out.append(counted(pool.reposts, "repost"))
    if found.outside:
        left_out.append(f"{counted(found.outside, 'post')} of threads that begin on other days")
    if found.short:
        posts = counted(found.short, "post")
        why = f"in threads of fewer than {options.least}; --twitter.least 1 keeps them"
        left_out.append(f"{posts} {why}")
    for what in left_out:
        message = f"left out {what}"
        yield Repair(kind="omission", line=None, text="", became="", message=message)
