"""The style sheet: what the reading system decides, and how lines and pages break."""

import re

import pytest

from tests.epub.builders import book, english


def style() -> str:
    return book(english()).read("EPUB/style.css").decode()


def declared(selector: str) -> set[str]:
    """Return the declarations of all rules with this selector."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", style(), flags=re.DOTALL))
    return {
        declaration.strip()
        for selectors, body in rules
        if selector in [each.strip() for each in selectors.split(",")]
        for declaration in body.split(";")
    }


def test_words_are_hyphenated_and_pages_have_no_widows() -> None:
    assert "hyphens: auto" in declared("body")
    assert {"orphans: 2", "widows: 2"} <= declared("p")


@pytest.mark.parametrize("selector", ["a", "bdi", "code", "h1", "pre"])
def test_names_addresses_code_and_titles_are_not_hyphenated(selector: str) -> None:
    assert "hyphens: none" in declared(selector)


def test_lines_of_titles_are_balanced() -> None:
    assert "text-wrap: balance" in declared("h1")


def test_no_colour_and_no_font_is_forced() -> None:
    assert not re.search(r"(?<![-\w])(color|background[-a-z]*|font-family)\s*:", style())
