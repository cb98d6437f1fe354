"""Runs: the words of a line with their styles, and what separates markup from them."""

from convert.tree import Break, Gap, Hashtag, Inline, Link, LinkNote, Mention, MentionNote, Styled, Text
from convert_markdown import Options
from convert_markdown.runs import Run, split

GFM, COMMONMARK = Options(), Options(flavour="commonmark")
INLINE = Options(links="inline")
NOTES = (
    LinkNote(number=1, url="https://a.example/b_(c)", truncated=False, title='A "page"'),
    MentionNote(number=2, handle="ann", url="https://x.com/ann"),
    LinkNote(number=3, url="https://b.example/cut…", truncated=True),
)


def emphasis(*inlines: Inline) -> Styled:
    return Styled("emphasis", inlines)


def test_styles_are_from_the_outermost_to_the_innermost_each_once() -> None:
    inner = Styled("strong", (Text("b"), emphasis(Text("c"))))
    [line] = split([Text("a"), emphasis(inner)], NOTES, GFM)
    both = ("emphasis", "strong")
    assert line == [Run("text", "a"), Run("text", "b", both), Run("text", "c", both)]


def test_code_has_no_other_styles_inside() -> None:
    code = Styled("code", (emphasis(Text("a")), Hashtag("#b", "b")))
    tags = Options(flavour="obsidian", hashtags="tags")
    assert split([code], NOTES, tags) == [[Run("text", "a", ("code",)), Run("text", "#b", ("code",))]]
    assert split([Hashtag("#b", "b")], NOTES, tags) == [[Run("tag", "#b")]]


def test_a_style_that_the_flavour_lacks_is_dropped() -> None:
    struck = Styled("strikeout", (Text("a"),))
    assert split([struck], NOTES, GFM) == [[Run("text", "a", ("strikeout",))]]
    assert split([struck], NOTES, COMMONMARK) == [[Run("text", "a")]]


def test_a_break_inside_a_style_begins_a_line_of_that_style() -> None:
    lines = split([emphasis(Text("a "), Break(), Text("\tb"), Break())], NOTES, GFM)
    indent = Run("text", "\xa0" * 4)
    assert lines == [[Run("text", "a", ("emphasis",))], [indent, Run("text", "b", ("emphasis",))], []]


def test_spaces_at_the_end_of_a_line_are_dropped_whatever_their_style() -> None:
    assert split([emphasis(Gap(), Text(" ")), Text(" ")], NOTES, GFM) == [
        [Run("gap", "[…]", ("emphasis",))]
    ]
    assert split([Text(" "), emphasis(Text("\t")), Text(" ")], NOTES, GFM) == [[]]


def test_spaces_at_the_start_of_a_line_become_no_break_spaces_whatever_their_style() -> None:
    assert split([Text(" "), emphasis(Text("\t"), Text("a"))], NOTES, GFM) == [
        [Run("text", "\xa0" * 4), Run("text", "a", ("emphasis",))]
    ]


def test_numbers_next_to_one_another_are_separated_in_commonmark() -> None:
    inlines = [Link("a", 1), emphasis(Link("", 2))]
    assert split(inlines, NOTES, COMMONMARK) == [
        [
            Run("text", "a"),
            Run("reference", "¹"),
            Run("text", "\xa0"),
            Run("reference", "²", ("emphasis",)),
        ]
    ]
    assert [run.text for run in split(inlines, NOTES, GFM)[0]] == ["a", "[^1]", "[^2]"]


def test_a_gap_after_a_word_is_no_citation() -> None:
    assert split([Text("@a"), Gap(), Text(" "), Gap()], NOTES, GFM) == [
        [Run("text", "@a"), Run("gap", "\\[…\\]"), Run("text", " "), Run("gap", "[…]")]
    ]


def test_inline_links_are_markup_around_their_words() -> None:
    (line,) = split([Mention("@ann", "ann", 2), emphasis(Link("a.example", 1))], NOTES, INLINE)
    assert line == [
        Run("link", "["),
        Run("text", "@ann"),
        Run("link", "](https://x.com/ann)"),
        Run("link", "[", ("emphasis",)),
        Run("text", "a.example", ("emphasis",)),
        Run("link", '](<https://a.example/b_(c)> "A \\"page\\"")', ("emphasis",)),
    ]


def test_a_link_whose_words_are_its_address_is_an_autolink() -> None:
    for words in ("", "https://a.example/b_(c)"):
        assert split([Link(words, 1)], NOTES, INLINE) == [[Run("link", "<https://a.example/b_(c)>")]]


def test_an_address_that_cannot_be_a_link_follows_its_words() -> None:
    (line,) = split([Link("b.example", 3)], NOTES, INLINE)
    assert "".join(run.text for run in line) == "b.example (https://b.example/cut…)"
    assert {run.kind for run in line} == {"text"}
