"""Render posts and notes as XHTML: a section for each post, an aside for each note."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

from convert import anchors, notes
from convert.tree import GAP, Block, Break, Document, Gap, Hashtag, Inline, Link, Mention, Note, Text
from convert_epub import href
from convert_epub.xhtml import escape

# The start tag of the rest of a post that began in an earlier chapter.
_CONTINUED = '<section class="continued">'


class Passage(NamedTuple):
    """A paragraph as markup."""

    markup: str
    size: int
    """In bytes, without its notes."""
    references: dict[int, str]
    """The anchor of its first reference to each note."""


class Section(NamedTuple):
    """A post as markup, or the part of a very long post that is in one chapter."""

    position: int
    """The position of the post in the thread, counted from 1."""
    opening: str
    """The markup before the passages: the start tag, and the label."""
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
    """Yield each post as one section, under its label if `numbered`."""
    occurrences: Counter[int] = Counter()
    names = anchors.posts(document)
    for position, (anchor, post) in enumerate(zip(names, document.posts, strict=True), start=1):
        labelled = numbered and post.label.strip()
        label = f'\n<h2 class="label">{escape(post.label)}</h2>' if labelled else ""
        passages = tuple([_passage(block, occurrences) for block in post.blocks])
        yield _section(position, f'<section id="{anchor}">{label}', passages)


def divide(post: Section, runs: Iterable[list[Passage]]) -> Iterator[Section]:
    """Yield a section of the post for each run of its passages."""
    opening = post.opening
    for run in runs:
        yield _section(post.position, opening, tuple(run))
        opening = _CONTINUED


def note_text(note: Note) -> str:
    """Return the caption and the URL of a note, as markup."""
    caption = notes.caption(note)
    url = href.link(note.url, notes.live_url(note))
    return f"<bdi>{escape(caption)}</bdi>, {url}" if caption else url


def aside(number: int, reference: str, text: str) -> str:
    """Return a note with this text. Its number links back to `reference`, the first in its file.

    A note is in each file that refers to it: reading systems show it as a pop-up only there.
    """
    return (
        f'<aside epub:type="footnote" role="doc-footnote" id="{anchors.note(number)}">'
        f'<p><a role="doc-backlink" href="#{reference}">{number}</a> {text}</p></aside>'
    )


def _section(position: int, opening: str, passages: tuple[Passage, ...]) -> Section:
    references: dict[int, str] = {}
    for passage in passages:
        for number, anchor in passage.references.items():
            references.setdefault(number, anchor)
    size = len(f"{opening}\n</section>\n".encode()) + sum(passage.size for passage in passages)
    return Section(
        position=position, opening=opening, passages=passages, size=size, references=references
    )


def _passage(block: Block, occurrences: Counter[int]) -> Passage:
    references: dict[int, str] = {}
    content = "".join([_inline(inline, occurrences, references) for inline in block.inlines])
    markup = f"<p>{content}</p>"
    return Passage(markup=markup, size=len(markup.encode()) + len("\n"), references=references)


def _inline(inline: Inline, occurrences: Counter[int], references: dict[int, str]) -> str:
    """Return an inline as markup, and count its reference.

    `occurrences` counts the references to each note in the thread so far. `bdi` isolates names and
    tags, or "@" and "#" would change sides in a right-to-left sentence.
    """
    match inline:
        case Text():
            return escape(inline.text)
        case Hashtag():
            return f"<bdi>{escape(inline.text)}</bdi>"
        case Mention() | Link():
            occurrences[inline.note] += 1
            anchor = anchors.reference(inline.note, occurrences[inline.note])
            references.setdefault(inline.note, anchor)
            return f"<bdi>{escape(inline.text)}</bdi>{_reference(inline.note, anchor)}"
        case Break():
            return "<br/>"
        case Gap():
            return f'<span class="gap">{GAP}</span>'
        case _:
            assert_never(inline)


def _reference(number: int, anchor: str) -> str:
    # the number is a direct child of the link, because reading systems look for pop-ups there
    note = anchors.note(number)
    return f'<a epub:type="noteref" role="doc-noteref" href="#{note}" id="{anchor}">{number}</a>'
