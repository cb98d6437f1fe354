"""Decoded text, cleaned."""

import pytest

from convert.text.decode.clean import clean
from convert.text.decode.decode import decode


def test_joiners_selectors_spaces_bidi_controls_and_marks_are_kept():
    text = "a\u200db\u200cc\ufe0fd\xa0e\u202ef\u2066g\u0301𝗯\ufeff\t ﷲ ࿾ 𝄞"
    assert decode(text.encode(), "x") == (text, ())


def test_removed_characters_are_reported_by_kind_with_their_count():
    text, repairs = decode("one\ntw\0o\x1b\0\ud800 \ufffe\x0bx".encode("utf-8", "surrogatepass"), "x")
    assert text == "one\ntwo  x"
    assert [(repair.kind, repair.line, repair.text, repair.message) for repair in repairs] == [
        ("control", 2, "\0\x1b\0\x0b", "removed 4 control characters (U+0000, U+000B, U+001B)"),
        ("surrogate", 2, "\\ud800", "removed 1 lone surrogate (U+D800)"),
        ("noncharacter", 2, "\ufffe", "removed 1 noncharacter (U+FFFE)"),
    ]
    assert {repair.became for repair in repairs} == {""}


@pytest.mark.parametrize(
    "character", ["\x00", "\x7f", "\x80", "\x9f", "\ufdd0", "\uffff", "\U0001fffe"]
)
def test_each_removed_character_is_found_among_others_of_any_script(character):
    text, repairs = decode(f"été שלום 😀{character}".encode(), "x")
    assert text == "été שלום 😀"
    assert len(repairs) == 1


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_each_line_end_becomes_a_line_feed(end):
    assert clean(f"a{end}b{end}{end}c") == ("a\nb\n\nc", ())
