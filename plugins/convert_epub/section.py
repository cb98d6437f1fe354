"""A post as XHTML: a section of passages, one for each paragraph, and the notes that they refer to."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

from convert import anchors
from convert.tree import GAP, Block, Break, Document, Gap, Hashtag, Inline, Link, Mention, Text
from convert_epub.xhtml import escape

_CONTINUED = '<section class="continued">'
"""The opening of what is left of a post that began in an earlier chapter."""


class Passage(NamedTuple):
    """A paragraph as markup."""

    markup: str
    size: int
    """In bytes, without its notes."""
    references: dict[int, str]
    """The anchor of its first reference to each note."""


class Section(NamedTuple):
    """A post as markup, or as much of a very long one as stands in a chapter."""

    position: int
    """Of the post in the thread, counted from 1."""
    opening: str
    """What stands before the passages: the start of the element, and the label."""
    passages: tuple[Passage, ...]
    size: int
    """In bytes, without its notes."""
    references: dict[int, str]
    """The anchor of its first reference to each note."""

    @property
    def continued(self) -> bool:
        """Whether the post began in an earlier chapter, which has its anchor and its label."""
        return self.opening == _CONTINUED

    @property
    def markup(self) -> str:
        """The whole element."""
        return "\n".join([self.opening, *(passage.markup for passage in self.passages), "</section>"])


def sections(document: Document, *, numbered: bool) -> Iterator[Section]:
    """Each post whole. `numbered` shows it under the author's own number."""
    met: Counter[int] = Counter()
    names = anchors.posts(document)
    for position, (anchor, post) in enumerate(zip(names, document.posts, strict=True), start=1):
        shown = numbered and post.label.strip()
        label = f'\n<h2 class="label">{escape(post.label)}</h2>' if shown else ""
        passages = [_passage(block, met) for block in post.blocks]
        yield _section(position, f'<section id="{anchor}">{label}', tuple(passages))


def parted(post: Section, runs: Iterable[list[Passage]]) -> Iterator[Section]:
    """The post in as many sections as its passages are given in."""
    opening = post.opening
    for run in runs:
        yield _section(post.position, opening, tuple(run))
        opening = _CONTINUED


def _section(position: int, opening: str, passages: tuple[Passage, ...]) -> Section:
    references: dict[int, str] = {}
    for passage in reversed(passages):
        references |= passage.references  # so that the first of them stays
    size = len(f"{opening}\n</section>\n".encode()) + sum(passage.size for passage in passages)
    return Section(position, opening, passages, size, references)


def _passage(block: Block, met: Counter[int]) -> Passage:
    references: dict[int, str] = {}
    words = "".join(_inline(inline, met, references) for inline in block.inlines)
    markup = f"<p>{words}</p>"
    return Passage(markup, len(markup.encode()) + len("\n"), references)


def _inline(inline: Inline, met: Counter[int], references: dict[int, str]) -> str:
    """A part of a paragraph. `met` counts the references so far to each note, in the whole thread.

    Names and tags are isolated by `bdi`, or "@" and "#" would change sides in a right-to-left
    sentence.
    """
    match inline:
        case Text():
            return escape(inline.text)
        case Hashtag():
            return f"<bdi>{escape(inline.text)}</bdi>"
        case Mention() | Link():
            met[inline.note] += 1
            anchor = anchors.reference(inline.note, met[inline.note])
            references.setdefault(inline.note, anchor)
            return f"<bdi>{escape(inline.text)}</bdi>{_reference(inline.note, anchor)}"
        case Break():
            return "<br/>"
        case Gap():
            return f'<span class="gap">{GAP}</span>'
        case _:
            assert_never(inline)


def _reference(number: int, anchor: str) -> str:
    """A reference. Its number stands directly in the link, where pop-ups are looked for."""
    note = anchors.note(number)
    return f'<a epub:type="noteref" role="doc-noteref" href="#{note}" id="{anchor}">{number}</a>'
