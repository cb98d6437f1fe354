"""Styles: delimiters where every parser reads them as such, and words without markup elsewhere."""

import json
from typing import Any, Literal, get_args

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert.tree import Break, Gap, Inline, Link, LinkNote, Styled, Text
from convert_markdown import Options
from convert_markdown.options import Flavour
from tests.markdown.expected import END, REFERENCE, settled
from tests.markdown.reading import CommonMark, written
from tests.markdown.texts import PUNCTUATION, document_of
from tests.properties import examples

NOTES = (LinkNote(number=1, url="https://a.example", truncated=False),)
each_flavour = pytest.mark.parametrize("flavour", get_args(Flavour))


def styled(style: Literal["emphasis", "strong", "code", "strikeout"], *content: Inline | str) -> Styled:
    return Styled(style, tuple(Text(part) if isinstance(part, str) else part for part in content))


def emphasis(*content: Inline | str) -> Styled:
    return styled("emphasis", *content)


def strong(*content: Inline | str) -> Styled:
    return styled("strong", *content)


def code(*content: Inline | str) -> Styled:
    return styled("code", *content)


def markdown(*content: Inline | str, flavour: Flavour = "gfm") -> str:
    inlines = [Text(part) if isinstance(part, str) else part for part in content]
    options = Options(flavour=flavour, front_matter=False, numbering="none")
    document = document_of([inlines], noted=NOTES)
    return written(document, options).split("\n\n")[1].removesuffix("\n")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ((emphasis("a"), " ", strong("b")), "*a* **b**"),
        (("un", emphasis("believ"), "able"), "un*believ*able"),
        (("这是", strong("强调"), "的"), "这是**强调**的"),
        ((emphasis("a ", strong("b"), " c"),), "*a **b** c*"),
        ((emphasis(strong("a")),), "***a***"),
        ((emphasis(strong("a"), " b"),), "***a** b*"),
        ((strong("a ", emphasis("b")),), "**a *b***"),
        (("so: ", emphasis("“a”"), "."), "so: *“a”*."),
        (("(", emphasis("a?"), ")"), "(*a?*)"),
        ((emphasis("a", Link("", 1)), " b"), "*a[^1]* b"),
        ((code("a b"), " and ", code("c")), "`a b` and `c`"),
        ((strong(code("a")), " b"), "**`a`** b"),
        ((code("a ", Link("b", 1), " c"),), "`a b`[^1] `c`"),
        ((code("`a` ``"),), "\\`a\\` \\`\\`"),  # three backticks could begin a block
        ((code("a`b"),), "``a`b``"),
        ((code("`a"),), "`` `a ``"),
        (("b", code(" a "), "c"), "b `a` c"),
        ((styled("strikeout", "a"), "b"), "~~a~~b"),
    ],
)
def test_styled_words_have_markup(content: tuple[Inline | str, ...], expected: str) -> None:
    assert markdown(*content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (("a", emphasis("“b”"), "c"), "a“b”c"),  # would not open after a letter, before a quote
        (("a", emphasis("b."), "c"), "ab.c"),
        (("€", emphasis("“b”"), "€"), "€“b”€"),  # parsers differ in whether € is punctuation
        ((emphasis("a"), strong("b")), "*a*b"),  # the two would be one sequence of asterisks
        ((code("a"), emphasis(), code("b")), "`ab`"),
        ((emphasis("\u200ba"), " b"), "\u200ba b"),  # white space for some
        ((emphasis(" "), strong(), "a"), "&nbsp;a"),
        (("a ", code("{{ b }}")), "a {\\{ b }}"),  # engines read code, too
        (("a ", code("= b")), "a = b"),  # a query of Dataview
    ],
)
def test_styled_words_that_would_not_read_back_have_none(
    content: tuple[Inline | str, ...], expected: str
) -> None:
    assert markdown(*content) == expected


def test_spaces_at_the_edges_are_outside_of_the_delimiters() -> None:
    assert markdown("a", emphasis(" b "), "c") == "a *b* c"
    assert markdown("a", emphasis(strong(" \xa0b"), " "), "c") == "a \xa0***b*** c"


def test_a_style_inside_the_same_style_is_one() -> None:
    assert markdown(emphasis("a ", strong(emphasis("b"), "c"), " d")) == "*a **bc** d*"
    assert markdown(emphasis("a"), emphasis("b")) == "*ab*"
    assert markdown(code("a", strong("b"), code("c"))) == "`abc`"


def test_a_style_ends_before_a_break_and_begins_again_after_it() -> None:
    assert markdown(emphasis("a", Break(), "b")) == "*a*\\\n*b*"
    assert markdown(code("a", Break(), Gap(), "b")) == "`a`\\\n[…]`b`"


def test_commonmark_has_no_strikeout() -> None:
    assert markdown(styled("strikeout", "a ", strong("b")), flavour="commonmark") == "a **b**"


WORDS = st.sampled_from(["a", "bc", "Вена", "强调", "é"])
TAGS = {"emphasis": "em", "strong": "strong", "strikeout": "s", "code": "code"}


@given(
    st.lists(st.tuples(st.sampled_from(sorted(TAGS)), st.lists(WORDS, min_size=1, max_size=3))),
    st.sampled_from(["", " ", ", ", "x"]),
)
def test_words_of_letters_keep_their_style(runs: list[tuple[Any, list[str]]], between: str) -> None:
    separator = between or "-"
    content: list[Inline | str] = [separator]
    for style, words in runs:
        content += [styled(style, " ".join(words)), separator]
    seen = CommonMark(f"# \n\n{markdown(*content)}")
    assert seen.styled == [(TAGS[style], " ".join(words)) for style, words in runs]


def any_styled(depth: int) -> st.SearchStrategy[Inline]:
    texts = st.text(PUNCTUATION + "“é€ \u3000强🔥\u200b", max_size=6).map(Text)
    leaves = st.one_of(texts, texts, st.just(Link("", 1)), st.just(Gap()), st.just(Break()))
    if depth == 0:
        return leaves
    inner = st.lists(any_styled(depth - 1), max_size=4).map(tuple)
    return leaves | st.builds(Styled, st.sampled_from(sorted(TAGS)), inner)


@examples(3)
@given(st.lists(any_styled(3), min_size=1, max_size=5), st.sampled_from(get_args(Flavour)))
def test_only_styled_words_are_read_as_styled(inlines: list[Inline], flavour: Flavour) -> None:
    seen = CommonMark(markdown(*inlines, flavour=flavour) + "\n\n[^1]: a")
    wanted = {tag: "".join(styled_words(inlines, style)) for style, tag in TAGS.items()}
    for tag, text in seen.styled:
        for word in text_only(text).split():
            assert word in wanted[tag]


def text_only(text: str) -> str:
    """Return text with references as in CommonMark."""
    return settled(text.replace(f"{REFERENCE}1{END}", "¹"))


def styled_words(inlines: Any, style: str, *, inside: bool = False) -> Any:
    for inline in inlines:
        match inline:
            case Styled():
                yield from styled_words(inline.inlines, style, inside=inside or inline.style == style)
            case Text() if inside or not inline.text:
                yield inline.text.replace("\n", " ")
            case Link() if inside:
                yield "¹"
            case Gap() if inside:
                yield "[…]"
            case _:
                yield "\n"


@pytest.mark.parametrize("reader", ["commonmark_x-smart", "markdown-smart", "gfm"])
def test_pandoc_reads_the_same_styles(reader: str) -> None:
    source = markdown(
        "un", emphasis("believ"), "able ", emphasis(strong("a"), " b"), " ", strong("c ", emphasis("d")),
        " x", strong("e", emphasis("f"), "g"), "y ", styled("strikeout", emphasis("h")), " ", code("i ` j"),
    )  # fmt: skip
    [paragraph] = json.loads(pypandoc.convert_text(source, "json", format=reader))["blocks"]
    kinds = [inline["t"] for inline in paragraph["c"]]
    assert kinds == [
        "Str", "Emph", "Str", "Space", "Emph", "Space", "Strong", "Space", "Str", "Strong", "Str", "Space",
        "Strikeout", "Space", "Code",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "part",
    [
        (Text(" "),),
        (Text("`"),),
        (strong("a"), Text("*")),
        (code("``"), code("a")),
        (Break(),),
        (Gap(), Link("", 1)),
    ],
)
@pytest.mark.parametrize("flavour", ["commonmark", "gfm"])
def test_any_number_of_styled_runs_is_written_in_linear_time(
    part: tuple[Inline, ...], flavour: Flavour
) -> None:
    many = emphasis(*part * 10_000)  # quadratic time would not come to an end
    assert len(markdown("a", many, "b", flavour=flavour)) >= 10_000
