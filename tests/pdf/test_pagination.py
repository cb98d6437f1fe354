"""Lines and notes on pages; lines are only a height and references."""

from weakref import WeakSet

from hypothesis import given, settings
from hypothesis import strategies as st

from convert_pdf.blocks import Block
from convert_pdf.flow import FlowParagraph
from convert_pdf.inline.runs import Line
from convert_pdf.pagination import Frame, Page, paginate

FRAME = Frame(height=100, gap=6)


def line(*notes: int) -> Line:
    return Line((), 0, 0, notes)


def block(*lines: Line, above: float = 0, keeps_next: bool = False) -> Block:
    paragraph = FlowParagraph(
        role="paragraph", spans=(), leading=10, above=above, keeps_next=keeps_next
    )
    return Block(paragraph, lines)


def note(lines: int = 1) -> Block:
    paragraph = FlowParagraph(role="note", spans=(), leading=8)
    return Block(paragraph, tuple(line() for _ in range(lines)))


def shape(pages: list[Page]) -> list[tuple[int, int]]:
    """For each page, how many lines of text and of notes it has."""
    return [(len(page.body), len(page.notes)) for page in pages]


def test_a_page_without_notes_is_filled_with_text():
    pages = list(paginate([block(*[line()] * 25)], {}.get, FRAME))
    assert shape(pages) == [(10, 0), (10, 0), (5, 0)]
    assert pages[0].rule is None
    assert pages[0].body[-1].baseline == 100


def test_a_line_of_the_author_leaves_no_lone_line_at_a_page_break():
    ends = [False, True] * 4 + [False, False, True] + [True] * 5
    lines = [Line((), 0, 0, is_end=is_end) for is_end in ends]
    pages = list(paginate([block(*lines)], {}.get, FRAME))
    assert shape(pages) == [(8, 0), (8, 0)]  # a line more would be the first of three


def test_a_page_may_break_within_a_long_line_of_the_author():
    lines = [Line((), 0, 0, is_end=number in (5, 14)) for number in range(15)]
    assert shape(list(paginate([block(*lines)], {}.get, FRAME))) == [(10, 0), (5, 0)]


def test_a_note_is_at_the_foot_of_the_page_of_its_reference():
    (page,) = paginate([block(line(1), line())], {1: note()}.get, FRAME)
    assert [placed.baseline for placed in page.body] == [10, 20]
    assert [placed.baseline for placed in page.notes] == [100]
    assert page.rule == 90


def test_a_line_whose_note_does_not_fit_goes_to_the_next_page_with_it():
    pages = list(
        paginate([block(line()) for _ in range(9)] + [block(line(1))], {1: note(2)}.get, FRAME)
    )
    assert shape(pages) == [(9, 0), (1, 2)]


def test_a_note_is_set_once_at_its_first_reference():
    blocks = [block(line(1)) for _ in range(15)]
    pages = list(paginate(blocks, {1: note()}.get, FRAME))
    assert shape(pages) == [(8, 1), (7, 0)]


def test_a_note_longer_than_a_page_continues_at_the_foot_of_the_next():
    pages = list(paginate([block(line(1), line())], {1: note(30)}.get, FRAME))
    assert sum(len(page.notes) for page in pages) == 30
    assert [placed.is_first for page in pages for placed in page.notes].count(True) == 1
    assert pages[0].notes[0].is_first


def test_a_page_too_low_for_its_notes_has_at_least_a_line_of_them():
    pages = list(paginate([block(line(1))], {1: note(3)}.get, Frame(height=12, gap=6)))
    assert shape(pages) == [(1, 1), (0, 1), (0, 1)]


def test_kept_together_leaves_no_line_of_a_paragraph_alone_on_a_page():
    orphan = list(paginate([block(*[line()] * 9), block(*[line()] * 4)], {}.get, FRAME))
    assert shape(orphan) == [(9, 0), (4, 0)]
    widow = list(paginate([block(*[line()] * 11)], {}.get, FRAME))
    assert shape(widow) == [(9, 0), (2, 0)]


def test_a_heading_goes_to_the_page_of_its_paragraph():
    blocks = [block(*[line()] * 8), block(line(), keeps_next=True), block(*[line()] * 3)]
    assert shape(list(paginate(blocks, {}.get, FRAME))) == [(8, 0), (4, 0)]


def test_what_is_kept_together_fills_a_page_if_it_is_longer_than_one():
    blocks = [block(line()), *(block(line(), keeps_next=True) for _ in range(24)), block(line())]
    assert shape(list(paginate(blocks, {}.get, FRAME))) == [(1, 0), (10, 0), (10, 0), (5, 0)]


def test_notes_of_lines_that_are_taken_back_go_with_them():
    blocks = [block(*[line()] * 7), block(line(1), line(), line())]
    assert shape(list(paginate(blocks, {1: note()}.get, FRAME))) == [(7, 0), (3, 1)]


def test_the_space_above_a_paragraph_is_dropped_at_the_head_of_a_page():
    pages = list(paginate([block(*[line()] * 10), block(line(), above=7)], {}.get, FRAME))
    assert pages[1].body[0].baseline == 10


def test_rule_gap_share_puts_the_rule_two_thirds_below_the_text():
    (page,) = paginate([block(line(1))], {1: note()}.get, Frame(height=100, gap=9))
    assert page.rule == 100 - 8 - 3


def test_continued_notes_share_leaves_a_part_of_the_page_to_the_text():
    blocks = [block(line(1))] + [block(line()) for _ in range(20)]
    pages = list(paginate(blocks, {1: note(40)}.get, FRAME))
    # 94 points are left by the gap; 0.7 of them hold 8 lines of 8 points, and 2 lines of text fit.
    assert shape(pages)[:3] == [(1, 10), (0, 8), (0, 8)]


def test_continued_notes_fill_the_page_when_no_text_is_left():
    pages = list(paginate([block(line(1))], {1: note(40)}.get, FRAME))
    assert shape(pages) == [(1, 10), (0, 11), (0, 11), (0, 8)]


def test_rounding_errors_do_not_push_the_last_line_off_the_page():
    paragraph = FlowParagraph(role="paragraph", spans=(), leading=0.1)
    assert 0.1 + 0.1 + 0.1 > 0.3
    frame = Frame(height=0.3, gap=0)
    assert shape(list(paginate([Block(paragraph, (line(),) * 3)], {}, frame))) == [(3, 0)]


def test_split_notes_share_lets_long_notes_begin_on_the_page_of_their_line():
    before = [block(line()) for _ in range(4)]
    # 44 points are left for 56 points of notes, more than half of the page.
    assert shape(list(paginate([*before, block(line(1))], {1: note(7)}.get, FRAME))) == [(5, 5), (0, 2)]


def test_split_notes_share_keeps_shorter_notes_whole():
    before = [block(line()) for _ in range(5)]
    # 34 points are left for 48 points of notes, less than half of the page.
    assert shape(list(paginate([*before, block(line(1))], {1: note(6)}.get, FRAME))) == [(5, 0), (1, 6)]


def test_split_notes_need_room_for_the_beginning_of_each():
    before = [block(line()) for _ in range(7)]
    # 14 points are left, but the first lines of two notes take 16.
    notes = {1: note(4), 2: note(4)}
    assert shape(list(paginate([*before, block(line(1, 2))], notes.get, FRAME))) == [(7, 0), (1, 8)]


def test_blocks_and_notes_are_taken_when_their_page_is_filled_and_once_only():
    taken: list[object] = []

    def source():
        for number in range(100):
            taken.append(number)
            yield block(line(number), line())

    def take_note(number: int) -> Block:
        taken.append(f"note {number}")
        return note(3)

    pages = paginate(source(), take_note, FRAME)
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

    for page in paginate(source(), {}.get, FRAME):
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
def test_every_line_is_set_once_every_note_begins_with_its_first_reference_and_nothing_overlaps(
    blocks: list[Block], lengths: list[int]
):
    notes = {number: note(length) for number, length in enumerate(lengths, start=1)}
    pages = list(paginate(blocks, notes.get, FRAME))
    assert [placed.line for page in pages for placed in page.body] == [
        line for block in blocks for line in block.lines
    ]
    referred = {number for block in blocks for line in block.lines for number in line.notes}
    assert sum(len(page.notes) for page in pages) == sum(
        len(notes[number].lines) for number in referred
    )
    numbers = {block: number for number, block in notes.items()}
    met: set[int] = set()
    for page in pages:
        new = {number for placed in page.body for number in placed.line.notes} - met
        met |= new
        begun = [numbers[placed.block] for placed in page.notes if placed.is_first]
        assert set(begun) == new
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
