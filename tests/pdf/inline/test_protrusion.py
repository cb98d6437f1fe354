"""Parts of characters outside of the edges of a line."""

import pytest

from convert_pdf.inline.protrusion import protrusion


@pytest.mark.parametrize("character", "\u00ad-.,\u201d\u2019\u060c")
def test_small_marks_hang_at_the_end_of_a_line(character: str) -> None:
    assert 0.5 <= protrusion(character)[1] < 1


@pytest.mark.parametrize("character", "\u201c\u2018\"'«")
def test_quotes_hang_at_the_start_of_a_line(character: str) -> None:
    assert 0.3 <= protrusion(character)[0] < 1


@pytest.mark.parametrize("character", "-.,:?\u2013")
def test_only_what_opens_hangs_at_the_start(character: str) -> None:
    assert protrusion(character)[0] == 0


@pytest.mark.parametrize("character", "「『（〔［｛〈《【〝")
def test_opening_brackets_of_full_width_are_flush_at_the_start_of_a_line(character: str) -> None:
    assert protrusion(character) == (0.5, 0)


@pytest.mark.parametrize("character", "」』）〕］｝〉》】〟、。，．")
def test_closing_marks_of_full_width_take_half_an_em_at_the_end_of_a_line(character: str) -> None:
    assert protrusion(character) == (0, 0.5)


@pytest.mark.parametrize("character", "aÖ1ע漢ー！ \u00a0")
def test_letters_do_not_hang(character: str) -> None:
    assert protrusion(character) == (0, 0)
