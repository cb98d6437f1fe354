"""The warnings about characters that no font has."""

import pytest

from convert_pdf.fonts.missing_glyphs import messages, refusal


def test_there_is_one_message_for_each_script_with_its_characters_and_a_remedy():
    assert list(messages("語한本" + "\U00010331\U00010330")) == [
        "no font has these CJK characters, which show as boxes: U+672C, U+8A9E, U+D55C; "
        "pip install 'thread-convert[cjk]' installs one",
        "no font has these Gothic characters, which show as boxes: U+10330, U+10331; "
        "install a font that has them (Debian: fonts-dejavu, fonts-noto-core), or name one: --pdf.font",
    ]


def test_japanese_letters_and_marks_are_in_one_message():
    (message,) = messages("テすと「」（、。ー！～ｱ語")
    assert "no font has these CJK characters" in message


@pytest.mark.parametrize(
    ("text", "missing", "is_refused"),
    [
        ("今日は良い天気", "今日は良い天気", True),
        ("A thread in English by 山田太郎", "山田太郎", False),
        ("Words, then 日本語の文章です, as many", "日本語の文章です", False),
        ("日本語の文章 has few words", "日本語の文章", False),
        ("日本語の文章です ok", "日本語の文章です", True),
        ("「」、。！", "「」、。！", False),  # marks are no letters
        ("\U00010330\U00010331", "\U00010330\U00010331", False),  # no command brings Gothic
        ("", "", False),
    ],
)
def test_a_thread_is_refused_whose_letters_are_mostly_missing(text, missing, is_refused):
    message = refusal(text, missing)
    assert (message is not None) == is_refused
    if message is not None:
        assert "pip install 'thread-convert[cjk]'" in message
        assert "--pdf.font" in message
        assert "--pdf.missing-glyphs boxes" in message
        assert "\n" not in message


def test_of_many_characters_twelve_are_named():
    (message,) = messages(map(chr, range(0x4E00, 0x4E00 + 100)))
    assert "U+4E0B and 88 more; pip install" in message
