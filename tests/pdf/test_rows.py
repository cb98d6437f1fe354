"""Rows of pictures on pages: kept whole, in order, with the first lines of their captions."""

from hypothesis import given, settings
from hypothesis import strategies as st

from convert_pdf.arrangement import Place
from convert_pdf.blocks import Block
from convert_pdf.flow import FlowParagraph, FlowPicture, FlowRow
from convert_pdf.inline.runs import Line
from convert_pdf.page_breaks import BodyBlock
from convert_pdf.pages import Frame, Page
from convert_pdf.pagination import paginate
from convert_pdf.pdf.images import Raster
from convert_pdf.rows import CaptionedPicture, PictureRow

FRAME = Frame(height=100, gap=6)
RASTER = Raster(digest="", content=b"", width=1, height=1)


def line(*notes: int) -> Line:
    return Line((), 0, 0, notes)


def block(*lines: Line, keeps_next: bool = False) -> Block:
    paragraph = FlowParagraph(role="paragraph", spans=(), leading=10, keeps_next=keeps_next)
    return Block(paragraph, lines)


def note(lines: int = 1) -> Block:
    return Block(FlowParagraph(role="note", spans=(), leading=8), tuple([line()] * lines))


def row(
    *heights: float, captions: tuple[tuple[Line, ...], ...] = ((),), keeps_next: bool = False
) -> PictureRow:
    """Return a row of pictures, with the lines of their captions; a line is 5 points high."""
    pictures = tuple(
        CaptionedPicture(
            picture=FlowPicture(
                raster=RASTER,
                place=Place(0, 50, 50, height),
                description="",
            ),
            left=0,
            caption=caption,
        )
        for height, caption in zip(heights, captions, strict=True)
    )
    flow = FlowRow(pictures=tuple(each.picture for each in pictures), leading=5, keeps_next=keeps_next)
    return PictureRow(flow=flow, pictures=pictures)


def pages(*blocks: BodyBlock, **notes: Block) -> list[Page]:
    numbered = {int(name.removeprefix("n")): each for name, each in notes.items()}
    return list(paginate(blocks, numbered.get, lambda _: note(), FRAME))


def shape(found: list[Page]) -> list[tuple[int, int]]:
    """For each page, how many parts of the text and of notes it has."""
    return [(len(page.body), len(page.notes)) for page in found]


def test_a_row_is_as_high_as_its_highest_picture() -> None:
    [page] = pages(row(30, 40, captions=((), ())), block(line()))
    assert [placed.baseline for placed in page.body] == [40, 50]


def test_captions_side_by_side_share_their_lines() -> None:
    short, long = (line(1),), (line(2), line(3))
    strips = row(30, 30, captions=(short, long)).lines
    assert [strip.notes for strip in strips] == [(), (1, 2), (3,)]
    assert [strip.height for strip in strips] == [30, 5.75, 5]


def test_pictures_that_do_not_fit_the_rest_of_a_page_are_on_the_next() -> None:
    found = pages(block(*[line()] * 5), row(51), block(line()))
    assert shape(found) == [(5, 0), (2, 0)]
    assert found[1].body[0].baseline == 51


def test_what_follows_pictures_is_never_before_them() -> None:
    found = pages(block(*[line()] * 5), row(90), block(line()), block(line()))
    assert shape(found) == [(5, 0), (2, 0), (1, 0)]


def test_pictures_are_kept_with_the_first_lines_of_their_captions() -> None:
    lines = tuple([line()] * 10)
    # 10 points are left for the caption: one line and a half.
    assert shape(pages(block(*[line()] * 4), row(50, captions=(lines,)))) == [(4, 0), (9, 0), (2, 0)]
    # 20 points are left: three lines.
    assert shape(pages(block(*[line()] * 3), row(50, captions=(lines,)))) == [(7, 0), (7, 0)]


def test_a_caption_longer_than_a_page_continues() -> None:
    lines = tuple([line()] * 50)
    assert shape(pages(row(80, captions=(lines,)))) == [(4, 0), (20, 0), (20, 0), (7, 0)]


def test_a_row_keeps_what_follows_it_on_its_page() -> None:
    found = pages(block(*[line()] * 5), row(45, keeps_next=True), block(line()))
    assert shape(found) == [(5, 0), (2, 0)]


def test_what_must_be_with_pictures_goes_to_their_page() -> None:
    found = pages(block(*[line()] * 4), block(line(), keeps_next=True), row(55))
    assert shape(found) == [(4, 0), (2, 0)]


def test_the_note_of_a_caption_is_on_the_page_of_the_pictures() -> None:
    found = pages(block(*[line()] * 3), row(55, captions=((line(1),),)), n1=note())
    assert shape(found) == [(3, 0), (2, 1)]


def test_pictures_are_not_drawn_over_the_notes_of_the_page_before() -> None:
    found = pages(block(line(1)), row(80), block(line()), n1=note(22))
    assert shape(found) == [(1, 10), (0, 8), (0, 4), (2, 0)]


lines = st.lists(st.integers(1, 12), max_size=2).map(lambda notes: line(*notes))
texts = st.builds(
    lambda lines, keeps: block(*lines, keeps_next=keeps),
    st.lists(lines, min_size=1, max_size=12),
    st.booleans(),
)
rows = st.builds(
    lambda height, caption, keeps: row(height, captions=(tuple(caption),), keeps_next=keeps),
    st.floats(0.5, 80),
    st.lists(lines, max_size=30),
    st.booleans(),
)


@given(
    st.lists(st.one_of(texts, rows), max_size=12),
    st.lists(st.integers(1, 25), min_size=12, max_size=12),
)
@settings(deadline=None)
def test_every_part_is_set_once_in_order_and_every_note_begins_with_its_first_reference(
    blocks: list[BodyBlock], lengths: list[int]
) -> None:
    notes = {number: note(length) for number, length in enumerate(lengths, start=1)}
    found = list(paginate(blocks, notes.get, lambda _: note(), FRAME))
    placed = [(part.block, part.line_index) for page in found for part in page.body]
    assert placed == [(each, index) for each in blocks for index in range(len(each.lines))]
    numbers = {each: number for number, each in notes.items()}
    met: set[int] = set()
    for page in found:
        on_page = {number for part in page.body for number in part.line.notes}
        begun = {numbers[each.block] for each in page.notes if each.is_first and each.block in numbers}
        assert begun == on_page - met
        assert page.repeated.keys() == on_page & met
        met |= on_page
        baselines = [part.baseline for part in page.body]
        assert baselines == sorted(baselines)
        if page.body and page.notes and not page.body[0].notes:
            top = page.notes[0].baseline - page.notes[0].block.height(0)
            assert top >= baselines[-1] - 1e-6 or len(page.body) == 1
