"""Titles in lines of about the same length, read from where their glyphs are."""

import pytest

from convert_pdf.blocks import BlockLayout
from convert_pdf.flow import FlowParagraph
from convert_pdf.inline.runs import Line, Span, Style
from convert_pdf.inline.shaping import Fonts
from convert_pdf.styles import Paper
from tests.pdf.inline.helpers import NEEDS_CJK

SEED = "Today's agreement may turn another bloody page in the tragedy…"


def lines(title: str, size: str = "a5", direction: str = "ltr", language: str = "en") -> list[Line]:
    paper = Paper.of(size)
    layout = BlockLayout(
        paper=paper, direction=direction, language=language, align="justify", fonts=Fonts((), language)
    )
    span = Span(title, Style(1.6 * paper.body))
    return list(layout.block(FlowParagraph(role="title", spans=(span,), leading=20)).lines)


def texts(title: str, size: str = "a5", **options: str) -> list[str]:
    return ["".join(run.text for run in line.runs) for line in lines(title, size, **options)]


@pytest.mark.parametrize(
    ("title", "language"),
    [
        (SEED, "en"),
        ("A city library threw out 40,000 index cards last week", "en"),
        ("My grandmother kept bees on the roof of a bank", "en"),
        ("मेरी नानी के पास एक संदूक था जिसमें सिर्फ़ चाबियाँ थीं", "hi"),
    ],
)
def test_no_word_of_a_title_is_left_alone_on_a_line(title: str, language: str) -> None:
    found = lines(title, language=language)
    assert len(found) == 2
    shorter, longer = sorted(line.width for line in found)
    assert shorter > 0.65 * longer


def test_a_title_has_no_more_lines_than_it_needs_and_no_hyphens() -> None:
    assert texts("How I cut our build, minute by minute") == ["How I cut our build, minute by minute"]
    assert texts("Short") == ["Short"]
    narrow = texts("Incomprehensible characteristically notwithstanding", "75x150mm")
    assert narrow == ["Incomprehensible", "characteristically", "notwithstanding"]


def test_a_right_to_left_title_is_flush_right() -> None:
    found = lines(
        "این رشته دربارهٔ کتاب‌فروشی‌ای است که هیچ کتابی نمی‌فروشد", direction="rtl", language="fa"
    )
    assert len(found) == 2
    assert all(line.indent + line.width == pytest.approx(Paper.of("a5").measure) for line in found)
    assert min(line.width for line in found) > 0.6 * max(line.width for line in found)


@pytest.mark.parametrize("size", ["a5", "75x150mm", "105x148mm"])
def test_a_japanese_title_is_not_broken_inside_of_a_number_or_before_a_particle(size: str) -> None:
    found = texts(
        "【連載】港の古い定食屋が閉店するので、四十年分の注文票を読ませてもらいました",
        size,
        language="ja",
    )
    assert "四十年分" in "/".join(found)
    assert not any(line.startswith(tuple("のをがはに、】")) for line in found)


@NEEDS_CJK
def test_a_chinese_title_is_broken_between_phrases() -> None:
    found = "/".join(texts("老城的桥建于1887年，桥上原有四座石狮，如今只剩两座", language="zh"))
    assert "/" in found
    assert all(phrase in found for phrase in ("1887年", "桥上", "原有", "四座石狮", "如今"))


def test_a_title_is_rather_broken_at_a_pause() -> None:
    found = texts("How I cut our build from 40 minutes to 3, a thread with code")
    assert found == ["How I cut our build from 40 minutes to 3,", "a thread with code"]


def test_a_title_of_many_lines_is_left_as_it_is() -> None:
    found = texts("word " * 203)
    assert len(found) > 6
    assert len(found[0]) > len(found[-1])
