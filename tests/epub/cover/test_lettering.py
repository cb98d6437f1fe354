"""The glyphs of a line of a cover."""

import pytest

from convert_epub.cover.lettering import line


def xs(text: str, *, rtl: bool = False) -> list[float]:
    found = line(text, rtl=rtl)
    assert found is not None
    return [glyph.x for glyph in found.glyphs]


def test_glyphs_go_from_left_to_right() -> None:
    for text, rtl in (("Hello", False), ("שלום", True), ("שלום Hello", True), ("Hello שלום!", False)):
        assert xs(text, rtl=rtl) == sorted(xs(text, rtl=rtl))


@pytest.mark.parametrize("text", ["क्षत्रिय", "محمد", "ไทย", "Ada"])
def test_no_glyph_is_the_box_of_a_missing_one(text: str) -> None:
    found = line(text, rtl=False)
    assert found is not None
    assert 0 not in [glyph.id for glyph in found.glyphs]


def test_letters_of_a_script_are_joined() -> None:
    apart = [line(letter, rtl=True) for letter in "محمد"]
    joined = line("محمد", rtl=True)
    assert joined is not None
    assert {glyph.id for glyph in joined.glyphs} != {
        glyph.id for found in apart if found for glyph in found.glyphs
    }


def test_a_line_with_a_letter_that_no_font_has_is_none() -> None:
    assert line("Hello \U00017000", rtl=False) is None


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\ud800", "🧵", "\x00"])
def test_a_line_without_letters_has_no_glyphs(text: str) -> None:
    found = line(text, rtl=False)
    assert found is not None
    assert (len(found.glyphs), found.width) == (0, 0)


def test_what_no_font_has_leaves_no_second_space() -> None:
    assert line("A 🧵 thread", rtl=False) == line("A thread", rtl=False)
