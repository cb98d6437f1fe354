"""The table of contents, as a navigation document (EPUB 3.3 §7) and as the NCX of EPUB 2.

Reading systems offer the contents in a menu, so the navigation document is the last file of the spine
and not part of the reading order (`linear="no"`). It must be in the spine to be a landmark, which is
what devices with a button for the contents look for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from math import ceil
from typing import NamedTuple

from convert import anchors
from convert.metadata import Metadata, entry, shorten
from convert.tree import Direction, Document, Part
from convert_epub import chapter, cover
from convert_epub.chaptering import LARGEST, Chapter
from convert_epub.openings import numbered_parts, part_anchor, part_name
from convert_epub.xhtml import english, escape, isolated, page

FILE = "nav.xhtml"
"""The name of the navigation document in the book."""

# Bytes of markup around the text of an entry in the NCX, the larger of the two tables, and of its share
# in the entry of its group.
_MARKUP = 135
# More posts than this, which is about three screens of a phone, are listed in groups.
_MOST_UNGROUPED = 30
_GROUP = 10
# Characters of the title of a joined thread, as many as an entry of a post has.
_LONGEST_TITLE = 60


class Entry(NamedTuple):
    """An entry of the table of contents, with the entries below it."""

    target: str
    """A file of the book, with a fragment if the entry is not a whole file."""
    text: str
    english: bool = False
    """Whether the text is this program's, not the thread's."""
    below: "tuple[Entry, ...]" = ()


def entries(document: Document, chapters: list[Chapter], *, numbered: bool) -> list[Entry]:
    """Return the entries of the title page and of the posts, which are in groups if they are many.

    Posts are below the titles of the threads that are joined, or else below their chapters if there are
    several. The table of contents is one file, limited to `LARGEST` bytes like the chapters. If
    thousands of posts would exceed the limit, every nth post of each chapter or thread is listed,
    starting with its first.
    """
    names = anchors.posts(document)
    texts = [
        entry(post, position, numbered=numbered)
        for position, post in enumerate(document.posts, start=1)
    ]
    size = sum(len(escape(text).encode()) + _MARKUP for text in texts)
    step = max(1, ceil(size / LARGEST))
    posts = {
        section.position: Entry(
            f"{each.file}#{names[section.position - 1]}", texts[section.position - 1]
        )
        for each in chapters
        for section in each.sections
        if not section.continued
    }
    title_page = Entry(chapter.TITLE_PAGE, "Title page", english=True)
    parts = numbered_parts(document)
    if parts:
        return [title_page, *_by_part(parts, posts, step)]
    return [title_page, *_by_chapter(chapters, posts, step)]


def _by_chapter(chapters: Iterable[Chapter], posts: Mapping[int, Entry], step: int) -> Iterator[Entry]:
    """Yield every `step`th post, below its chapter if that has a name; `posts` are by position."""
    for each in chapters:
        positions = [section.position for section in each.sections if not section.continued]
        listed = _grouped(positions[::step], posts, positions[-1]) if positions else ()
        if each.name:
            yield Entry(each.file, each.name, english=True, below=listed)
        else:
            yield from listed


def _by_part(parts: list[tuple[int, Part]], posts: Mapping[int, Entry], step: int) -> Iterator[Entry]:
    """Yield every `step`th post, below the title of its joined thread; `posts` are by position."""
    starts = [part.first for _, part in parts]
    ends = [*starts[1:], len(posts) + 1]
    yield from [posts[position] for position in range(1, starts[0], step)]
    for (number, part), end in zip(parts, ends, strict=True):
        file, _, _ = posts[part.first].target.partition("#")
        title = shorten(part.title, _LONGEST_TITLE)
        yield Entry(
            f"{file}#{part_anchor(number)}",
            title or part_name(number),
            english=not title,
            below=_grouped(range(part.first, end, step), posts, end - 1),
        )


def _grouped(positions: Sequence[int], posts: Mapping[int, Entry], last: int) -> tuple[Entry, ...]:
    """Return the entries of posts at these positions; if they are many, below entries of groups.

    `last` is the position of the last post that they stand for.
    """
    if len(positions) <= _MOST_UNGROUPED:
        return tuple([posts[position] for position in positions])
    starts = range(0, len(positions), _GROUP)
    ends = [*(positions[start] - 1 for start in starts[1:]), last]
    groups = [positions[start : start + _GROUP] for start in starts]
    return tuple(
        [
            Entry(
                posts[group[0]].target,
                f"Posts {group[0]}–{end}" if group[0] < end else f"Post {end}",
                english=True,
                below=tuple([posts[position] for position in group]),
            )
            for group, end in zip(groups, ends, strict=True)
        ]
    )


def render(
    document: Document, metadata: Metadata, entries: Iterable[Entry], *, beginning: str
) -> bytes:
    """Return the navigation document. `beginning` is the file of the first post."""
    contents = (
        '<nav epub:type="toc" role="doc-toc" aria-labelledby="heading">\n'
        f'<h1 id="heading">{english("Contents")}</h1>\n{_list(entries, document.direction)}\n</nav>'
    )
    return page(document, metadata, f"{contents}\n{_landmarks(beginning)}", name="Contents")


def ncx(metadata: Metadata, entries: Iterable[Entry], identifier: str) -> bytes:
    """Return the NCX (OPF 2.0.1 §2.4.1), for reading systems without EPUB 3."""
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" \
xml:lang="{metadata.language}">
<head>
<meta name="dtb:uid" content="{identifier}"/>
</head>
<docTitle><text>{escape(metadata.title)}</text></docTitle>
<navMap>
{_points(entries, count(1))}
</navMap>
</ncx>
""".encode()


def _list(entries: Iterable[Entry], direction: Direction) -> str:
    return "\n".join(["<ol>", *[_item(entry, direction) for entry in entries], "</ol>"])


def _item(entry: Entry, direction: Direction) -> str:
    text = english(entry.text) if entry.english else isolated(entry.text, direction)
    below = f"\n{_list(entry.below, direction)}\n" if entry.below else ""
    return f'<li><a href="{entry.target}">{text}</a>{below}</li>'


def _landmarks(beginning: str) -> str:
    """Return the landmarks, for which reading systems have buttons."""
    places = (
        ("cover", cover.FILE, "Cover"),
        ("titlepage", chapter.TITLE_PAGE, "Title page"),
        ("toc", FILE, "Contents"),
        ("bodymatter", beginning, "Beginning"),
    )
    items = "\n".join(
        f'<li><a epub:type="{kind}" href="{file}">{name}</a></li>' for kind, file, name in places
    )
    return (
        '<nav epub:type="landmarks" hidden="hidden" aria-label="Landmarks" '
        f'lang="en" xml:lang="en" dir="ltr">\n<ol>\n{items}\n</ol>\n</nav>'
    )


def _points(entries: Iterable[Entry], numbers: Iterator[int]) -> str:
    """Return the entries as navPoints, whose ids use up the next of `numbers`."""
    return "\n".join(
        f'<navPoint id="point-{next(numbers)}"><navLabel><text>{escape(entry.text)}</text></navLabel>'
        f'<content src="{entry.target}"/>{_points(entry.below, numbers)}</navPoint>'
        for entry in entries
    )
