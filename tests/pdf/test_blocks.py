"""Paragraphs in lines, with their labels in the margin."""

import msgspec
import pytest

from convert_pdf.blocks import _LABEL_GAP, _LABEL_SHARE, Block, BlockLayout
from convert_pdf.flow import FlowParagraph
from convert_pdf.inline.runs import Span, Style
from convert_pdf.inline.shaping import Fonts
from convert_pdf.styles import Paper
from tests.pdf.reading import of_text, read, words

PAPER = Paper.of("a5")
FONTS = Fonts()


def layout(**changes: str) -> BlockLayout:
    settings = {"direction": "ltr", "language": "en", "align": "left", **changes}
    return BlockLayout(paper=PAPER, fonts=FONTS, **settings)


def labelled(label: str, **changes: str) -> Block:
    paragraph = FlowParagraph(
        role="paragraph",
        spans=(Span("Words.", Style(10)),),
        leading=15,
        label=Span(label, Style(10)),
    )
    return layout(**changes).block(paragraph)


def test_label_gap_is_between_a_label_and_the_text() -> None:
    label = labelled("2/").label
    assert label is not None
    assert label.indent + label.width == pytest.approx(-_LABEL_GAP * 10)
    assert _LABEL_GAP == 0.6


def test_a_label_of_a_right_to_left_document_is_in_the_right_margin() -> None:
    label = labelled("2/", direction="rtl").label
    assert label is not None
    assert label.indent == pytest.approx(PAPER.measure + _LABEL_GAP * 10)


def test_label_share_limits_the_labels_in_the_margin() -> None:
    digits = [labelled("2" * count).label for count in range(1, 20)]
    kept = [label for label in digits if label is not None]
    assert 0 < len(kept) < len(digits)
    step = kept[1].width - kept[0].width
    widest = kept[-1].width + _LABEL_GAP * 10
    assert widest <= _LABEL_SHARE * PAPER.left < widest + step
    assert _LABEL_SHARE == 0.85


@pytest.mark.parametrize(("role", "is_stretched"), [("paragraph", True), ("note", False)])
def test_only_paragraphs_are_justified(role, is_stretched) -> None:
    spans = (Span("some words of one and another length " * 5, Style(10)),)
    block = layout(align="justify").block(FlowParagraph(role=role, spans=spans, leading=15))
    assert (block.lines[0].added_space > 0) is is_stretched


def test_a_page_number_is_centered() -> None:
    line = layout().centered(Span("12", Style(8)))
    assert 2 * line.indent + line.width == pytest.approx(PAPER.measure)


def test_a_label_too_wide_for_the_margin_is_put_before_the_text() -> None:
    document = msgspec.structs.replace(of_text("Words."), title="")
    [post] = document.posts
    long = msgspec.structs.replace(post, label="(post number one of seventeen)")
    text = words(read(msgspec.structs.replace(document, posts=(long,))))
    assert "(post number one of seventeen) Words." in text
