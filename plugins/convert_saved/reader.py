"""Read the thread of a saved page."""

import warnings
from collections.abc import Iterator
from typing import NamedTuple

import convert
from convert import composing
from convert.errors import ConvertWarning
from convert.metadata import counted
from convert.tree import Document, Post, Source
from convert_saved import nitter, threadreader, x
from convert_saved.composing import Composing, Embedded
from convert_saved.conversation import Arranged, arranged, is_by
from convert_saved.figures import Figures
from convert_saved.options import Options
from convert_saved.page import SavedPage, opened
from convert_saved.parts import SavedPost, SavedThread
from convert_saved.refusals import refusal

_PARTIAL = (
    "X keeps only the posts near the screen in its page, and this one has {}; see whether all are there"
)


class _Site(NamedTuple):
    """A thread, and how the words of its site are read."""

    thread: SavedThread
    embedded: Embedded
    hosts: set[str]


def documents(source: convert.Input, options: Options) -> Iterator[Document]:
    """Yield the thread of a saved page. Raises `InputError` if it has none, with what to do instead."""
    page = opened(source)
    site = _read(page)
    if site is None:
        raise refusal(page)
    found = arranged(site.thread, options.replies)
    _warn(site.thread, found)
    yield _document(page, site, found, source)


def _read(page: SavedPage) -> _Site | None:
    if thread := threadreader.read(page):
        return _Site(thread, threadreader.embedded, set())
    if thread := nitter.read(page):
        return _Site(thread, nitter.embedded, nitter.hosts(page))
    if thread := x.read(page):
        return _Site(thread, x.embedded, set())
    return None


def _warn(thread: SavedThread, found: Arranged) -> None:
    messages = [*thread.warnings]
    if thread.kind == "x":
        own = sum(is_by(post, found.author) and not post.missing for post in found.posts)
        count = f"{counted(own, 'post')} by @{found.author.handle}"
        messages.append(_PARTIAL.format(count))
    for message in messages:
        warnings.warn(message, ConvertWarning, stacklevel=2)


def _document(page: SavedPage, site: _Site, found: Arranged, source: convert.Input) -> Document:
    thread = site.thread
    figures = Figures(page.attachments)
    making = Composing(
        figures, embedded=site.embedded, hosts=site.hosts, preformatted=thread.preformatted
    )
    for folded in found.folded:
        making.fold(folded)
    posts = [_post(post, making, found) for post in found.posts]
    figures.warn()
    data = source.bytes()
    return composing.document(
        posts,
        numbering=making.numbering,
        source=Source(
            name=source.name,
            sha256=source.sha256 or "",
            bytes=len(data),
            kind=thread.kind,
            url=thread.url or next((post.url for post in found.posts if post.url), None),
            scheme=f"posts of a saved page of {thread.site}",
            retrieved=page.saved,
        ),
        author=found.author,
        media=figures.media.media,
        repairs=(*page.repairs, *making.repairs),
        labels=True,
    )


def _post(post: SavedPost, making: Composing, found: Arranged) -> Post:
    return Post(
        number=None,
        total=None,
        label="",
        lines=None,
        id=post.url.rpartition("/")[2] if post.url else None,
        url=post.url,
        author=None if is_by(post, found.author) else post.author,
        published=post.published,
        language=post.language,
        answers=post.answers,
        missing=post.missing,
        blocks=making.post(post),
    )
