"""Breaks between the phrases of Chinese and Japanese titles."""

import pytest

from convert_pdf.inline.linebreak import opportunities
from convert_pdf.inline.phrases import between_phrases
from tests.pdf.inline.helpers import lines, shown, span


def marked(text: str) -> str:
    """The text with a sign at each break."""
    places = {own.position for own in between_phrases(text, opportunities(text))}
    return "".join("|" * (place in places) + character for place, character in enumerate(text))


@pytest.mark.parametrize(
    "expected",
    [
        "四十年にわたる|東アジアの|印刷の|歴史",
        "1964年から|続く|東京の|話",
        "我是|怎么|在|四十年|里|学会|写|代码|的，|以及|为什么",
        "第二十届|会议",
        "【連載】|港の|古い|定食屋が|閉店するので、|四十年分の|注文票を|読ませてもら|いました",
        "A |title |of |words",
    ],
)
def test_titles_are_broken_between_phrases_and_not_in_numbers(expected):
    assert marked(expected.replace("|", "")) == expected


def test_a_very_long_phrase_is_broken_as_running_text_is():
    assert marked("カタカナノナガイナガイコトバ").count("|") > 5


@pytest.mark.parametrize("measure", range(60, 200, 7))
def test_lines_of_a_title_end_between_phrases(measure):
    text = "四十年にわたる東アジアの印刷の歴史"
    found = [
        shown(line) for line in lines(span(text), measure=float(measure), language="ja", by_phrase=True)
    ]
    phrases = "四十年にわたる|東アジアの|印刷の|歴史"
    assert "".join(found) == text
    if measure >= 80:
        assert set("|".join(found).split("|")) <= {
            part.replace("|", "")
            for start in range(len(phrases))
            for part in [phrases[start:end] for end in range(start, len(phrases) + 1)]
        }
        assert not [line for line in found if line.startswith(("十", "年"))]


def test_a_very_long_title_is_broken_as_running_text_is():
    text = "中文" * 300
    assert between_phrases(text, breaks := opportunities(text)) == breaks


@pytest.mark.parametrize("text", ["", "中", "\ud800中文", "第", "四"])
def test_short_and_broken_texts_have_no_phrases(text):
    assert len(between_phrases(text, opportunities(text))) <= 1
