"""Line breaks on the cover: where lines end, and that no word is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert_epub.cover.line_fitting import fit

CHOICES = ((100, 3), (50, 20))


def test_lines_have_similar_lengths():
    assert fit("a bb ccc dddd eeeee", 900, CHOICES).lines == ["a bb ccc", "dddd eeeee"]


@pytest.mark.parametrize(
    ("text", "width", "found"),
    [
        ("昨日の合意は、署名者", 5, ["昨日の合意", "は、署名者"]),
        ("日本語「ウィーン」から", 6, ["日本語", "「ウィー", "ン」から"]),
        ("어제의 합의는", 5, ["어제의", "합의는"]),
        ("wind-and-weather", 5, ["wind-", "and-", "weather"]),
        ("COVID-19 in 24/7", 6, ["COVID-19", "in 24/7"]),
        ("Pourquoi\u202f? Parce", 6, ["Pourquoi\u202f?", "Parce"]),
        ("ไม่เวียน", 3, ["ไม่", "เวียน"]),
        ("क्षत्रिय", 5, ["क्षत्रिय"]),
        ("🚨🚨🧵🧵 go", 3, ["🚨🚨", "🧵🧵", "go"]),
    ],
)
def test_lines_end_where_the_script_allows_it(text, width, found):
    assert fit(text, width, ((1, 9),)).lines == found


def test_a_grapheme_cluster_is_never_divided():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    for unit in ("e\u0301", "क्ष", family, "👍🏽", "🇫🇷", "葛\U000e0100"):
        for line in fit(unit * 30, 5, ((1, 99),)).lines:
            assert re.fullmatch(f"(?:{unit})+", line)


@given(st.text(max_size=300), st.integers(200, 2000))
def test_no_word_is_lost_before_the_ellipsis(text, width):
    fitted = fit(text, width, CHOICES)
    shown = "".join("".join(fitted.lines).split())
    whole = "".join(text.split())
    assert len(fitted.lines) <= dict(CHOICES)[fitted.size]
    assert shown == whole or whole.startswith(shown.removesuffix("…"))
