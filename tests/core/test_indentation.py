"""Indentation is measured in columns, and taken off the words of each line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.indentation import WIDEST, Line, indentation, is_indented, lines, list_sign
from convert.tree import Break, Inline, Mention, Styled, Text


@pytest.mark.parametrize(
    ("text", "columns", "words"),
    [
        ("a", 0, "a"),
        ("    a b", 4, "a b"),
        ("\ta", 4, "a"),
        ("   \ta", 4, "a"),
        ("\t  \ta", 8, "a"),
        ("\xa0 \u202fa", 3, "a"),
        ("\u3000a", 2, "a"),
        ("\u3000\ta", 4, "a"),
        ("\u2003a", 0, "\u2003a"),
        ("   ", 0, ""),
        ("", 0, ""),
        (" " * 10_000 + "a", WIDEST, "a"),
        ("\u3000" * 10_000 + "a", WIDEST, "a"),
    ],
)
def test_an_indentation_has_columns_and_words(text: str, columns: int, words: str) -> None:
    found = indentation(text)
    assert (found.columns, found.words) == (columns, words)


def test_the_spaces_of_an_indentation_can_neither_be_folded_nor_broken() -> None:
    assert indentation("\u3000\ta").spaces == "\u3000\xa0\xa0"


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("• a", "• "),
        ("-  a", "-  "),
        ("→ a", "→ "),
        ("▪️ a", "▪️ "),
        ("1. a", "1. "),
        ("10) a", "10) "),
        ("(1) a", "(1) "),
        ("a) b", "a) "),
        ("1️⃣ a", "1️⃣ "),
        ("١. ا", "١. "),
        ("١) ا", "١) "),
        ("א) ב", "א) "),
        ("(ب) ج", "(ب) "),
        ("A) b", "A) "),
        ("① a", "① "),
        ("← ا", "← "),
        ("👉 a", "👉 "),
        ("・項目", "・"),
        ("•a", "•"),
        ("• • •", "• "),
        ("••", ""),
        ("-a", ""),
        ("- ", ""),
        ("— a", ""),
        ("2020. a", ""),
        ("3.5 a", ""),
        ("A. Smith", ""),
        ("", ""),
    ],
)
def test_a_list_sign_ends_with_the_space_before_the_words(words: str, sign: str) -> None:
    assert list_sign(words) == sign


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        ((), [Line("", ())]),
        ((Text("a"), Break(), Text("  b")), [Line("", (Text("a"),)), Line("\xa0\xa0", (Text("b"),))]),
        ((Text(" "), Break(), Text("a ")), [Line("", ()), Line("", (Text("a "),))]),
        (
            (Text(" "), Styled("strong", (Text("\t"), Text(" a"), Break(), Text(" b"))), Text(" c")),
            [
                Line("\xa0" * 5, (Styled("strong", (Text("a"),)),)),
                Line("\xa0", (Styled("strong", (Text("b"),)), Text(" c"))),
            ],
        ),
        ((Mention("@a", "a", 1), Text(" b")), [Line("", (Mention("@a", "a", 1), Text(" b")))]),
        ((Styled("code", (Text(" "),)), Text("a")), [Line("\xa0", (Text("a"),))]),
    ],
)
def test_a_paragraph_has_lines_with_their_indentation(
    inlines: tuple[Inline, ...], expected: list[Line]
) -> None:
    assert lines(inlines) == expected
    assert is_indented(inlines) or not any(line.spaces for line in expected)


_TEXTS = st.builds(Text, st.text(" \t\xa0a", max_size=3))
_INLINES = st.recursive(
    st.one_of(_TEXTS, st.just(Break()), st.just(Mention("@a", "a", 1))),
    lambda inner: st.lists(inner, max_size=3).map(lambda found: Styled("strong", tuple(found))),
    max_leaves=8,
)


@given(st.lists(_INLINES, max_size=5))
def test_a_paragraph_with_an_indented_line_is_known_without_its_lines(inlines: list[Inline]) -> None:
    assert is_indented(inlines) or not any(line.spaces for line in lines(inlines))
