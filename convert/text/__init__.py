"""The text of a thread to its document, in stages; each is a pure function in a file of its own.

decode -> recognise -> cut -> repair -> split -> tokenize, compose -> describe
"""

import hashlib

from convert.options import Reading
from convert.text.decode.decode import decode
from convert.text.describe import direction, title
from convert.text.inlines.compose import Composer, whole_urls
from convert.text.language import detect_language
from convert.text.lines import lines_of
from convert.text.repairs import repair
from convert.text.sites.cut import cut
from convert.text.sites.page_info import NO_HEAD, Head
from convert.text.sites.recognise import recognise
from convert.text.split import split
from convert.tree import Author, Document, Repair, Source


def read_text(data: bytes, name: str, options: Reading) -> Document:
    """The document of a thread that was saved as text.

    `name` stands in messages and in the document's source. Raises `InputError` where there is no text.
    """
    text, repairs = decode(data, name, options.encoding)
    lines = lines_of(text)
    kind, head = recognise(lines), NO_HEAD
    if options.repair:
        lines, head, cuts = cut(lines, kind)
        lines, mended = repair(lines, kind)
        repairs += cuts + mended
    raw = split(lines, options.split, marks=options.repair)
    composer = Composer(
        options.platform, whole_urls(raw.posts, options.platform) if options.repair else ()
    )
    posts = tuple(map(composer.post, raw.posts))
    repairs += (*raw.repairs, *composer.repairs, *_promise(head, len(posts)))
    return Document(
        schema="thread-document/1",
        title=title(posts),
        author=Author(head.name, head.handle),
        published=head.published,
        language=options.language or detect_language(posts),
        direction=direction(posts),
        platform=options.platform,
        source=Source(name, hashlib.sha256(data).hexdigest(), len(data), kind, head.url, raw.scheme),
        posts=posts,
        notes=composer.numbering.notes,
        repairs=tuple(sorted(repairs, key=lambda repair: repair.line)),
    )


def _promise(head: Head, count: int) -> tuple[Repair, ...]:
    """A word about posts that the page promised and the text has not, or the other way round."""
    if head.promised is None or head.promised == count:
        return ()
    return (Repair("count", 1, "", "", f"the page promises {head.promised} posts, {count} were found"),)
