"""Define what the pages of networks consist of, before it becomes a tree."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from convert.text.lines import Line
from convert.text.pages.when import NEVER, When
from convert.text.source_kind import PageName
from convert.tree import Author, Platform, Repair


class Words(NamedTuple):
    """Words of the author of a post, or of a quoted one."""

    lines: tuple[Line, ...]


class Picture(NamedTuple):
    """A picture, a video or an animation of which the page has only a word or its address."""

    kind: Literal["image", "animation", "video"]
    alt: str | None
    """The alternative text."""
    url: str | None = None


class Ballot(NamedTuple):
    """A poll: its options with their shares, as the page shows them."""

    options: tuple[str, ...]


class Quotation(NamedTuple):
    """A quoted post."""

    author: Author
    when: When
    url: str | None
    parts: tuple["Part", ...]


Part: TypeAlias = Words | Picture | Ballot | Quotation
"""A part of the content of a post."""


class PagePost(NamedTuple):
    """A post on a page."""

    author: Author
    when: When
    url: str | None
    source: tuple[Line, ...]
    """Its lines with all that the page shows in them, from its byline on."""
    parts: tuple[Part, ...]
    repairs: tuple[Repair, ...] = ()
    """What is in its lines, but not in its parts."""
    answers: Author | None = None
    """Whom the post answers, if the page says so."""
    number: str | None = None
    total: int | None = None
    label: str = ""

    @property
    def lines(self) -> tuple[int, int]:
        """The numbers of its first and its last line in the source."""
        return self.source[0].number, self.source[-1].last_number


class Page(NamedTuple):
    """A copy of a page: its posts, and what was removed from around them."""

    kind: PageName
    platform: Platform
    reason: str
    """By what the page was recognised, in words."""
    posts: tuple[PagePost, ...]
    """In the order of the page."""
    repairs: tuple[Repair, ...]
    """What is outside the posts."""
    author: Author | None = None
    """The author of the thread, if the page says who it is."""
    url: str | None = None
    when: When = NEVER
    """When the thread was published, if the page says that of the whole thread."""
    saved: When = NEVER
    """When the page was saved, if the program that did says so."""
    is_markdown: bool = False
    """Whether links are written as in Markdown."""


def same_author(one: Author, other: Author) -> bool:
    """Return whether two authors have the same handle or, without handles, the same name."""
    if one.handle and other.handle:
        return one.handle.lower() == other.handle.lower()
    return one.name is not None and one.name == other.name


def removed(kind: str, lines: Sequence[Line], message: str) -> Iterator[Repair]:
    """Yield the repair for lines that are not part of the words; none if all of them are blank."""
    shown = [line for line in lines if not line.is_blank]
    if shown:
        yield Repair(
            kind=kind,
            line=shown[0].number,
            text="\n".join(line.words for line in shown),
            became="",
            message=message,
        )
