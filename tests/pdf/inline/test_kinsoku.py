"""What starts and ends lines of Chinese, Japanese, Thai, Lao and Khmer (JLReq 3.1.7 and 3.1.8)."""

import pytest

from tests.pdf.inline.helpers import NEEDS_CJK, lines, shown, span

NOT_FIRST = (
    "、。，．：；？！・）〕］｝〉》」』】〗〙〟〜～゠ー々〻ゝゞヽヾ％‰℃°′″"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ｣､｡･ｧｯｰﾞﾟ"
)
NOT_LAST = "（〔［｛〈《「『【〖〘〝｢＄￥£¥№"
OTHERS = "永あア한A1１…—―–-"
TABLE = NOT_FIRST + NOT_LAST + OTHERS


def ends(text: str, measure: float) -> list[str]:
    """Return the lines of a text, at a size of 10 points."""
    return [shown(line).strip() for line in lines(span(text), measure=measure, language="ja")]


@pytest.mark.parametrize("first", TABLE)
def test_no_pair_of_characters_makes_a_line_start_or_end_with_a_forbidden_one(first):
    text = "永永永".join(f"{first}{second}" for second in TABLE)
    for measure in (70.0, 75.0, 85.0):
        for line in ends(f"永{text}永", measure):
            assert line[0] not in NOT_FIRST, line
            assert line[-1] not in NOT_LAST, line


@pytest.mark.parametrize("pair", ["……", "――", "——", "１０", "5年", "５人", "10%", "￥5"])
@pytest.mark.parametrize("before", range(1, 9))
def test_pairs_are_not_separated(pair, before):
    broken = ends("永" * before + pair + "永" * 9, 60.0)
    assert any(pair in line for line in broken)


@NEEDS_CJK
def test_an_opening_bracket_is_flush_at_the_start_of_a_line():
    found = lines(span("永永永永永「永永永永「永永」永永"), measure=50.0, language="ja")
    brackets = [line for line in found if line.runs[0].text.startswith("「")]
    assert brackets
    assert [line.indent for line in brackets] == [pytest.approx(-5.0)] * len(brackets)


@NEEDS_CJK
def test_a_closing_mark_takes_half_an_em_at_the_end_of_a_line():
    (line,) = lines(span("永永永永。"), measure=45.0, language="ja")
    assert line.width == pytest.approx(50.0)


@NEEDS_CJK
def test_a_line_that_ends_between_scripts_does_not_end_with_a_space():
    first, *_ = lines(span("永永永永ABC永"), measure=45.0, language="ja")
    assert shown(first) == "永永永永"
    assert first.width == pytest.approx(40.0)
    assert not first.ends_with_space


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("เด็ก ๆ ไปโรงเรียนทุก ๆ วันและต่าง ๆ นานา " * 3, "ๆ"),
        ("กรุงเทพ ฯ เป็นเมืองหลวงของประเทศ ฯลฯ และ " * 3, "ฯ"),
        ("ເດັກ ໆ ໄປໂຮງຮຽນ ຕ່າງ ໆ " * 3, "ໆ"),
        ("ក្មេង ៗ ទៅសាលា ផ្សេង ៗ ។ " * 3, "ៗ"),
    ],
)
def test_no_line_starts_with_a_sign_that_repeats_or_abbreviates(text, mark):
    for measure in range(60, 160, 3):  # no word is wider
        broken = [shown(line).strip() for line in lines(span(text), measure=float(measure))]
        assert not [line for line in broken if line.startswith(mark)]
