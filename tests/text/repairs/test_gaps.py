"""Line breaks where an image was lost."""

import pytest

from convert.text.lines import lines_of
from convert.text.repairs import repair
from tests.text.repairs.texts import repaired, repairs_of

PROSE = "1/ It began in the spring, when nobody in the town had a thought of what was to come of it."


def gaps(text, kind="plain"):
    """Return the lines before which something was lost."""
    return repairs_of("gap", text, kind)


def test_a_sentence_that_continues_on_the_next_line_has_a_gap():
    lines, repairs = repaired("No role for \n, which matters.\nWith a\nflag lost. New\nSentence.")
    assert repairs == [("gap", 2), ("gap", 4)]
    assert [line_break for _, line_break in lines] == ["break", "gap", "break", "gap", "break"]


def test_the_message_shows_the_words_around_the_gap():
    text = "1/ It has some possible implications for\nstanding in the Caucasus, as I see it from here today."
    (found,) = repair(lines_of(text), "twtext")[1]
    assert (found.text, found.became) == ("", "")
    assert found.message == (
        "“possible implications for | standing in the”: most likely an emoji was lost, marked as a gap"
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1/ We open against\n, who haven't lost.\n2/ My tip is\nby two goals.", [2, 4]),
        ("1/ In\n's view it is over.", [2]),
        ("1/ The state (\n) is small.", [2]),
        (
            f"{PROSE}\n2/\nwon the cup in the end, by half a point, and left it there.\n3/ Against\n, of all teams.",
            [3, 5],
        ),
        ("1/ ذهبنا إلى\n، وكان الطقس جميلاً.", [2]),
        ("1/ 今日は\n、とてもいい天気。", [2]),
        ("1/ i went to\n, which was fine", [2]),
        (
            f"{PROSE}\n2/ Сегодня посол, который приехал утром из\nвстретился с министром, и они долго говорили о портах и о ценах.",
            [3],
        ),
    ],
)
def test_a_mark_or_a_broken_phrase_is_evidence_in_any_script(text, lines):
    assert gaps(text) == lines


def test_lower_case_is_evidence_on_a_page_that_loses_images():
    text = f"{PROSE}\n2/ In all of this the influence of Ankara on the outcome became much clearer when\nlost its patience with it all."
    assert gaps(text.replace(" when\n", " thereafter\n"), "twtext") == [3]
    assert gaps(text.replace(" when\n", " thereafter\n"), "plain") == []


@pytest.mark.parametrize(
    "text",
    [
        "First.\nsecond line,\n\nThird:\nfourth",
        "roses are red\nviolets are blue\n\nsugar is sweet\nand so are you",
        "1/ i was a barber on a ship of the line for three long seasons and heads have told me\nno names\nwell, one",
        "1/ Two roads diverged in a yellow wood,\nand sorry I could not travel both\nand be one traveler, long I stood",
        "1/ A bus, empty,\nlit up like a\nthought\nturns by the church\nand is gone.",
        "Most people fail at this\nbecause they never start\n\nNobody cares about your plan\nuntil it works",
        f"{PROSE}\n2/ My demands, and I will make them of everybody who wants my vote, are these:\nmore money for the schools\n"
        "and a better railway between the two halves of the country, which needs one",
        f"{PROSE}\n2/ So:\n\nx = foo(\n    bar)\nfor y in x\n    print(y)",
        f"{PROSE}\n2/ This is the photograph that the whole town has been talking about for the\nvia @ann",
        f"{PROSE}\n2/ This is what the whole town has been talking about ever since the\niPhone was new.",
        f"{PROSE}\n2/ This is what the whole town has been talking about ever since the\nhttps://a.example/x came.",
        f"{PROSE}\n2/ This is what the whole town has been talking about ever since the\nexample.org/x came.",
        f"{PROSE}\n2/ This is what the whole town has been reading: https://a.example/and/the\nfor a year.",
        f"{PROSE}\n2/ This is what the whole town has been talking about: #the\nfor a year or more than a year.",
        f"{PROSE}\n2/ The whole town has been talking about nothing else than the\na) bridge, and the\nb) tunnel.",
        "This is the first post, and it is cut off in the middle of a sentence, as they often are, for.../1\n"
        "which is why the second post begins in lower case, and why this author isn't missing anything.../2",
        f"{PROSE}\n2/ Big news from the port today, which nobody had expected to hear so soon\n.\n.\nIt is closed.",
        f"{PROSE}\n2/ We won the cup today, and everybody in the town is out in the street\n:)\n\n3/ And then\n;) haha",
        f"{PROSE}\n2/ Look at what somebody in this very town has done, it is hard to believe\n.@ann did it",
        f"{PROSE}\n2/ And so it went on, for as long as anybody in the town could remember, and more\n...and on",
        "1/ 今日は\nとてもいい天気です\n2/ そして\nまた明日",
        "1/ ذهبنا إلى\nالبيت ثم\nعدنا",
    ],
)
@pytest.mark.parametrize("kind", ["plain", "twtext"])
def test_a_line_break_that_the_author_made_is_kept(text, kind):
    assert gaps(text, kind) == []


# The limits


@pytest.mark.parametrize(("breaks", "lines"), [(2, []), (3, [3, 5, 7])])
def test_short_lines_are_evidence_from_3_breaks_after_connectives_on(breaks, lines):
    text = "\n".join(f"{number}/ The town is for\nall of us." for number in range(2, 2 + breaks))
    assert gaps(f"1/ One.\n{text}") == lines


@pytest.mark.parametrize(("length", "lines"), [(60, []), (61, [2])])
def test_a_line_of_verse_has_at_most_60_characters(length, lines):
    text = f"1/ Here {'x' * (length - 12)} for\nall of us."
    assert len(text.split("\n")[0]) == length
    assert gaps(text) == lines


@pytest.mark.parametrize(("lines", "expected"), [(2, [2]), (3, [])])
def test_a_paragraph_of_3_short_lines_is_verse_or_a_list(lines, expected):
    text = "\n".join(["The town is for", "all of us", "and"][:lines])
    assert gaps(text, "twtext") == expected


def test_only_the_200_characters_beside_a_break_are_read():
    left, right = "x" * 300, "y" * 300
    (found,) = repair(lines_of(f"1/ A {left} for\n, {right}"), "twtext")[1]
    assert f"{'x' * 196} for | , {'y' * 198}”" in found.message
