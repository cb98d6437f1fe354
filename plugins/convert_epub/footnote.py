"""A note as XHTML. It stands in each file that refers to it: only then is it shown as a pop-up."""

from convert import anchors, notes
from convert.tree import Note
from convert_epub import link
from convert_epub.xhtml import escape


def words(note: Note) -> str:
    """What a note says, the same in each chapter."""
    caption = notes.caption(note)
    shown = link.render(note.url, notes.live_url(note))
    return f"<bdi>{escape(caption)}</bdi>, {shown}" if caption else shown


def aside(number: int, reference: str, words: str) -> str:
    """The note. Its number leads back to `reference`, the first in its file."""
    return (
        f'<aside epub:type="footnote" role="doc-footnote" id="{anchors.note(number)}">'
        f'<p><a role="doc-backlink" href="#{reference}">{number}</a> {words}</p></aside>'
    )
