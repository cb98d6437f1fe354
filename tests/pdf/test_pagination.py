"""Lines and notes on pages; lines are only a height and references."""

from weakref import WeakSet

from hypothesis import given, settings
from hypothesis import strategies as st

from convert_pdf.blocks import Block
from convert_pdf.flow import FlowParagraph
from convert_pdf.inline.runs import Line
from convert_pdf.pages import Frame
from convert_pdf.pagination import paginate
from tests.pdf.paging import FRAME, block, line, note, paged, repeat, shape


def test_a_page_without_notes_is_filled_with_text():
    pages = paged([block(*[line()] * 25)])
    assert shape(pages) == [(10, 0), (10, 0), (5, 0)]
    assert pages[0].rule is None
    assert pages[0].body[-1].baseline == 100


def test_a_line_of_the_author_leaves_no_lone_line_at_a_page_break():
    ends = [False, True] * 4 + [False, False, True] + [True] * 5
    lines = [Line((), 0, 0, is_end=is_end) for is_end in ends]
    pages = paged([block(*lines)])
    assert shape(pages) == [(8, 0), (8, 0)]  # a line more would be the first of three


def test_a_page_may_break_within_a_long_line_of_the_author():
    lines = [Line((), 0, 0, is_end=number in (5, 14)) for number in range(15)]
    assert shape(paged([block(*lines)])) == [(10, 0), (5, 0)]


def test_kept_together_leaves_no_line_of_a_paragraph_alone_on_a_page():
    orphan = paged([block(*[line()] * 9), block(*[line()] * 4)])
    assert shape(orphan) == [(9, 0), (4, 0)]
    widow = paged([block(*[line()] * 11)])
    assert shape(widow) == [(9, 0), (2, 0)]


def test_a_heading_goes_to_the_page_of_its_paragraph():
    blocks = [block(*[line()] * 8), block(line(), keeps_next=True), block(*[line()] * 3)]
    assert shape(paged(blocks)) == [(8, 0), (4, 0)]


def test_what_is_kept_together_fills_a_page_if_it_is_longer_than_one():
    blocks = [block(line()), *(block(line(), keeps_next=True) for _ in range(24)), block(line())]
    assert shape(paged(blocks)) == [(1, 0), (10, 0), (10, 0), (5, 0)]


def test_the_space_above_a_paragraph_is_dropped_at_the_head_of_a_page():
    pages = paged([block(*[line()] * 10), block(line(), above=7)])
    assert pages[1].body[0].baseline == 10


def test_rounding_errors_do_not_push_the_last_line_off_the_page():
    paragraph = FlowParagraph(role="paragraph", spans=(), leading=0.1)
    assert 0.1 + 0.1 + 0.1 > 0.3
    frame = Frame(height=0.3, gap=0)
    assert shape(paged([Block(paragraph, (line(),) * 3)], {}, frame)) == [(3, 0)]


def test_blocks_and_notes_are_taken_when_their_page_is_filled_and_once_only():
    taken: list[object] = []

    def source():
        for number in range(100):
            taken.append(number)
            yield block(line(number), line())

    def take_note(number: int) -> Block:
        taken.append(f"note {number}")
        return note(3)

    pages = paginate(source(), take_note, repeat, FRAME)
    next(pages)
    assert len(taken) < 12
    assert sum(len(page.body) for page in pages) == 200 - 4
    assert len(taken) == len(set(taken)) == 200


def test_blocks_are_not_kept_when_their_page_is_done():
    alive: WeakSet[Line] = WeakSet()

    class WeakLine(Line):
        """A line that can be observed."""

        __hash__ = object.__hash__

    def source():
        for _ in range(100):
            alive.add(own := WeakLine((), 0, 0))
            yield block(own)

    for page in paginate(source(), {}.get, repeat, FRAME):
        del page
        assert len(alive) < 25


blocks = st.lists(
    st.builds(
        lambda lines, above, keeps: block(*lines, above=above, keeps_next=keeps),
        st.lists(
            st.lists(st.integers(1, 12), max_size=3).map(lambda notes: line(*notes)),
            min_size=1,
            max_size=14,
        ),
        st.sampled_from([0.0, 5.0, 40.0]),
        st.booleans(),
    ),
    max_size=12,
)


@given(blocks, st.lists(st.integers(1, 25), min_size=12, max_size=12))
@settings(deadline=None)
def test_every_line_is_set_once_every_page_has_the_notes_it_refers_to_and_nothing_overlaps(
    blocks: list[Block], lengths: list[int]
):
    notes = {number: note(length) for number, length in enumerate(lengths, start=1)}
    pages = paged(blocks, notes)
    assert [placed.line for page in pages for placed in page.body] == [
        line for block in blocks for line in block.lines
    ]
    referred = {number for block in blocks for line in block.lines for number in line.notes}
    repeated = sum(len(page.repeated) for page in pages)
    assert sum(len(page.notes) for page in pages) - repeated == sum(
        len(notes[number].lines) for number in referred
    )
    numbers = {block: number for number, block in notes.items()}
    met: set[int] = set()
    for page_number, page in enumerate(pages, start=1):
        on_page = {number for placed in page.body for number in placed.line.notes}
        begun = {numbers.get(placed.block) for placed in page.notes if placed.is_first} - {None}
        assert begun == on_page - met
        assert page.repeated == {
            number: f"note-{number}-page-{page_number}" for number in on_page & met
        }
        met |= on_page
        baselines = [placed.baseline for placed in page.body]
        assert baselines == sorted(baselines)
        last = baselines[-1] if baselines else 0
        if page.notes:
            assert (
                page.notes[0].baseline - page.notes[0].block.paragraph.leading
                >= min(last, FRAME.height)
                or len(page.body) == 1
            )
            assert page.notes[-1].baseline <= FRAME.height + 1e-6 or len(page.body) <= 1
