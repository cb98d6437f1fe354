"""The lists that authors type, kept as lists of Markdown."""

import pytest

from convert.tree import Break, Inline, Mention, Paragraph, Styled, Text, plain
from convert_markdown import Options
from convert_markdown.author_lists import blocks
from tests.markdown.expected import Content, Listed
from tests.markdown.reading import CommonMark, Pandoc, written
from tests.markdown.texts import document_of

FLAVOURS = ("commonmark", "gfm", "pandoc", "obsidian")


def typed(*lines: str) -> list[Inline]:
    inlines: list[Inline] = []
    for line in lines:
        inlines += [Break(), Text(line)]
    return inlines[1:]


def read(*lines: str, lists: str = "keep") -> list[Content]:
    """Return what markdown-it reads of a post with these lines, without its label."""
    options = Options(lists=lists, front_matter=False, numbering="none")
    return CommonMark(written(document_of([typed(*lines)]), options), {}).paragraphs[1:]


@pytest.mark.parametrize("bullet", "-*+")
def test_lines_with_the_same_bullet_are_a_list(bullet: str) -> None:
    assert read("We did:", f"{bullet} one", f"{bullet} two", "All of it.") == [
        "We did:",
        Listed(None, [["one"], ["two"]]),
        "All of it.",
    ]


def test_lines_with_consecutive_numbers_are_a_list_that_begins_with_the_first() -> None:
    assert read("3. c", "4. d") == [Listed(3, [["c"], ["d"]])]
    assert read("1) a", "2) b") == [Listed(1, [["a"], ["b"]])]


def test_indented_lines_are_a_list_in_the_item_before_them() -> None:
    assert read("- a", "  - b", "  - c", "    1. d", "- e") == [
        Listed(None, [["a", Listed(None, [["b"], ["c", Listed(1, [["d"]])]])], ["e"]])
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["- so he said"],
        ["1. a", "3. c"],
        ["2020. A year", "1999. Another"],
        ["007. a", "008. b"],
        ["-a", "-b"],
        ["- ", "- "],
        ["• a", "• b"],
        ["a - b", "c - d"],
        ["- - -", "***"],
    ],
)
def test_what_is_no_list_is_text(lines: list[str]) -> None:
    assert read(*lines) == read(*lines, lists="escape")


def test_a_list_with_another_bullet_is_another_list() -> None:
    assert read("- a", "- b", "+ c", "+ d") == [
        Listed(None, [["a"], ["b"]]),
        Listed(None, [["c"], ["d"]]),
    ]


@pytest.mark.parametrize(
    "words", ["# a", "> a", "- a", "1. a", "```", "| a |", "[ ] a", "[x](y)", "**a**", "---", "    a"]
)
def test_nothing_else_in_an_item_is_markup(words: str) -> None:
    lines = (f"- {words}", "- b")
    for flavour in FLAVOURS:
        for wrap in ("no", 20):
            options = Options(
                lists="keep", front_matter=False, numbering="none", flavour=flavour, wrap=wrap
            )
            text = written(document_of([typed(*lines)]), options)
            shown = [block for block in CommonMark(text).paragraphs if isinstance(block, Listed)]
            assert [item[0] for item in shown[0].items] == [words.strip(), "b"]


def test_lists_are_read_back_by_pandoc_too() -> None:
    options = Options(lists="keep", front_matter=False, numbering="none", flavour="gfm")
    text = written(document_of([typed("a", "1. b", "   - c", "2. d")]), options)
    listed = Listed(1, [["b", Listed(None, [["c"]])], ["d"]])
    for markdown in ("gfm", "markdown-smart", "commonmark_x-smart"):
        assert Pandoc(text, markdown, options, {}).paragraphs[1:] == ["a", listed]


def test_an_item_may_begin_with_a_mention_and_has_its_references() -> None:
    mention = Mention("@ann", "ann", 1)
    (listed,) = blocks(Paragraph((Text("- "), mention, Break(), Text("- b "), mention)))
    assert [plain(item[0]) for item in listed.items] == ["@ann", "b @ann"]  # type: ignore[union-attr]  # a list


def test_by_default_markers_are_what_was_typed() -> None:
    assert read("- a", "- b", lists="escape") == ["- a\n- b"]


def test_styled_markers_are_no_list() -> None:
    styled = Styled("strong", (Text("- a"), Break(), Text("- b")))
    assert blocks(Paragraph((styled,))) == [Paragraph((styled,))]


def test_thousands_of_levels_and_lines_take_linear_time() -> None:
    lines = [f"{' ' * (2 * n % 5000)}- a" for n in range(20_000)]
    (listed,) = blocks(Paragraph(tuple(typed(*lines))))
    assert plain(listed).count("a") == 20_000
