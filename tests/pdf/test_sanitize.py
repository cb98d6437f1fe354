"""Characters that a page can't carry."""

import pytest

from convert_pdf.sanitize import one_line, printable


@pytest.mark.parametrize(
    "character", ["\0", "\x1b", "\x7f", "\x9f", "\ud800", "\ufdd0", "\ufffe", "\uffff"]
)
def test_unprintable_characters_are_replaced(character: str) -> None:
    assert printable(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize("end", ["\n", "\v", "\f", "\r", "\x1c", "\x85", "\u2028", "\u2029"])
def test_line_ends_become_spaces(end: str) -> None:
    assert printable(f"a{end}b") == "a b"


def test_one_line_has_single_spaces() -> None:
    assert one_line("  a \n\t b ") == "a b"
