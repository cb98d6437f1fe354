"""Text that does not fit on a line."""

import pytest

from convert_pdf.inline.overflow import divide, points
from convert_pdf.inline.protrusion import protrusion
from convert_pdf.inline.shaping import Fonts
from convert_pdf.inline.total_fit import ROUNDING
from convert_pdf.inline.words import Words
from tests.pdf.inline.helpers import MEASURE, copied, hanging, lines, shown, span

# How far a hyphen hangs.
HYPHEN = hanging("-", protrusion("-")[1])


def test_a_hyphen_is_drawn_and_copied_as_a_soft_one():
    first, *_ = lines("The internationalization", measure=80.0)
    assert first.runs[-1].text == "\u00ad"
    assert [glyph.text for glyph in first.runs[-1].glyphs] == ["\u00ad"]
    assert first.runs[-1].width > 0


def test_hyphenated_lines_lose_nothing_and_stay_in_the_measure():
    text = "Transcaucasian intergovernmental negotiations notwithstanding"
    for measure in range(60, 200, 9):
        set_lines = lines(text, measure=float(measure))
        joined = "".join(
            shown(line).rstrip("\u00ad") + ("" if shown(line).endswith("\u00ad") else " ")
            for line in set_lines
        )
        assert joined.strip() == text
        assert max(line.width for line in set_lines) <= measure + HYPHEN + 0.01


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5000,
        "\u0645" * 5000,
        "漢" * 5000,
        "a" + "\u0301" * 5000,
        "👩‍👩‍👧‍👦" * 500,
        "\u2067א" * 500,
        "http://x.y/" + "q" * 6000,
    ],
    ids=["letters", "joined letters", "ideographs", "marks", "emoji", "nested isolates", "URL"],
)
@pytest.mark.parametrize("role", ["text", "url"])
def test_what_is_too_wide_is_cut_and_kept_whole(text, role):
    set_lines = lines(span(text, role), direction="ltr")
    runs = [run for line in set_lines for run in line.runs]
    assert sum(len(run.text) for run in runs) == len(text)
    assert max(line.width for line in set_lines) <= MEASURE + 0.01


def test_a_word_cut_in_two_keeps_each_clusters_text():
    for text, direction in (("कि" * 400, "ltr"), ("لا\u064e" * 400, "rtl")):
        runs = [run for line in lines(text, direction=direction) for run in line.runs]
        assert "".join(copied(run) for run in runs) == text


def test_a_word_may_exceed_its_room_by_a_rounding_error():
    width = lines("word")[0].width
    room = {share: width - share * ROUNDING for share in (0.5, 2)}
    assert [len(lines("word", measure=measure)) for measure in room.values()] == [1, 2]
    assert ROUNDING < 0.01  # points


def test_a_word_is_divided_between_clusters_where_it_gets_shorter():
    fonts = Fonts()
    word = next(iter(Words([span("abcdefi ")], "ltr", "en", fonts)))
    found = points(word, [2, 6], [4], fonts)
    assert [point.characters for point in found] == [2, 4]
    for point in found:
        head, rest = divide(word, point, fonts)
        written = "".join(map(copied, head.runs)), "".join(map(copied, rest.spaced.runs))
        assert written in (("ab\u00ad", "cdefi "), ("abcd", "efi "))
        assert head.width == pytest.approx(point.width + point.hyphen)
