"""The words of a paragraph, and how roles and directions keep them together."""

import itertools

import pytest

from tests.pdf.inline.helpers import MEASURE, copied, lines, shown, span


def test_a_reference_stays_with_its_word_and_the_line_knows_its_note():
    words = [
        span("word " * 30 + "@MID_RF"),
        span("1", "reference", 1),
        span(" said. 漢"),
        span("2", "reference", 2),
        span("漢"),
    ]
    for measure in range(40, 300, 7):
        set_lines = lines(*words, measure=float(measure))
        assert [note for line in set_lines for note in line.notes] == [1, 2]
        for line in set_lines:
            assert line.runs[0].span.role != "reference"


def test_a_url_is_broken_where_a_reader_would():
    url = "https://www.example.org/articles/2020/november/ceasefire?language=english&print=yes"
    set_lines = [shown(line) for line in lines(span(url, "url"), measure=150.0)]
    assert "".join(set_lines) == url
    assert len(set_lines) > 2
    assert all(after[0] in "/?&=#" for before, after in itertools.pairwise(set_lines))


def test_a_mention_in_hebrew_stays_whole():
    (line,) = lines(
        "אמר ", span("@MID_RF", "mention"), span("1", "reference", 1), " היום", direction="rtl"
    )
    assert shown(line) == "היום 1@MID_RF אמר"
    assert line.indent == pytest.approx(MEASURE - line.width)


def test_punctuation_after_a_link_goes_on_from_right_to_left():
    (line,) = lines(
        "ראו ", span("mid.ru/12", "link"), span("2", "reference", 2), ", 34", direction="rtl"
    )
    assert shown(line) == "34 ,2mid.ru/12 ראו"


def test_a_number_of_several_digits_is_read_as_one():
    for direction in ("ltr", "rtl"):
        words = "אמר ", span("@MID_RF", "mention"), span("1234", "reference", 1234), " היום"
        (line,) = lines(*words, direction=direction)
        [number] = [run for run in line.runs if run.span.role == "reference"]
        assert copied(number) == "1234"
        assert number.glyphs[0].text == "1"


@pytest.mark.parametrize("role", ["text", "isolate"])
def test_names_keep_their_sign_where_the_source_has_not_marked_them(role):
    (line,) = lines(span("בית @MID_RF #NK #שעון", role), direction="rtl")
    texts = [run.text.strip() for run in line.runs if not run.rtl]
    assert [text for text in texts if text] == ["#NK", "@MID_RF"]


def test_hostile_characters_do_not_raise():
    (line,) = lines("a\ud800\x00\tb\ufffe\u202e\u2069\x1b")
    assert len(line.runs) >= 3
    assert "\ud800" not in shown(line)
    assert "\x00" not in shown(line)


def test_code_is_never_hyphenated():
    word = "antidisestablishmentarianism"
    for role, is_hyphenated in (("text", True), ("code", False)):
        set_lines = lines(span(f"code {word} " * 9, role), measure=150.0)
        assert any(shown(line).endswith("\u00ad") for line in set_lines) == is_hyphenated
