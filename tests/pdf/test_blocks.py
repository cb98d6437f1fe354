"""Paragraphs in lines, with their labels in the margin."""

from typing import Any

import msgspec
import pytest

from convert_pdf.blocks import _CODE_HANG, _LABEL_GAP, _LABEL_SHARE, _MARKER_GAP, Block, BlockLayout
from convert_pdf.flow import FlowParagraph, Group, Marker
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
    line = layout().centered(layout().line([Span("12", Style(8))]))
    assert 2 * line.indent + line.width == pytest.approx(PAPER.measure)


def test_a_label_too_wide_for_the_margin_is_put_before_the_text() -> None:
    document = msgspec.structs.replace(of_text("Words."), title="")
    [post] = document.posts
    long = msgspec.structs.replace(post, label="(post number one of seventeen)")
    text = words(read(msgspec.structs.replace(document, posts=(long,))))
    assert "(post number one of seventeen) Words." in text


def test_a_right_to_left_post_has_its_label_on_the_right_and_the_reverse() -> None:
    for document, post in (("ltr", "rtl"), ("rtl", "ltr")):
        paragraph = FlowParagraph(
            role="paragraph",
            spans=(Span("Words.", Style(10)),),
            leading=15,
            label=Span("2/", Style(10)),
            direction=post,
        )
        block = layout(direction=document).block(paragraph)
        assert block.label is not None
        is_right = block.label.indent > PAPER.measure
        assert is_right == (post == "rtl")
        [line] = block.lines
        assert (line.indent > 0) == is_right
        if is_right:
            assert line.indent + line.width == pytest.approx(PAPER.measure)


def indented(level: int, **changes: Any) -> FlowParagraph:
    default: dict[str, Any] = {"role": "paragraph", "spans": (Span("some words " * 40, Style(10)),)}
    return FlowParagraph(**(default | changes), leading=15, level=level)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_level_indents_lines_where_they_start(direction) -> None:
    block = layout(direction=direction).block(indented(2))
    indent = 2 * PAPER.step
    assert len(block.lines) > 2
    for line in block.lines:
        assert line.width <= PAPER.measure - indent
        start = line.indent if direction == "ltr" else PAPER.measure - line.indent - line.width
        assert start == pytest.approx(indent)


def marker(text: str, level: int) -> Marker:
    return Marker(span=Span(text, Style(10)), item=Group(kind="item", level=level))


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_marker_gap_is_between_a_marker_and_the_text(direction) -> None:
    paragraph = indented(2, markers=(marker("1.", 1), marker("•", 2)))
    block = layout(direction=direction).block(paragraph)
    assert [placed.item for placed in block.markers] == [each.item for each in paragraph.markers]
    for level, placed in enumerate(block.markers, start=1):
        line = placed.line
        end = line.indent + line.width
        if direction == "rtl":
            end = PAPER.measure - line.indent
        assert end == pytest.approx(level * PAPER.step - _MARKER_GAP * 10)
    assert _MARKER_GAP == 0.45


def test_a_marker_without_room_of_its_own_is_put_before_the_text() -> None:
    wide = layout().block(indented(1, markers=(marker("2020.", 1),)))
    assert wide.markers == ()
    assert "".join(run.text for run in wide.lines[0].runs).startswith("2020.\u2002some")
    shared = layout().block(indented(3, markers=(marker("•", 3), marker("–", 3))))
    assert len(shared.markers) == 1
    assert "".join(run.text for run in shared.lines[0].runs).startswith("–\u2002some")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_code_hang_indents_what_continues_a_line_of_code(direction) -> None:
    code = Span("  " + "x = y " * 30 + "\u2028z", Style(8, face="mono"), "code")
    block = layout(direction=direction, align="justify").block(indented(0, role="code", spans=(code,)))
    first, *continued, last = block.lines
    assert len(continued) > 1
    assert (first.indent, last.indent, _CODE_HANG) == (0, 0, 1.2)
    assert all(line.indent == pytest.approx(_CODE_HANG * 8) for line in continued)
    assert "".join(run.text for line in block.lines for run in line.runs) == code.text.replace(
        "\u2028", ""
    )
    assert all(line.added_space == 0 for line in block.lines)


def test_words_are_hyphenated_in_the_language_of_their_post() -> None:
    spans = (Span("Donaudampfschifffahrtsgesellschaft " * 6, Style(10)),)
    german = layout().block(indented(0, spans=spans, language="de"))
    none = layout().block(indented(0, spans=spans, language="und"))

    def has_hyphens(block: Block) -> bool:
        return any(run.text == "\u00ad" for line in block.lines for run in line.runs)

    assert (has_hyphens(german), has_hyphens(none)) == (True, False)


def test_ideographs_have_the_shapes_of_the_language_of_their_post() -> None:
    pytest.importorskip("justmytype_intl_cjk")
    for language, name in ((None, "NotoSansSC-400"), ("ja", "NotoSansJP-400")):
        block = layout().block(indented(0, spans=(Span("直", Style(10)),), language=language))
        face = block.lines[0].runs[0].face
        assert face is not None
        assert face.name == name
