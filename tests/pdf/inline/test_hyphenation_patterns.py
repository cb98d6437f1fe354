"""Where hyphenation patterns divide words."""

import pyphen
import pytest

from convert_pdf.inline.hyphenation_patterns import Patterns, patterns_of

WORDS = {
    "en": "hyphenation representatives understanding associate project table",
    "de": "donaudampfschifffahrt aktionärsausschüsse silbentrennung wäscheleine bluterguss",
    "hu": "asszonnyal meggyőződés megszentségteleníthetetlen hosszúság kulccsal",
    "nl": "lettergrepen vriendenkring coördinatie",
    "id": "mempertanggungjawabkan aham ceri melir",
    "et": "eelaundo eelektblet luuseor kirjandusteadus",
    "ru": "электрификация достопримечательность",
    "el": "ηλεκτροκίνηση",
    "th": "ประเทศไทยสวัสดี",
    "ca": "intel·ligència il·lusió",
}


def points(dictionary: str, word: str) -> list[int]:
    return Patterns(f"UTF-8\n{dictionary}".encode()).points(word)


@pytest.mark.parametrize("language", sorted(WORDS))
def test_words_are_divided_where_pyphen_divides_them_without_a_change_of_spelling(
    language: str,
) -> None:
    path = pyphen.LANGUAGES[language]
    ours, theirs = Patterns(path.read_bytes()), pyphen.HyphDict(path)
    found = {word: ours.points(word) for word in WORDS[language].split()}
    assert found == {
        word: [int(point) for point in theirs.positions(word) if point.data is None] for word in found
    }
    assert any(found.values())


@pytest.mark.parametrize(
    ("language", "other"), [("de", "de-DE"), ("en-Latn-US-x-a", "en"), ("SR_latn", "sr-Latn-RS")]
)
def test_a_language_without_patterns_of_its_own_has_those_of_the_one_that_it_belongs_to(
    language: str, other: str
) -> None:
    word = "representativ"
    found, others = patterns_of(language), patterns_of(other)
    assert found is not None
    assert others is not None
    assert found.points(word) == others.points(word)


@pytest.mark.parametrize("language", ["und", "", "-", "tlh", "../de"])
def test_an_unknown_language_has_none(language: str) -> None:
    assert patterns_of(language) is None


def test_the_highest_value_between_two_letters_decides_and_only_odd_ones_divide() -> None:
    assert points("a1b\nab2c3d", "abcd") == [1, 3]
    assert points("a1b\na2bc", "abc") == []
    assert points("a1b\na2bc\n3bc", "abc") == [1]


def test_a_full_stop_in_a_pattern_is_the_edge_of_the_word() -> None:
    assert points(".a1b", "abab") == [1]
    assert points("a1b.", "abab") == [3]


def test_a_point_where_the_spelling_would_change_is_left_out() -> None:
    assert points("s1s/sz=,1,2", "asszony") == []
    assert points("s1s/sz=,1,2\nss3z", "asszony") == [3]


def test_comments_and_blank_lines_are_no_patterns() -> None:
    assert points("% a1b\n# a1b\n\nb1c \r\n", "abc") == [2]


def test_the_encoding_that_the_file_names_is_its_encoding() -> None:
    assert Patterns("ISO8859-5\nо1в".encode("iso8859-5")).points("слово") == [3]
    assert Patterns("microsoft-cp1251\nо1в".encode("cp1251")).points("слово") == [3]
