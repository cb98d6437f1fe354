"""Copies of lines that twtext prints twice."""

import pytest

from convert.text.lines import lines_of
from convert.text.repairs import repair
from tests.text.repairs.texts import EMOJI, LONG, repaired, repairs_of


def test_a_copy_directly_after_a_long_line_is_removed():
    assert repaired(f"{LONG}\n\n{LONG}")[1] == [("duplicate", 3)]


def test_the_message_names_the_original():
    (found,) = repair(lines_of(f"1/ x\n\n2/ {LONG}\n{LONG}"), "plain")[1]
    assert (found.text, found.became) == (LONG, "")
    assert found.message == "removed a second copy of line 3"


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\nand more.\n{LONG}",
        f"1/ One.\n\n2/ {LONG}\nand more.\n2/ {LONG}",
        f"1/ One.\n\n2/ {LONG}\nand more.\n{LONG}",
        f"1/ One.\n\n2/ {LONG} and more.\n{LONG}",
        f"1/ One.\n\n2/ {LONG} and more.\n{LONG}…",
        f"1/ One.\n\n2/ So {EMOJI.format('🇫🇯')} it is\n{EMOJI.format('🇫🇯')} it is",
        "1/ One.\n\n2/ A short line.\nAnd another line, no longer.\nA short line.\nAnd another line, no longer.",
    ],
)
def test_on_a_page_of_twtext_every_copy_is_removed(text):
    lines, repairs = repair(lines_of(text), "twtext")
    copies = [repair for repair in repairs if repair.kind == "duplicate"]
    assert copies
    assert {repair.line for repair in copies}.isdisjoint(line.number for line in lines)
    assert copies[-1].line == text.count("\n") + 1


def test_a_shortened_copy_is_called_so():
    (found,) = repair(lines_of(f"{LONG} and more.\n{LONG}"), "twtext")[1]
    assert found.message == "removed a second, shortened copy of line 1"


@pytest.mark.parametrize(
    "text",
    [
        "We are here.\nWe are here.\nWe are here.",
        "We are here.\n\nWe are here.",
        f"{LONG}\n\n{LONG}\n\n{LONG}",
        f"1/ {LONG}\n2/ {LONG}",
        f"1/ {LONG}.\nYes.\n\n2/ No.\n\n3/ {LONG}.",
        f"{LONG}\n\nb\n\nc\n\nd\n\ne\n\n{LONG}",
        "We say it once more, since nobody listened: no. Never.\nWe say it once more, since nobody listened: no.",
    ],
)
@pytest.mark.parametrize("kind", ["plain", "twtext"])
def test_what_the_author_repeats_is_kept(text, kind):
    assert repaired(text, kind)[1] == []


# The limits


@pytest.mark.parametrize(("length", "copies"), [(39, []), (40, [2])])
def test_a_copy_has_at_least_40_characters(length, copies):
    assert repairs_of("duplicate", f"{'x' * length}\n{'x' * length}") == copies


@pytest.mark.parametrize(("between", "copies"), [(3, [5]), (4, [])])
def test_at_most_3_lines_are_between_an_original_and_its_copy(between, copies):
    text = "\n".join([LONG, *"abcd"[:between], LONG])
    assert repairs_of("duplicate", text, "twtext") == copies


@pytest.mark.parametrize(("lines", "copies"), [(6, [7, 8, 9, 10, 11, 12]), (7, [])])
def test_at_most_6_lines_of_a_paragraph_are_copied_as_a_whole(lines, copies):
    # The copy of a longer paragraph is too far away: its first 6 lines are compared, the 7th is between,
    # and none of its lines is long enough to be a copy alone.
    paragraph = [f"{'abcdefg'[number]} short" for number in range(lines)]
    between = [str(number) for number in range(3)] if lines > 6 else []
    text = "\n".join([*paragraph, *between, *paragraph])
    assert repairs_of("duplicate", text, "twtext") == copies


@pytest.mark.parametrize(("times", "copies"), [(2, [2]), (3, [])])
def test_what_is_said_3_times_is_a_refrain(times, copies):
    assert repairs_of("duplicate", "\n".join([LONG] * times), "twtext") == copies
