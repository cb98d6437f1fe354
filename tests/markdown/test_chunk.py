"""Chunks: how they are joined, quoted and indented."""

from convert_markdown.chunk import Finished, division, filled, item, join, quoted
from convert_markdown.line import Line

PARAGRAPH = [Line(words=["a", "b"], markup=[]), Line(words=["1."], markup=[])]


def test_blank_lines_separate_chunks_that_show_something() -> None:
    chunks = [PARAGRAPH, [], Finished(""), Finished("- c", is_list="bullets")]
    assert join(chunks, "gfm", None) == "a b\\\n1\\.\n\n- c"
    assert filled(chunks) == [PARAGRAPH, Finished("- c", is_list="bullets")]


def test_paragraphs_are_wrapped() -> None:
    assert join([PARAGRAPH], "gfm", 2) == "a\nb\\\n1\\."


def test_lists_of_one_kind_do_not_become_one_list() -> None:
    bullets, numbers = Finished("- a", is_list="bullets"), Finished("1. b", is_list="numbers")
    assert join([bullets, bullets], "gfm", None) == "- a\n\n[//]: #\n\n- a"
    assert join([numbers, Finished(""), numbers], "gfm", None) == "1. b\n\n[//]: #\n\n1. b"
    assert join([bullets, numbers, PARAGRAPH, numbers], "gfm", None).count("[//]") == 0


def test_each_line_of_a_quote_has_its_sign() -> None:
    assert quoted("a\n\nb\n  c") == "> a\n>\n> b\n>   c"
    assert quoted(quoted("a")) == "> > a"


def test_the_lines_of_an_item_are_indented_to_its_first() -> None:
    assert item("10. ", "a\n\nb") == "10. a\n\n    b"
    assert item("- ", "") == "-"


def test_a_division_is_fenced() -> None:
    assert division("lang=he dir=rtl", "a") == "::: {lang=he dir=rtl}\n\na\n\n:::"
