"""Read the text of a thread into a document, in stages that are pure functions.

decode -> set_aside (code) -> read_page, for a copy of a network's page; for any other text:
recognise -> cut -> repair -> split_posts -> tokenize, compose -> describe
"""

import hashlib
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from convert.options import TextOptions
from convert.text.code import set_aside
from convert.text.decode.decode import decode
from convert.text.describe import direction, title
from convert.text.inlines.compose import Composer, whole_urls
from convert.text.inlines.platforms import platform_of
from convert.text.language import detect_foreign, detect_language
from convert.text.lines import lines_of
from convert.text.margins import without_margin
from convert.text.pages import read_page
from convert.text.pages.document import page_document
from convert.text.repairs import repair
from convert.text.repairs.label_markup import without_label_markup
from convert.text.sites.cut import cut
from convert.text.sites.page_info import NO_PAGE_INFO, PageInfo
from convert.text.sites.recognise import recognise
from convert.text.split import split_posts
from convert.text.split.post_length import POST_LENGTHS
from convert.tree import Author, Document, Part, Post, Repair, Source

_MARKDOWN_SUFFIXES = (".md", ".markdown")


def read_text(data: bytes, name: str, options: TextOptions) -> Document:
    """Return the document of a thread that was saved as text.

    `name` is the name of the source in the document and in messages. Raises `InputError` if there is no
    text.
    """
    text, repairs = decode(data, name, options.encoding)
    lines, fences = set_aside(text, without_margin(lines_of(text)), keep_marks=not options.repair)
    repairs += fences
    copied = read_page(text, lines) if options.repair and options.split == "auto" else None
    if copied:
        return page_document(copied, options, data, name, repairs)
    kind, page = recognise(lines), NO_PAGE_INFO
    platform = platform_of(text) if options.platform == "auto" else options.platform
    is_markdown = options.repair and name.lower().endswith(_MARKDOWN_SUFFIXES)
    if options.repair:
        lines, marks = without_label_markup(lines)
        repairs += marks
        is_markdown = is_markdown or bool(marks)
        lines, page, cuts = cut(lines, kind)
        lines, mended = repair(lines, kind)
        repairs += cuts + mended
    split = split_posts(
        lines,
        options.split,
        remove_markers=options.repair,
        post_length=POST_LENGTHS[platform],
        expected=page.promised,
    )
    composer = Composer(
        platform,
        whole_urls(split.posts, platform) if options.repair else (),
        is_markdown=is_markdown,
    )
    posts = tuple(map(composer.post, split.posts))
    detected = detect_language(posts)
    language = options.language or detected
    # Not compared with the user's language, which may be written in another way: "en-GB".
    own_languages = [detect_foreign(post, detected) for post in posts]
    whole_direction = direction(posts)
    repairs += (*split.repairs, *composer.repairs, *_count_mismatch(page, len(posts)))
    return Document(
        schema="thread-document/1",
        title=title(posts, language),
        author=Author(page.name, page.handle),
        published=page.published,
        language=language,
        direction=whole_direction,
        platform=platform,
        source=Source(
            name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            bytes=len(data),
            kind=kind,
            url=page.url,
            scheme=split.scheme,
        ),
        posts=tuple(
            replace(
                post,
                language=None if own == language else own,
                direction=direction((post,), default=whole_direction),
            )
            for post, own in zip(posts, own_languages, strict=True)
        ),
        notes=composer.numbering.notes,
        parts=tuple(_parts(posts, split.parts, language)),
        repairs=tuple(sorted(repairs, key=lambda repair: repair.line or 0)),
    )


def _parts(posts: Sequence[Post], firsts: Sequence[int], language: str) -> Iterator[Part]:
    """Yield the threads of a text that begin with the posts at these positions, counted from 1."""
    for first, end in zip(firsts, (*firsts[1:], len(posts) + 1), strict=False):
        yield Part(
            title=title(posts[first - 1 : end - 1], language),
            author=None,
            published=None,
            url=None,
            first=first,
        )


def _count_mismatch(page: PageInfo, count: int) -> tuple[Repair, ...]:
    """Return a repair if the page announces another number of posts than were found."""
    if page.promised is None or page.promised == count:
        return ()
    message = f"the page announces {page.promised} posts, but {count} were found"
    return (Repair(kind="count", line=1, text="", became="", message=message),)
