"""Notes at the foot of pages: whole, repeated on later pages, or running on to the next."""

from weakref import WeakSet

import pytest

from convert_pdf.blocks import Block
from convert_pdf.flow import FlowParagraph
from convert_pdf.footnotes import NotePart, Repeat
from convert_pdf.inline.runs import GlyphRun, Line, Span, Style
from convert_pdf.pages import Frame
from convert_pdf.pagination import paginate
from tests.pdf.paging import FRAME, block, foot, line, note, paged, repeat, shape


def test_a_note_is_at_the_foot_of_the_page_of_its_reference():
    (page,) = paged([block(line(1), line())], {1: note()})
    assert [placed.baseline for placed in page.body] == [10, 20]
    assert [placed.baseline for placed in page.notes] == [100]
    assert page.rule == 90


def test_a_line_whose_note_does_not_fit_goes_to_the_next_page_with_it():
    pages = paged([block(line()) for _ in range(9)] + [block(line(1))], {1: note(2)})
    assert shape(pages) == [(9, 0), (1, 2)]


def test_a_note_is_on_every_page_that_refers_to_it_once():
    pages = paged([block(line(1)) for _ in range(20)], {1: note()})
    assert shape(pages) == [(8, 1), (8, 1), (4, 1)]
    assert [foot(page) for page in pages] == [["note of 1"], ["note-1-page-2"], ["note-1-page-3"]]
    assert pages[1].repeated == {1: "note-1-page-2"}


def test_a_page_that_does_not_refer_to_a_note_does_not_have_it():
    lines = [block(line(1)), *[block(line())] * 18, block(line(1))]
    assert [foot(page) for page in paged(lines, {1: note()})] == [["note of 1"], [], ["note-1-page-3"]]


def test_a_repeated_note_knows_its_page_its_first_page_its_length_and_its_reference():
    asked: list[Repeat] = []

    def remember(repeated: Repeat) -> object:
        asked.append(repeated)
        return repeat(repeated)

    reference = Span("1", Style(6), "reference", anchor="ref-1-2", note=1)
    run = GlyphRun(text="1", span=reference, face=None, glyphs=(), rtl=False, width=1)
    blocks = [block(line(1)), *[block(line())] * 9, block(Line((run,), 1, 0, (1,)))]
    list(paginate(blocks, {1: note(3)}.get, remember, FRAME))
    assert set(asked) == {Repeat(1, page=2, whole_page=1, whole_lines=3, reference="ref-1-2")}


def test_a_repeated_note_goes_with_a_line_that_is_taken_back():
    # The line after the tenth would leave one line of its block on page 2.
    blocks = [block(line(1)), *[block(line())] * 6, block(line(1, 2), line(), line()), block(line(1))]
    pages = paged(blocks, {1: note(), 2: note()})
    assert [foot(page) for page in pages] == [["note of 1"], ["note-1-page-2", "note of 1"]]


def test_notes_that_are_not_at_the_foot_are_not_repeated():
    assert shape(paged([block(line(1))] * 20)) == [(10, 0), (10, 0)]


def test_notes_are_in_the_order_of_their_numbers_those_that_run_on_last():
    lines = [block(line(1), line(2)), *[block(line())] * 8]
    pages = paged([*lines, block(line(2, 3, 1))], {1: note(), 2: note(), 3: note(2)})
    assert foot(pages[1]) == ["note-1-page-2", "note-2-page-2", "note of 2"]
    pages = paged([block(line(2, 1)), block(line())], {1: note(20), 2: note()})
    assert foot(pages[0]) == ["note of 1", "note of 20"]


def test_a_note_longer_than_a_page_continues_at_the_foot_of_the_next():
    pages = paged([block(line(1), line())], {1: note(30)})
    assert sum(len(page.notes) for page in pages) == 30
    assert [placed.is_first for page in pages for placed in page.notes].count(True) == 1
    assert pages[0].notes[0].is_first
    assert [page.continues_note for page in pages] == [False, True, True]


def test_a_page_too_low_for_its_notes_has_at_least_a_line_of_them():
    pages = paged([block(line(1))], {1: note(3)}, Frame(height=12, gap=6))
    assert shape(pages) == [(1, 1), (0, 1), (0, 1)]


def test_notes_of_lines_that_are_taken_back_go_with_them():
    blocks = [block(*[line()] * 7), block(line(1), line(), line())]
    assert shape(paged(blocks, {1: note()})) == [(7, 0), (3, 1)]


def test_rule_gap_share_puts_the_rule_two_thirds_below_the_text():
    (page,) = paged([block(line(1))], {1: note()}, Frame(height=100, gap=9))
    assert page.rule == 100 - 8 - 3


def test_continued_notes_share_leaves_a_part_of_the_page_to_the_text():
    blocks = [block(line(1))] + [block(line()) for _ in range(20)]
    # 94 points are left by the gap; 0.7 of them hold 8 lines of 8 points, and 3 lines of text fit.
    assert shape(paged(blocks, {1: note(40)}))[:3] == [(1, 10), (3, 8), (3, 8)]


def test_lines_with_notes_wait_for_the_end_of_a_continued_note():
    blocks = [block(line(1)), block(line()), block(line(2)), block(line())]
    pages = paged(blocks, {1: note(22), 2: note()})
    assert shape(pages) == [(1, 10), (1, 8), (2, 5)]
    assert foot(pages[2]) == ["note of 1"]


def test_continued_notes_fill_the_page_when_no_text_is_left():
    pages = paged([block(line(1))], {1: note(40)})
    assert shape(pages) == [(1, 10), (0, 11), (0, 11), (0, 8)]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (
            5,
            [(6, 1), (2, 5)],
        ),  # 26 points are left, which would be enough for the line and two of its note
        (4, [(6, 4), (1, 2)]),  # 36 points are more than three lines
    ],
)
def test_largest_hole_lets_notes_run_on_rather_than_leave_lines_empty(
    before: int, expected: list[tuple[int, int]]
):
    lines = [block(line(1)), *[block(line())] * before]
    assert shape(paged([*lines, block(line(2)), block(line())], {1: note(), 2: note(5)})) == expected


@pytest.mark.parametrize(("lines", "least"), [(1, 1), (3, 3), (4, 2), (9, 2)])
def test_a_note_of_three_lines_is_not_divided(lines: int, least: int):
    assert NotePart(note(lines), 0, lines).least_height == 8 * least


def test_a_note_does_not_run_on_to_a_page_without_text():
    blocks = [*[block(line())] * 6, block(line(1))]
    assert shape(paged(blocks, {1: note(6)})) == [(6, 0), (1, 6)]


def test_a_page_whose_note_runs_on_ends_where_a_page_may_end():
    before = [block(line())] * 4
    three = block(line(1), line(), line())
    # 54 points are left for three lines, with two of the note.
    assert shape(paged([*before, three, block(line())], {1: note(9)})) == [(7, 3), (1, 6)]
    heading = block(line(1), keeps_next=True)
    # 24 points are left beside the heading and a line below it, for the beginning of its note.
    pages = paged([*[block(line())] * 5, heading, block(line()), block(line())], {1: note(9)})
    assert shape(pages) == [(7, 3), (1, 6)]


def test_notes_that_run_on_need_room_for_the_beginning_of_each():
    before = [block(line()) for _ in range(5)]
    # 34 points are left; the first two lines of two notes take 32.
    notes = {1: note(4), 2: note(4)}
    assert shape(paged([*before, block(line(1, 2)), block(line())], notes)) == [(6, 4), (1, 4)]
    notes[3] = note(4)
    assert shape(paged([*before, block(line(1, 2, 3)), block(line())], notes))[0] == (5, 0)


@pytest.mark.parametrize(
    ("lines", "room", "expected"),
    [(9, 100, 9), (9, 64, 7), (9, 71, 7), (9, 40, 5), (9, 16, 2), (9, 15, 1), (9, 0, 1), (3, 16, 2)],
)
def test_both_parts_of_a_note_have_two_lines_or_more(lines: int, room: float, expected: int):
    here, later = NotePart(note(lines), 0, lines).split(room)
    assert (here.begin, here.end, later.begin, later.end) == (0, expected, expected, lines)


def test_repeated_notes_are_not_kept_when_their_page_is_done_and_each_is_set_few_times():
    alive: WeakSet[Line] = WeakSet()
    count = 0

    class WeakLine(Line):
        """A line that can be observed."""

        __hash__ = object.__hash__

    def remember(repeated: Repeat) -> Block:
        nonlocal count
        count += 1
        alive.add(own := WeakLine((), 0, 0))
        return Block(FlowParagraph(role="note", spans=(), leading=8), (own,))

    blocks = (block(line(1, 2, 3)) for _ in range(1500))
    notes = {number: note() for number in (1, 2, 3)}
    pages = 0
    for page in paginate(blocks, notes.get, remember, FRAME):
        del page
        pages += 1
        assert len(alive) < 12
    assert pages > 200
    assert count < 4 * 3 * pages
