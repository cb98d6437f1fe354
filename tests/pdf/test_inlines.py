"""Inlines as spans."""

from convert.tree import (
    GAP,
    Break,
    Gap,
    Hashtag,
    Inline,
    Link,
    LinkNote,
    Mention,
    MentionNote,
    Styled,
    Text,
)
from convert_pdf.inline.runs import Span
from convert_pdf.inlines import InlineConverter
from convert_pdf.sanitize import BREAK
from convert_pdf.styles import Styles

STYLES = Styles(10)
NOTES = (
    MentionNote(number=1, handle="c", url="https://x.com/c"),
    LinkNote(number=2, url="https://d.example/a", truncated=False),
    LinkNote(number=3, url="https://e.example/tr", truncated=True),
    LinkNote(number=4, url="gopher://f.example", truncated=False),
)


def spans(*inlines: Inline) -> list[Span]:
    return list(InlineConverter(STYLES, NOTES).spans(inlines))


def test_each_inline_has_its_role() -> None:
    inlines = (
        *(Text("a"), Hashtag("#b", "b"), Mention("@c", "c", 1), Link("d.example", 2), Break(), Gap()),
    )
    assert [(span.text, span.role) for span in spans(*inlines)] == [
        ("a", "text"),
        ("#b", "text"),
        ("@c", "mention"),
        ("1", "reference"),
        ("d.example", "link"),
        ("2", "reference"),
        (BREAK, "text"),
        (GAP, "gap"),
    ]


def test_words_lead_to_their_target_and_the_number_to_the_note() -> None:
    mention, number, link, _ = spans(Mention("@c", "c", 1), Link("d.example", 2))
    assert (mention.url, mention.to) == ("https://x.com/c", None)
    assert (number.url, number.to) == (None, "note-1")
    assert (link.url, link.to) == ("https://d.example/a", None)
    assert mention.style == link.style == STYLES.linked(STYLES.text)
    assert mention.style.size == STYLES.text.size


def test_words_without_a_live_target_look_like_the_others() -> None:
    for number in (3, 4):
        link, reference = spans(Link("e.example", number))
        assert link.url is None
        assert link.style == STYLES.text
        assert reference.to == f"note-{number}"


def test_references_to_a_note_have_names_of_their_own() -> None:
    found = [span.anchor for span in spans(*(Mention("@c", "c", 1),) * 2) if span.note]
    assert found == ["ref-1", "ref-1-2"]


def test_marked_words_have_a_face_and_a_tag() -> None:
    for mark, face, kind in (
        ("emphasis", "italic", "Em"),
        ("strong", "bold", "Strong"),
        ("code", "mono", "Code"),
        ("strikeout", "regular", "Span"),
    ):
        [span] = spans(Styled(mark, (Text("x"),)))
        assert span.tag is not None
        assert (span.style.face, span.tag.kind) == (face, kind)
        assert span.style.is_struck == span.tag.is_struck == (mark == "strikeout")


def test_words_of_one_mark_share_its_tag_and_marks_are_nested() -> None:
    inner = Styled("strong", (Text("b"), Text("c")))
    a, b, c, d = spans(Styled("emphasis", (Text("a"), inner, Text("d"))))
    assert a.tag is d.tag is not None
    assert b.tag is c.tag is not None
    assert b.tag.parent is a.tag
    assert (a.style.face, b.style.face) == ("italic", "bold italic")


def test_a_reference_in_marked_words_is_as_elsewhere() -> None:
    link, reference = spans(Styled("strikeout", (Link("a.example", 1),)))
    assert link.style.is_struck
    assert reference.style is STYLES.reference
    assert reference.tag is None


def test_code_is_not_hyphenated() -> None:
    [span] = spans(Styled("code", (Text("x"),)))
    assert span.role == "code"
