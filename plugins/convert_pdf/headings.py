"""Make the headings of what this program adds after the posts: notes, and the colophon."""

from convert_pdf.flow import FlowParagraph, Group
from convert_pdf.inline.runs import Span
from convert_pdf.pieces import ENGLISH
from convert_pdf.styles import Styles


def own_heading(
    text: str, anchor: str, styles: Styles, *, groups: tuple[Group, ...] = ()
) -> FlowParagraph:
    """Return a heading in English, which is kept with what follows it."""
    return FlowParagraph(
        role="heading",
        spans=(Span(text, styles.heading),),
        leading=styles.leading,
        above=2 * styles.leading,
        groups=groups,
        language=ENGLISH,
        anchor=anchor,
        keeps_next=True,
    )
