"""Render posts and notes as XHTML: a section for each post, an aside for each note."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from convert import anchors, display, notes
from convert.display import Heading
from convert.metadata import Metadata
from convert.tree import Block, Document, Note
from convert_epub import blocks, href, openings
from convert_epub.blocks import Context
from convert_epub.inlines import References
from convert_epub.pictures import Picture
from convert_epub.xhtml import bdi


class Passage(NamedTuple):
    """A block of a post as markup, with the blocks inside it."""

    markup: str
    size: int
    """In bytes, without its notes."""
    references: dict[int, str]
    """The anchor of its first reference to each note."""


class Section(NamedTuple):
    """A post as markup, or the part of a very long post that is in one chapter."""

    position: int
    """The position of the post in the thread, counted from 1."""
    attributes: str
    """The language and the direction of the post where they are not the document's, as markup."""
    opening: str
    """The markup before the passages: the start tag, the label, and what is shown besides the words."""
    continued: bool
    """Whether the post began in an earlier chapter, which has its anchor and its label."""
    passages: tuple[Passage, ...]
    size: int
    """In bytes, without its notes."""
    references: dict[int, str]
    """The anchor of its first reference to each note."""

    @property
    def markup(self) -> str:
        """The whole element, after the headings of the joined threads that begin with the post."""
        return "\n".join([self.opening, *(passage.markup for passage in self.passages), "</section>"])


def sections(
    document: Document,
    metadata: Metadata,
    headings: Iterable[Heading],
    pictures: Mapping[int, Picture],
    *,
    numbered: bool,
) -> Iterator[Section]:
    """Yield each post as one section, with its heading, under its label if `numbered`."""
    references = References(document.notes)
    parts = openings.of_parts(document)
    names = anchors.posts(document)
    for position, (name, post, heading) in enumerate(
        zip(names, document.posts, headings, strict=True), start=1
    ):
        context = Context(
            direction=display.direction_of(document, post),
            media=document.media,
            pictures=pictures,
            references=references,
        )
        attributes = openings.attributes(document, metadata, post)
        label = openings.label(post, heading) if numbered else ""
        opening = f'<section id="{name}"{attributes}>{label}{openings.lines(heading)}'
        passages = tuple([_passage(block, context) for block in post.blocks])
        yield _section(position, attributes, parts.get(position, "") + opening, passages)


def divide(post: Section, runs: Iterable[list[Passage]]) -> Iterator[Section]:
    """Yield a section of the post for each run of its passages."""
    opening, continued = post.opening, post.continued
    for run in runs:
        yield _section(post.position, post.attributes, opening, tuple(run), continued=continued)
        opening, continued = f'<section class="continued"{post.attributes}>', True


def note_text(note: Note) -> str:
    """Return the caption and the URL of a note, as markup."""
    caption = notes.caption(note)
    url = href.link(note.url, notes.live_url(note))
    return f"{bdi(caption)}, {url}" if caption else url


def aside(number: int, reference: str, text: str) -> str:
    """Return a note with this text. Its number links back to `reference`, the first in its file.

    A note is in each file that refers to it: reading systems show it as a pop-up only there.
    """
    return (
        f'<aside epub:type="footnote" role="doc-footnote" id="{anchors.note(number)}">'
        f'<p><a role="doc-backlink" href="#{reference}">{number}</a> {text}</p></aside>'
    )


def _section(
    position: int,
    attributes: str,
    opening: str,
    passages: tuple[Passage, ...],
    *,
    continued: bool = False,
) -> Section:
    references: dict[int, str] = {}
    for passage in passages:
        for number, anchor in passage.references.items():
            references.setdefault(number, anchor)
    size = len(f"{opening}\n</section>\n".encode()) + sum(passage.size for passage in passages)
    return Section(
        position=position,
        attributes=attributes,
        opening=opening,
        continued=continued,
        passages=passages,
        size=size,
        references=references,
    )


def _passage(block: Block, context: Context) -> Passage:
    markup = blocks.markup(block, context)
    references = context.references.take_first()
    return Passage(markup=markup, size=len(markup.encode()) + len("\n"), references=references)
