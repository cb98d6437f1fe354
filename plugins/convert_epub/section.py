"""Posts and notes as XHTML."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

from convert import anchors, notes
from convert.tree import (
    GAP,
    Block,
    Break,
    Document,
    Gap,
    Hashtag,
    Inline,
    Link,
    Mention,
    Note,
    Text,
)
from convert_epub import href
from convert_epub.xhtml import escape

# The start tag of the rest of a post that began in an earlier chapter.
_CONTINUED = '<section class="continued">'


class Passage(NamedTuple):
    """The markup of a paragraph."""

    markup: str
    size: int
    """Bytes, without the notes."""
    references: dict[int, str]
    """The anchor of the first reference to each note, by the note's number."""


class Section(NamedTuple):
    """The markup of a post, or of the part of a very long post that is in one chapter."""

    position: int
    """The position of the post in the thread, counted from 1."""
    opening: str
    """The markup before the passages: the start tag and the label."""
    passages: tuple[Passage, ...]
    size: int
    """Bytes, without the notes."""
    references: dict[int, str]
    """The anchor of the first reference to each note, by the note's number."""

    @property
    def continued(self) -> bool:
        """Return True if the post began in an earlier chapter, which has its anchor and label."""
        return self.opening == _CONTINUED

    @property
    def markup(self) -> str:
        """Return the whole element."""
        return "\n".join([self.opening, *(passage.markup for passage in self.passages), "</section>"])


def sections(document: Document, *, numbered: bool) -> Iterator[Section]:
    """Yield each post; with its label if `numbered`."""
    met: Counter[int] = Counter()
    names = anchors.posts(document)
    for position, (anchor, post) in enumerate(zip(names, document.posts, strict=True), start=1):
        shown = numbered and post.label.strip()
        label = f'\n<h2 class="label">{escape(post.label)}</h2>' if shown else ""
        passages = [_passage(block, met) for block in post.blocks]
        yield _section(position, f'<section id="{anchor}">{label}', tuple(passages))


def split(post: Section, runs: Iterable[list[Passage]]) -> Iterator[Section]:
    """Split the post into one section per run of its passages."""
    opening = post.opening
    for run in runs:
        yield _section(post.position, opening, tuple(run))
        opening = _CONTINUED


def _section(position: int, opening: str, passages: tuple[Passage, ...]) -> Section:
    references: dict[int, str] = {}
    for passage in reversed(passages):
        references |= passage.references  # in reverse, so that the first reference wins
    size = len(f"{opening}\n</section>\n".encode()) + sum(passage.size for passage in passages)
    return Section(
        position=position, opening=opening, passages=passages, size=size, references=references
    )


def _passage(block: Block, met: Counter[int]) -> Passage:
    references: dict[int, str] = {}
    words = "".join(_inline(inline, met, references) for inline in block.inlines)
    markup = f"<p>{words}</p>"
    return Passage(markup, len(markup.encode()) + len("\n"), references)


def _inline(inline: Inline, met: Counter[int], references: dict[int, str]) -> str:
    """Return an inline as markup. `met` counts the references to each note in the thread so far.

    `bdi` isolates names and tags; otherwise "@" and "#" would change sides in right-to-left text.
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
    """Return a link to a note. The number is its direct content, which pop-ups require."""
    note = anchors.note(number)
    return f'<a epub:type="noteref" role="doc-noteref" href="#{note}" id="{anchor}">{number}</a>'


def note_words(note: Note) -> str:
    """Return the content of a note, which is the same in each chapter."""
    caption = notes.caption(note)
    shown = href.link(note.url, notes.live_url(note))
    return f"<bdi>{escape(caption)}</bdi>, {shown}" if caption else shown


def aside(number: int, reference: str, words: str) -> str:
    """Return a note whose number links back to `reference`, the first reference in its file.

    A note is repeated in each file that refers to it, since pop-ups show only notes of the same file.
    """
    return (
        f'<aside epub:type="footnote" role="doc-footnote" id="{anchors.note(number)}">'
        f'<p><a role="doc-backlink" href="#{reference}">{number}</a> {words}</p></aside>'
    )
