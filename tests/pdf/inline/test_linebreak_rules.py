"""Each rule that tailors UAX #14, by its cases: | where a line may end, after the white space if any."""

import pytest

from convert_pdf.inline.linebreak import opportunities
from convert_pdf.inline.linebreak_rules import ADDED, FORBIDDEN

FORBIDDEN_CASES = [
    ["10 000 000 |x", "1 000 |km2", "2020 |300 |people", "10 |0000"],
    ["5 km |x", "5 млрд |x", "7 Uhr |x", "5 |kmx", "a |km"],
    ["No. 5", "no. 5", "No. |x", "piano. |5"],
    ["Nr. 5", "Nr. |x"],
    ["p. 5", "p. |x", "help. |5"],
    ["pp. 5", "pp. |x"],
    ["Vol. 5", "vol. 5", "vol. |x"],
    ["a |( b", "a |№ 5", "$ 5"],
    ["« a", "„Ja“ |x"],
    ["a |« b", "(« b", "»a« |b"],
    ["a ! |b", "a » |b", "a ?!. |b", "a |?!.? |b", "a % |b", "a ..."],
    ["a – |b", "a --- |b", "a - |b", "a |-b", "a —"],
]
ADDED_CASES = [
    ["well-|known", "e-mail", "re-|use", "COVID-19", "1990–92", "Baku–|Yerevan", "по-|русски"],
    ["two--|dashes", "a,--|b", "a |--b", "--a"],
    ["word—|word", "word—|(word)", "word—|👇", "—word", "a |—word", "(—word"],
    ["wait…|what", "wait)…|what", "…what", "wait…"],
    ["wait...|what", "wait?!?|what", "wait..what", "...what"],
    ["2020/|2021", "Washington/|Moscow", "and/or", "24/7", "and/|then"],
]


def marked(text: str) -> str:
    """Return a text with | at each opportunity."""
    places = {place for place, _ in opportunities(text)}
    return "".join("|" * (place in places) + character for place, character in enumerate(text))


def test_each_rule_has_cases() -> None:
    assert len(FORBIDDEN_CASES) == len(FORBIDDEN)
    assert len(ADDED_CASES) == len(ADDED)


@pytest.mark.parametrize("expected", [case for cases in FORBIDDEN_CASES for case in cases])
def test_white_space_at_which_no_line_ends(expected: str) -> None:
    assert marked(expected.replace("|", "")) == expected


@pytest.mark.parametrize("expected", [case for cases in ADDED_CASES for case in cases])
def test_positions_inside_of_words_where_a_line_may_end(expected: str) -> None:
    assert marked(expected.replace("|", "")) == expected


@pytest.mark.parametrize("expected", ["on |.NET", "in |/etc", "a |:-)", "a |.b !", "  .NET"])
def test_a_mark_that_starts_a_word_may_start_a_line(expected: str) -> None:
    assert marked(expected.replace("|", "")) == expected
