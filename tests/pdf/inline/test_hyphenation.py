"""Where the words of a text may be divided."""

import pytest

from convert_pdf.inline import hyphenation
from convert_pdf.inline.hyphenation import hyphens
from convert_pdf.inline.hyphenation_patterns import patterns_of


def points(word: str) -> list[int]:
    """Return all points that the English patterns have."""
    patterns = patterns_of("en")
    assert patterns is not None
    return patterns.points(word)


def test_a_word_of_fewer_than_six_letters_is_not_divided() -> None:
    assert hyphenation._SHORTEST == 6
    assert points("paper") == [2, 5]
    assert hyphens("paper", "en") == []
    assert hyphens("papers", "en") == [2]


def test_two_letters_are_kept_before_a_hyphen_and_three_after_it() -> None:
    assert (hyphenation._LEFT, hyphenation._RIGHT) == (2, 3)
    assert points("eleven") == [1, 2, 4]
    assert hyphens("eleven", "en") == [2]
    assert points("studio") == [3, 5]
    assert hyphens("studio", "en") == [3]


def test_a_word_of_more_than_40_letters_is_not_divided() -> None:
    assert hyphenation._LONGEST == 40
    longest = "government" * 4
    assert hyphens(longest, "en") != []
    assert hyphens(longest + "s", "en") == []


@pytest.mark.parametrize(
    "text", ["well-government", "government.ru", "x/government", "government2", "govern\u00adment"]
)
def test_parts_of_hosts_and_of_hyphenated_words_are_not_divided(text: str) -> None:
    assert hyphens(text, "en") == []


def test_a_word_that_is_longer_in_lower_case_is_not_divided() -> None:
    assert hyphens("İstanbulda", "en") == []


def test_an_unknown_language_has_no_hyphens() -> None:
    assert hyphens("government", "tlh") == []
