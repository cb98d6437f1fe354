"""Lines that a mail program wrapped."""

import pytest

from tests.text.repairs.texts import repaired, repairs_of

MAIL = """\
1/ Since a few of you asked how we moved a bakery of 1891 across the
street without putting out the oven: here it is, with apologies to my
knees, which did the most of it.

2/ The oven weighs 31 tonnes and doesn't like to get cold. When it cools
down it cracks, and the last man who could mend it died in 1990. So the
fire had to stay in. It's been burning, with one break in 1945, for
4 generations.

- not a mark on the wall, and not a stone out of its place in the floor
- not a loaf lost
"""


def test_wrapped_text_is_joined_reported_once_and_has_no_gap():
    lines, repairs = repaired(MAIL)
    assert repairs == [("wrap", 2)]
    assert [number for number, (_, line_break) in enumerate(lines, 1) if line_break == "space"] == [
        2,
        3,
        6,
        7,
        8,
    ]
    assert {line_break for _, line_break in lines} == {"space", "break"}


@pytest.mark.parametrize(
    "text",
    [
        "The sun had set before they came, as low as it could be\n" * 3
        + "The moon had risen in the sky, and shone upon the sea\nAnd all the ships came home at last, and so, at last, did we",
        "\n".join(
            ["今日は港がとても静かで、誰もいない桟橋に猫が一匹だけ座っています、そして海を見ている"] * 6
        ),
        "Short.\nLines.\nAre.\nNot.\nWrapped.\nAt all.",
        f"{'word ' * 40}\n{'word ' * 40}\n{'word ' * 40}\n{'word ' * 40}\n{'word ' * 40}\nword",
    ],
)
def test_verse_and_posts_are_not_wrapped_text(text):
    assert ("wrap", 2) not in repaired(text)[1]


# The limits


def wrapped(width, lines=6):
    """Return so many different lines that are full at a width."""
    return "\n".join(f"so {letter * (width - 3)}" for letter in "abcdefghij"[:lines])


@pytest.mark.parametrize(("width", "is_wrapped"), [(49, False), (50, True), (100, True), (101, False)])
def test_text_is_wrapped_at_50_to_100_columns(width, is_wrapped):
    assert (repairs_of("wrap", wrapped(width)) != []) == is_wrapped


@pytest.mark.parametrize(("breaks", "is_wrapped"), [(3, False), (4, True)])
def test_wrapped_text_has_at_least_4_breaks(breaks, is_wrapped):
    assert (repairs_of("wrap", wrapped(70, breaks + 1)) != []) == is_wrapped


@pytest.mark.parametrize(("short", "is_wrapped"), [(1, True), (2, False)])
def test_four_fifths_of_the_breaks_look_wrapped(short, is_wrapped):
    text = wrapped(70, 5) + "\nso\na" * (short == 2) + "\nso" * (short == 1)
    assert (repairs_of("wrap", f"{text}\nb") != []) == is_wrapped


@pytest.mark.parametrize(("missing", "line_break"), [(8, "space"), (9, "break")])
def test_a_wrapped_line_is_at_most_8_columns_shorter_than_others(missing, line_break):
    lines = [*wrapped(70).split("\n"), f"so {'x' * (67 - missing)}", "4 days"]
    assert repaired("\n".join(lines))[0][-1] == ("4 days", line_break)


@pytest.mark.parametrize("end", '.!?…։؟۔।。！？:;"”»)')
def test_a_line_that_ends_a_sentence_was_not_wrapped(end):
    lines = [*wrapped(70).split("\n"), f"so {'x' * 63}{end}", "4"]
    assert repaired("\n".join(lines))[0][-1] == ("4", "break")


@pytest.mark.parametrize(("capitals", "is_wrapped"), [(2, True), (3, False)])
def test_at_most_half_of_the_wrapped_lines_begin_with_a_capital(capitals, is_wrapped):
    lines = wrapped(70, 5).split("\n")
    lines[1 : 1 + capitals] = [line.capitalize() for line in lines[1 : 1 + capitals]]
    assert (repairs_of("wrap", "\n".join(lines)) != []) == is_wrapped
