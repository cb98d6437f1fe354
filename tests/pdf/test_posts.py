"""Posts as paragraphs and figures."""

from collections.abc import Iterable
from typing import Any

import pytest

from convert import display
from convert.metadata import Metadata
from convert.tree import (
    Answered,
    Author,
    Block,
    Code,
    Document,
    Figure,
    Inline,
    List,
    Mention,
    MentionNote,
    Paragraph,
    Poll,
    PollOption,
    Quote,
    Text,
)
from convert_pdf import posts
from convert_pdf.flow import FlowBlock, FlowFigure, FlowParagraph
from convert_pdf.posts import PostConverter
from convert_pdf.sanitize import BREAK
from convert_pdf.styles import DEEPEST, Styles
from tests.builders import picture, post, thread
from tests.pdf.whole_posts import words

STYLES = Styles(10)
LEADING, SMALL_LEADING = STYLES.leading, STYLES.small_leading
MEDIA: dict[str, Any] = {"media": (picture(1, None),)}


def flow(document: Document, *, numbered: bool = True) -> list[FlowParagraph | FlowFigure]:
    """The blocks of the posts of a document."""
    converter = PostConverter(document, Metadata.of(document), STYLES, numbered=numbered)
    headings = display.headings(document)
    return [
        block
        for number, (each, heading) in enumerate(zip(document.posts, headings, strict=True), start=1)
        for block in converter.flow(each, heading, f"post-{number}", 7.0)
    ]


def of_post(*content: Inline | Block | str, **fields: Any) -> list[FlowParagraph]:
    """The paragraphs of a document of one post."""
    found = flow(thread(post(2, *content, **fields)))
    assert all(isinstance(block, FlowParagraph) for block in found)
    return found  # type: ignore[return-value]  # as asserted


def texts(paragraphs: Iterable[FlowParagraph]) -> list[str]:
    return ["".join(span.text for span in paragraph.spans) for paragraph in paragraphs]


def markers(block: FlowBlock) -> list[str]:
    return [marker.span.text for marker in block.markers]


def test_a_heading_a_warning_and_the_reason_for_missing_words_precede_the_words() -> None:
    answers = Answered(author=Author("Bo", None), url=None)
    found = of_post("words", answers=answers, warning=" of\nall ", missing="hidden")
    assert texts(found) == [
        "in answer to Bo",
        "Content warning · of all",
        "This post is hidden",
        "words",
    ]
    assert [paragraph.keeps_next for paragraph in found] == [True, True, True, False]
    assert [paragraph.role for paragraph in found] == ["aside", "aside", "aside", "paragraph"]
    assert [paragraph.leading for paragraph in found] == [*[SMALL_LEADING] * 3, LEADING]


def test_the_reason_for_missing_words_may_end_a_page() -> None:
    [only] = of_post(missing="deleted")
    assert not only.keeps_next


def test_the_first_paragraph_of_a_post_has_its_label_its_anchor_and_the_space_above_it() -> None:
    first, second = of_post("words", missing="deleted")
    assert first.label is not None
    assert (first.label.text, first.anchor, first.above) == ("2/", "post-1", 7.0)
    assert (second.label, second.anchor) == (None, "")


def test_a_label_links_to_its_post() -> None:
    [live] = of_post("x", url="https://x.com/a/status/1")
    [unsafe] = of_post("x", url="javascript:alert(1)")
    assert live.label is not None
    assert unsafe.label is not None
    assert (live.label.url, unsafe.label.url) == ("https://x.com/a/status/1", None)


def test_a_post_without_label_and_blocks_keeps_its_anchor() -> None:
    [only] = flow(thread(post(1)), numbered=False)
    assert isinstance(only, FlowParagraph)
    assert (only.anchor, only.spans, only.label) == ("post-1", (), None)


def test_a_quote_begins_with_a_line_that_has_its_reference_and_stays_with_its_words() -> None:
    quote = Quote("shown", Author("Bo", "bo"), "2020-11-09", 1, (words("quoted"),))
    note = MentionNote(1, "bo", "https://x.com/bo")
    line, quoted, after = flow(thread(post(1, quote, "after"), notes=(note,)))
    assert isinstance(line, FlowParagraph)
    assert texts([line]) == ["Quoted post · Bo (@bo) · 2020-11-091"]
    assert line.spans[-1].role == "reference"
    assert line.spans[-1].to == "note-1"
    assert line.keeps_next
    assert line.groups == quoted.groups
    assert [group.kind for group in line.groups] == ["quote"]
    assert [block.level for block in (line, quoted, after)] == [1, 1, 0]


def test_a_quote_that_is_not_shown_is_a_line() -> None:
    [line] = of_post(Quote("blocked", None, None, None, ()))
    assert texts([line]) == ["Quoted post · blocked"]
    assert not line.keeps_next


def test_items_have_bullets_or_numbers_and_a_list_in_a_list_another_bullet() -> None:
    inner = List(None, ((words("c"), words("d")),))
    found = of_post(List(9, ((words("a"),), (words("b"), List(None, ((inner,),))))))
    assert [(text, markers(p)) for text, p in zip(texts(found), found, strict=True)] == [
        ("a", ["9."]),
        ("b", ["10."]),
        ("c", ["\u2022", "\u2013"]),  # two items begin with it
        ("d", []),
    ]
    assert [paragraph.level for paragraph in found] == [1, 1, 3, 3]
    kinds = [[group.kind for group in paragraph.groups] for paragraph in found]
    assert kinds[0] == ["ordered list", "item"]
    assert kinds[2] == ["ordered list", "item", "list", "item", "list", "item"]


def test_an_item_without_blocks_keeps_its_marker() -> None:
    found = of_post(List(1, ((), (words("x"),))))
    assert [(text, markers(p)) for text, p in zip(texts(found), found, strict=True)] == [
        ("", ["1."]),
        ("x", ["2."]),
    ]


def test_blocks_are_indented_by_at_most_three_steps() -> None:
    quote = Quote("shown", None, None, None, (words("x"),))
    for _ in range(9):
        quote = Quote("shown", None, None, None, (quote,))
    assert [paragraph.level for paragraph in of_post(quote)] == [1, 2, *[3] * 9]
    assert DEEPEST == 3


def gaps(*content: Inline | Block | str, **fields: Any) -> list[float]:
    """The space above the blocks of a post but the first, in leadings."""
    return [block.above / LEADING for block in flow(thread(post(1, *content, **fields), **MEDIA))[1:]]


def test_gaps_are_parts_of_the_leading() -> None:
    block, close, apart = posts._BLOCK_GAP, posts._CLOSE_GAP, posts._APART_GAP
    assert (block, close, apart) == (0.35, 0.12, 0.5)
    assert gaps(words("a"), words("b"), warning="w") == pytest.approx([close, block])
    assert gaps(words("a"), List(None, ((), ())), words("b")) == pytest.approx([block, close, block])


@pytest.mark.parametrize(
    ("set_apart", "inside"),
    [
        (Quote("shown", None, None, None, (words("c"),)), [0.12]),
        (Poll((PollOption("Yes", None),), None), [0.12]),
        (Code("x"), []),
        (Figure((1,), None), []),
    ],
    ids=["quote", "poll", "code", "figure"],
)
def test_apart_gap_is_around_what_is_not_words_unless_it_follows_a_heading(
    set_apart: Block, inside: list[float]
) -> None:
    around = [0.5, *inside, 0.5]
    assert gaps(words("a"), set_apart, words("b")) == pytest.approx(around)
    assert gaps(set_apart, words("b"), warning="w") == pytest.approx([0.12, *inside, 0.5])


def test_a_list_in_an_item_is_as_close_as_the_items() -> None:
    inner = List(None, ((words("b"),), (words("c"),)))
    found = gaps(words("x"), List(None, ((words("a"), inner), (inner,), (words("d"), words("e")))))
    assert found == pytest.approx([0.35, 0.12, 0.12, 0.12, 0.12, 0.12, 0.35])


def test_code_keeps_its_lines_and_has_spaces_for_tabs() -> None:
    [code] = of_post(Code("a\n\tb\n\n  c\x00\rd"))
    assert (code.role, code.leading) == ("code", SMALL_LEADING)
    assert texts([code]) == [f"a{BREAK}    b{BREAK}{BREAK}  c\ufffd d"]
    [span] = code.spans
    assert span.role == "code"
    assert span.style.face == "mono"
    assert span.tag is not None
    assert span.tag.kind == "Code"


def test_a_poll_is_a_line_and_a_list_with_shares() -> None:
    line, yes, no = of_post(Poll((PollOption("Yes\n", 3), PollOption("No", None)), "2020-11-13"))
    assert texts([line, yes, no]) == [
        "Poll · 3 votes · until 2020-11-13",
        "Yes · 100 % · 3 votes",
        "No",
    ]
    assert line.keeps_next
    assert [markers(row) for row in (line, yes, no)] == [[], ["\u2022"], ["\u2022"]]
    assert yes.groups[0] is no.groups[0]
    assert yes.groups[1] is not no.groups[1]


def test_a_figure_has_its_place_its_media_and_its_reference() -> None:
    item = List(None, ((Figure((1, 7), 1),),))
    document = thread(
        post(2, item, direction="rtl", language="he"),
        media=(picture(1, None),),
        notes=(MentionNote(1, "bo", "https://x.com/bo"),),
    )
    [figure] = flow(document)
    assert isinstance(figure, FlowFigure)
    assert figure.media == (1,)  # the document has no medium 7
    assert figure.reference is not None
    assert figure.reference.note == 1
    assert (figure.level, figure.direction, figure.language) == (1, "rtl", "he")
    assert (markers(figure), figure.anchor) == (["\u2022"], "post-1")
    assert figure.label is not None


def test_a_figure_of_nothing_is_left_out() -> None:
    assert texts(of_post(Figure((), None), "words")) == ["words"]


def test_direction_and_language_are_those_that_differ_from_the_document() -> None:
    posts_ = [
        post(1, "x", direction="ltr", language="en"),
        post(2, "x", direction="rtl", language="he", warning="w"),
        post(3, "x", language="\x00"),
    ]
    found = [(block.direction, block.language) for block in flow(thread(*posts_))]
    assert found == [(None, None), ("rtl", "he"), ("rtl", "he"), (None, "und")]


def test_a_quote_in_another_direction_than_its_post_has_an_unknown_language() -> None:
    quote = Quote("shown", None, None, None, (Paragraph((Text("שלום"),)),))
    found = [(block.direction, block.language) for block in of_post("Peace:", quote)]
    assert found == [(None, None), ("rtl", "und"), ("rtl", "und")]


def test_references_are_counted_in_reading_order() -> None:
    again = Paragraph((Mention("@bo", "bo", 1),))
    document = thread(
        post(1, Quote("shown", None, None, 1, (again, List(None, ((again,),)))), again),
        notes=(MentionNote(1, "bo", "https://x.com/bo"),),
    )
    found = [block for block in flow(document) if isinstance(block, FlowParagraph)]
    names = [span.anchor for paragraph in found for span in paragraph.spans if span.note]
    assert names == ["ref-1", "ref-1-2", "ref-1-3", "ref-1-4"]


def test_only_the_words_of_posts_are_in_the_style_of_text() -> None:
    poll = Poll((PollOption("Yes", 1),), None)
    found = of_post(Text("words"), poll, warning="w")
    sizes = [[round(span.style.size, 1) for span in paragraph.spans] for paragraph in found]
    small = 8.4
    assert sizes == [[small] * 3, [10], [small] * 3, [10, *[small] * 4]]


def test_words_stay_on_the_page_of_the_code_that_they_introduce() -> None:
    found = of_post(Paragraph((Text("The numbers:"),)), Code("| a | b |"), Paragraph((Text("c"),)))
    assert [block.keeps_next for block in found] == [True, False, False]
