"""Runs: the words of a line with their styles, and what separates markup from them."""

from convert.tree import Break, Gap, Hashtag, Inline, Link, Styled, Text
from convert_markdown import Options
from convert_markdown.runs import Run, split

GFM, COMMONMARK = Options(), Options(flavour="commonmark")


def emphasis(*inlines: Inline) -> Styled:
    return Styled("emphasis", inlines)


def test_styles_are_from_the_outermost_to_the_innermost_each_once() -> None:
    inner = Styled("strong", (Text("b"), emphasis(Text("c"))))
    [line] = split([Text("a"), emphasis(inner)], GFM)
    both = ("emphasis", "strong")
    assert line == [Run("text", "a"), Run("text", "b", both), Run("text", "c", both)]


def test_code_has_no_other_styles_inside() -> None:
    code = Styled("code", (emphasis(Text("a")), Hashtag("#b", "b")))
    tags = Options(flavour="obsidian", hashtags="tags")
    assert split([code], tags) == [[Run("text", "a", ("code",)), Run("text", "#b", ("code",))]]
    assert split([Hashtag("#b", "b")], tags) == [[Run("tag", "#b")]]


def test_a_style_that_the_flavour_lacks_is_dropped() -> None:
    struck = Styled("strikeout", (Text("a"),))
    assert split([struck], GFM) == [[Run("text", "a", ("strikeout",))]]
    assert split([struck], COMMONMARK) == [[Run("text", "a")]]


def test_a_break_inside_a_style_begins_a_line_of_that_style() -> None:
    lines = split([emphasis(Text("a "), Break(), Text("\tb"), Break())], GFM)
    indent = Run("text", "\xa0" * 4)
    assert lines == [[Run("text", "a", ("emphasis",))], [indent, Run("text", "b", ("emphasis",))], []]


def test_spaces_at_the_end_of_a_line_are_dropped_whatever_their_style() -> None:
    assert split([emphasis(Gap(), Text(" ")), Text(" ")], GFM) == [[Run("gap", "[…]", ("emphasis",))]]
    assert split([Text(" "), emphasis(Text("\t")), Text(" ")], GFM) == [[]]


def test_spaces_at_the_start_of_a_line_become_no_break_spaces_whatever_their_style() -> None:
    assert split([Text(" "), emphasis(Text("\t"), Text("a"))], GFM) == [
        [Run("text", "\xa0" * 4), Run("text", "a", ("emphasis",))]
    ]


def test_numbers_next_to_one_another_are_separated_in_commonmark() -> None:
    inlines = [Link("a", 1), emphasis(Link("", 2))]
    assert split(inlines, COMMONMARK) == [
        [
            Run("text", "a"),
            Run("reference", "¹"),
            Run("text", "\xa0"),
            Run("reference", "²", ("emphasis",)),
        ]
    ]
    assert [run.text for run in split(inlines, GFM)[0]] == ["a", "[^1]", "[^2]"]


def test_a_gap_after_a_word_is_no_citation() -> None:
    assert split([Text("@a"), Gap(), Text(" "), Gap()], GFM) == [
        [Run("text", "@a"), Run("gap", "\\[…\\]"), Run("text", " "), Run("gap", "[…]")]
    ]
