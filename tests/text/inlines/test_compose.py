"""Trees of posts, composed from lines."""

import pytest

from convert.text.inlines.compose import Composer, host, whole_urls
from convert.text.lines import CODE_SIGN, CodeLines, Line
from convert.text.split.post_lines import PostLines
from convert.tree import Break, Code, Gap, Link, LinkNote, MentionNote, Paragraph, Text, plain


def post(*lines):
    return PostLines("1", None, "1/", tuple(lines))


def inlines(*lines):
    (paragraph,) = Composer("twitter").post(post(*lines)).blocks
    return paragraph.inlines


def test_blank_lines_separate_paragraphs():
    lines = [Line(1, "One"), Line(2, " "), Line(3, ""), Line(4, "Two"), Line(5, "")]
    composed = Composer("twitter").post(post(*lines))
    assert composed.blocks == (Paragraph((Text("One"),)), Paragraph((Text("Two"),)))
    assert composed.lines == (1, 5)


@pytest.mark.parametrize(
    ("line_break", "text", "between"),
    [
        ("break", "b", (Text("a"), Break(), Text("b"))),
        ("space", "b", (Text("a b"),)),
        ("gap", "b", (Text("a "), Gap(), Text(" b"))),
        ("gap", ", b", (Text("a "), Gap(), Text(", b"))),
    ],
)
def test_lines_are_joined_by_a_break_a_space_or_a_gap(line_break, text, between):
    assert inlines(Line(1, "a "), Line(2, text, line_break)) == between


@pytest.mark.parametrize("mark", ".!?…։؟۔।。！？,;:)%’'、，；：،؛")
def test_no_space_is_between_a_gap_and_a_mark(mark):
    assert inlines(Line(1, "a"), Line(2, mark, "gap"))[-1] == Text(mark)


def test_a_paragraph_may_begin_with_a_gap():
    assert inlines(Line(1, "b", "gap")) == (Gap(), Text(" b"))


def test_indentation_stays_apart_from_what_all_lines_have():
    lines = [Line(1, "  a"), Line(2, "    b"), Line(3, ""), Line(4, "   c ")]
    assert Composer("twitter").post(post(*lines)).blocks == (
        Paragraph((Text("a"), Break(), Text("  b"))),
        Paragraph((Text(" c"),)),
    )


@pytest.mark.parametrize("line_break", ["space", "gap"])
def test_white_space_after_a_break_of_a_program_is_no_indentation(line_break):
    assert "  b" not in plain(Paragraph(inlines(Line(1, "a"), Line(2, "  b", line_break))))


def test_code_is_a_block_between_the_words_of_its_line():
    aside = CodeLines(text="x @ann", last_number=4)
    lines = [Line(1, "a"), Line(2, f"b: {CODE_SIGN} c", aside=aside), Line(5, "d")]
    composed = Composer("twitter").post(post(*lines))
    assert composed.blocks == (
        Paragraph((Text("a"), Break(), Text("b:"))),
        Code("x @ann"),
        Paragraph((Text("c"), Break(), Text("d"))),
    )
    assert composed.lines == (1, 5)


def test_the_sign_of_code_in_a_text_is_a_character():
    assert inlines(Line(1, CODE_SIGN)) == (Text(CODE_SIGN),)


def test_notes_are_numbered_through_all_posts():
    composer = Composer("twitter")
    composer.post(post(Line(1, "@ann https://a.example/")))
    composer.post(post(Line(2, "https://b.example/ @Ann")))
    assert composer.numbering.notes == (
        MentionNote(1, "ann", "https://x.com/ann"),
        LinkNote(2, "https://a.example/", False),
        LinkNote(3, "https://b.example/", False),
    )


def test_a_url_that_is_cut_short_is_completed_by_one_that_is_not():
    posts = [
        post(Line(1, "https://www.example.org/b/c")),
        post(Line(2, "example.org/b… https://example.net/…")),
    ]
    composer = Composer("twitter", whole_urls(posts, "twitter"))
    (paragraph,) = composer.post(posts[1]).blocks
    assert paragraph.inlines[0] == Link("example.org", 1)
    assert composer.numbering.notes == (
        LinkNote(1, "https://www.example.org/b/c", False),
        LinkNote(2, "https://example.net/", True),
    )
    (repair,) = composer.repairs
    assert (repair.kind, repair.line) == ("link", 2)
    assert (repair.text, repair.became) == ("example.org/b…", "https://www.example.org/b/c")


def test_urls_are_collected_only_from_a_text_with_an_ellipsis():
    assert whole_urls([post(Line(1, "https://a.example/b"))], "twitter") == set()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.mid.ru/en/a", "mid.ru"),
        ("http://kremlin.ru", "kremlin.ru"),
        ("https://user:secret@example.org:81/", "example.org:81"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_a_bare_url_is_shown_as_its_host(url, shown):
    assert host(url) == shown
