"""Tests for the selection of the label sequence."""

from convert.text.split.label_sequence import best_sequence
from convert.text.split.label_shapes import CERTAIN, FAINT, LIKELY, WEAK
from convert.text.split.labels import Candidate
from tests.text.split.helpers import numbers, posts


def label(
    number: int,
    weight: int = CERTAIN,
    style: str = "#/",
    *,
    total: int | None = None,
    next_to_blank_line: bool = False,
) -> Candidate:
    return Candidate(
        line_index=0,
        start=0,
        end=2,
        tenths=10 * number,
        total=total,
        style=style,
        weight=weight,
        place="leading",
        next_to_blank_line=next_to_blank_line,
    )


def selected(*labels: Candidate) -> list[int]:
    """Return the indexes of the selected labels, each of which is on a line of its own."""
    lines = [label._replace(line_index=index) for index, label in enumerate(labels)]
    return [candidate.line_index for candidate in best_sequence(lines)]


def test_no_candidates_make_an_empty_sequence() -> None:
    assert selected() == []


def test_two_candidates_of_one_line_are_not_both_labels() -> None:
    assert len(best_sequence([label(1), label(2)])) == 1


def test_one_missing_number_costs_less_than_a_weak_label_and_two_cost_as_much() -> None:
    assert selected(label(1, WEAK), label(2, WEAK), label(4, WEAK)) == [0, 1, 2]
    assert selected(label(1, WEAK), label(2, WEAK), label(5, WEAK)) == [0, 1]


def test_the_widest_gap_costs_less_than_a_certain_label_and_more_than_a_likely_one() -> None:
    assert selected(label(1), label(2), label(1000)) == [0, 1, 2]
    assert selected(label(1), label(2), label(1000, LIKELY)) == [0, 1]


def test_a_change_of_style_costs_less_than_a_weak_label_is_worth() -> None:
    assert selected(label(1), label(2, WEAK, "#."), label(3)) == [0, 1, 2]
    faint = label(2, FAINT, "#", next_to_blank_line=True)
    assert selected(label(1), faint, label(3)) == [0, 2]


def test_a_repeated_number_costs_less_than_a_likely_label_is_worth() -> None:
    assert selected(label(1, LIKELY), label(2, LIKELY), label(2, LIKELY)) == [0, 1, 2]
    assert len(selected(label(1, WEAK), label(2, WEAK), label(2, WEAK))) == 2
    assert len(selected(label(1), label(2), label(2), label(2), label(3))) == 4


def test_a_likely_label_is_worth_three_missing_numbers_but_not_four() -> None:
    assert selected(label(1), label(2), label(6, LIKELY)) == [0, 1, 2]
    assert selected(label(1), label(2), label(7, LIKELY)) == [0, 1]


def test_a_long_list_is_skipped_for_steps_of_up_to_four_numbers() -> None:
    thread = [label(1), label(2), label(3)]
    items = [label(number, WEAK, "#.") for number in range(1, 12)]
    assert selected(*thread, *items, label(7), label(8)) == [0, 1, 2, 14, 15]
    assert 0 not in selected(*thread, *items, label(8), label(9))


def test_of_two_equal_labels_the_one_next_to_a_blank_line_is_selected() -> None:
    after_blank = label(2, WEAK, next_to_blank_line=True)
    assert selected(label(1, WEAK), label(2, WEAK), after_blank, label(3, WEAK)) == [0, 2, 3]


def test_a_single_fraction_at_the_start_is_removed_if_its_total_is_up_to_four() -> None:
    assert selected(label(1, LIKELY, "#/4", total=4), label(2), label(3)) == [1, 2]
    assert selected(label(1, LIKELY, "#/5", total=5), label(2), label(3)) == [0, 1, 2]


def test_a_weaker_label_of_another_style_at_the_end_is_removed() -> None:
    assert selected(label(1), label(2), label(3, WEAK, "#.")) == [0, 1]
    assert selected(label(1), label(2), label(3, LIKELY, "#/3", total=3)) == [0, 1, 2]


def test_an_author_can_change_the_style_on_the_way() -> None:
    text = "1/ One\n2/ Two\n3. Three\n4) Four\n(5) Five\n6/8 Six\n7/8 Seven\n8/8 Eight"
    assert [post[2] for post in posts(text)] == ["1/", "2/", "3.", "4)", "(5)", "6/8", "7/8", "8/8"]


def test_the_style_of_trailing_labels_can_change() -> None:
    text = "It began with.../1\nand went on with.../2\nthe end of…3\nthe road…4"
    assert [post[2] for post in posts(text)] == ["/1", "/2", "3", "4"]


def test_one_label_can_be_trailing_and_the_others_leading() -> None:
    assert posts("Any #projects? #thread 1/3\n2/3 Two\n3/3 Three") == [
        ("1", 3, "1/3", "Any #projects? #thread"),
        ("2", 3, "2/3", "Two"),
        ("3", 3, "3/3", "Three"),
    ]


def test_amounts_and_dates_in_a_row_are_no_thread() -> None:
    assert numbers("1/2 cup of sugar\n2/3 cup of flour\n3/4 spoon of salt") == [None]
    assert numbers("10/30 we left\n10/31 we slept\n11/1 we arrived") == [None]


def test_a_list_inside_a_post_is_text() -> None:
    items = "1. a\n2. b\n3. c\n4. d\n5. e\n6. f"
    assert numbers(f"1/ Many things:\n{items}\n2/ And so on.") == ["1", "2"]
    assert numbers(f"1/ So.\n2/ Many things:\n{items}") == ["1", "2"]
    assert numbers(f"Many things:\n\n{items}\n\nThat is all.") == [None]
    assert numbers("Three things.\n\n1. a\n\n2. b\n\n3. c\n\nThat is all.") == [None]


def test_a_list_in_the_style_of_the_thread_is_text() -> None:
    text = "1. One.\n\n2. Rules:\n1. a\n2. b\n3. c\n\n3. Three.\n\n4. Four."
    assert posts(text)[1:3] == [
        ("2", None, "2.", "Rules: 1. a 2. b 3. c"),
        ("3", None, "3.", "Three."),
    ]


def test_a_list_in_the_last_post_does_not_count_on_beyond_the_total() -> None:
    text = "1/3 Words\n\n2/3 Words\n\n3/3 Words:\n4. Words\n5. Words\n6. Words"
    assert numbers(text) == ["1", "2", "3"]
    assert numbers(text.replace("/3", "/n")) == ["1", "2", "3", "4", "5", "6"]
