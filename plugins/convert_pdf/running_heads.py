"""Set what is on every page besides its text: the running head and the page number.

The head has the author, a short title, and the posts that are on the page. The first page has none,
since it has the title itself. On two-sided pages, posts and page numbers are at the outer edge.
"""

from collections.abc import Iterable, Iterator

from convert.display import SEPARATOR
from convert.metadata import Metadata, shorten
from convert.tree import Document
from convert_pdf.blocks import BlockLayout
from convert_pdf.inline.runs import Line, Span, Style
from convert_pdf.pages import Page
from convert_pdf.post_spans import PostSpans
from convert_pdf.sanitize import one_line

# The most columns of the author and of the title: more than any head has room for.
_LONGEST = 160
# The least distance between the title and the posts, in em.
_GAP = 2.0
# The part of the room that a shortened title has at least; else the author is left out.
_TITLE_SHARE = 0.5


class RunningHeads:
    """The heads of pages that follow one another."""

    def __init__(
        self,
        document: Document,
        metadata: Metadata,
        layout: BlockLayout,
        style: Style,
        *,
        numbered: bool,
    ) -> None:
        """Prepare for a document. `numbered` shows the labels of its posts."""
        self._layout = layout
        self._style = style
        self._posts = PostSpans(document, numbered=numbered)
        name, handle = one_line(document.author.name or ""), one_line(document.author.handle or "")
        author = name or (f"@{handle}" if handle else "")
        self._title = self._fitting(shorten(author, _LONGEST), metadata)

    def of(self, page: Page) -> tuple[Line, Line]:
        """Return the title and the posts for the next page."""
        return self._title, self._line(self._posts.of(page))

    def _fitting(self, author: str, metadata: Metadata) -> Line:
        """Return author and title, which is cut to the room that the posts leave."""
        widest = self._line(self._posts.longest).width
        room = self._layout.paper.measure - widest - _GAP * self._style.size
        columns = _LONGEST
        line = self._line(author, one_line(metadata.title_within(columns)))
        if line.width > room and self._line(author).width > (1 - _TITLE_SHARE) * room:
            author = ""
            line = self._line(one_line(metadata.title_within(columns)))
        while columns > 1 and line.width > room:
            columns = max(1, min(columns - 1, int(columns * room / line.width)))
            line = self._line(author, one_line(metadata.title_within(columns)))
        return line if line.width <= room else self._line()

    def _line(self, *texts: str) -> Line:
        spans: list[Span] = []
        for text in filter(None, texts):
            separator = [Span(SEPARATOR, self._style)] if spans else []
            spans += [*separator, Span(text, self._style, role="isolate")]
        return self._layout.line(spans)


def with_edges(
    pages: Iterable[Page],
    layout: BlockLayout,
    style: Style,
    heads: RunningHeads | None,
    *,
    is_two_sided: bool,
) -> Iterator[Page]:
    """Yield pages with their numbers and, from the second on, with heads."""
    for number, page in enumerate(pages, start=1):
        is_even = is_two_sided and number % 2 == 0
        title, posts = heads.of(page) if heads else (None, None)
        if title and posts and number > 1:
            start, end = (posts, title) if is_even else (title, posts)
            page.head = layout.at_start(start), layout.at_end(end)
        folio = layout.line([Span(str(number), style)])
        if not is_two_sided:
            page.foot = layout.centered(folio)
        else:
            page.foot = layout.at_start(folio) if is_even else layout.at_end(folio)
        yield page
