"""HTML of posts becomes blocks, in bounded time and memory."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convert import html
from convert.html import Element, Handled
from convert.notes import Numbering
from convert.spans import Drop, Style, ToLink, ToMention, ToTag
from convert.tree import (
    Break,
    Code,
    Figure,
    Hashtag,
    Link,
    LinkNote,
    List,
    Mention,
    MentionNote,
    Paragraph,
    Quote,
    Styled,
    Text,
    plain,
)
from convert.validation import MOST_LEVELS


def blocks(source: str, **options):
    """Return the blocks of HTML, and its repairs as pairs of kind and text."""
    found, repairs = html.blocks(source, Numbering("mastodon"), **options)
    return found, [(repair.kind, repair.text) for repair in repairs]


def words(source: str, **options) -> list[str]:
    """Return the words of each block."""
    return [plain(block) for block in blocks(source, **options)[0]]


def notes(source: str, **options):
    numbering = Numbering("mastodon")
    html.blocks(source, numbering, **options)
    return numbering.notes


def test_paragraphs_breaks_and_white_space_are_those_of_a_browser():
    source = " <p>One\n  two <br> three</p>\n<p> <b>Four</b>  five&nbsp;six </p>"
    assert blocks(source) == (
        (
            Paragraph((Text("One two"), Break(), Text("three"))),
            Paragraph((Styled("strong", (Text("Four"),)), Text(" five\xa0six"))),
        ),
        [],
    )


def test_white_space_of_a_preformatted_post_is_that_of_its_author():
    source = "<span>One\n  two</span> \n\n<span>Three</span>"
    assert blocks(source, preformatted=True)[0] == (
        Paragraph((Text("One"), Break(), Text("  two"))),
        Paragraph((Text("Three"),)),
    )


@pytest.mark.parametrize(
    "source", ["a<br><br>b", "<p>a<p>b", "<div>a</div>b", "a<hr>b", "<td>a</td>b<div>c"]
)
def test_two_breaks_and_elements_that_are_blocks_end_a_paragraph(source):
    assert words(source)[0] in ("a", "ab")


def test_a_link_is_made_of_its_address_whatever_spans_are_in_it():
    source = (
        '<a href="https://www.mid.ru/x/y"><span class="invisible">https://www.</span>'
        '<span class="ellipsis">mid.ru/x</span><span class="invisible">/y</span></a>'
    )
    assert blocks(source)[0] == (Paragraph((Link("mid.ru", 1),)),)
    assert notes(source) == (LinkNote(number=1, url="https://www.mid.ru/x/y", truncated=False),)


def test_words_of_a_link_that_are_not_its_address_stay():
    assert blocks('<a href="https://evil.example/@bank">@bank</a>')[0] == (
        Paragraph((Link("@bank", 1),)),
    )


def test_a_link_without_words_is_shown_as_its_host():
    assert words('<a href="https://a.example/x"><img src="1.png"></a>') == ["a.example"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "/ann", "https:", "\\\\"]
)
def test_a_link_to_no_address_of_the_web_is_its_words_and_a_repair(address):
    assert blocks(f'<a href="{address}">a <b>b</b></a>') == (
        (Paragraph((Text("a "), Styled("strong", (Text("b"),)))),),
        [("link", address)],
    )


def test_relative_addresses_are_those_of_the_page():
    (note,) = notes('<a href="/ann">Ann</a>', base="https://a.example/thread/1")
    assert note.url == "https://a.example/ann"


def handled(element: Element) -> Handled:
    match element.tag:
        case "a" if "hashtag" in element.classes:
            return ToTag()
        case "a" if "mention" in element.classes:
            return ToMention("bob@b.example", element.attributes["href"])
        case "a" if "short" in element.classes:
            return ToLink("https://a.example/x", text="a.example/x")
        case "img" if "emoji" in element.classes:
            return element.attributes["alt"]
        case "img":
            return (Figure(media=(1,), note=None),)
        case "p" if "quote-inline" in element.classes:
            return Drop("quote", "removed the address of the quoted post")
        case "mark":
            return Style("emphasis")
    return None


def test_a_reader_says_what_elements_mean():
    source = (
        '<p class="quote-inline">RE: <a href="https://c.example/1">c.example</a></p>'
        '<p><a class="u-url mention" href="https://b.example/@bob">@<span>bob</span></a> '
        '<a class="mention hashtag" href="https://b.example/tags/x">#<span>NK</span></a> '
        '<a class="short" href="https://t.co/x">t.co/x</a> <img class="emoji" alt="🧵"><mark>x</mark>'
        '<img src="1.png">y</p>'
    )
    assert blocks(source, handle=handled) == (
        (
            Paragraph(
                (
                    Mention("@bob", "bob@b.example", 1),
                    Text(" "),
                    Hashtag("#NK", "NK"),
                    Text(" "),
                    Link("a.example", 2),
                    Text(" 🧵"),
                    Styled("emphasis", (Text("x"),)),
                )
            ),
            Figure(media=(1,), note=None),
            Paragraph((Text("y"),)),
        ),
        [("quote", "RE: c.example"), ("link", "t.co/x")],
    )
    assert notes(source, handle=handled)[0] == MentionNote(
        number=1, handle="bob@b.example", url="https://b.example/@bob"
    )


def test_lists_quotes_and_code_are_blocks():
    source = (
        "<ol start=3><li>a<li><p>b<ul><li>c</ul></ol>"
        "<blockquote><p>q</p></blockquote><pre><code>x = 1\n  y<br>z\n</code></pre>"
    )
    inner = List(start=None, items=((Paragraph((Text("c"),)),),))
    assert blocks(source) == (
        (
            List(start=3, items=((Paragraph((Text("a"),)),), (Paragraph((Text("b"),)), inner))),
            Quote("shown", None, None, None, (Paragraph((Text("q"),)),)),
            Code("x = 1\n  y\nz"),
        ),
        [],
    )


def test_numbers_of_a_list_that_the_tree_can_not_hold_are_repairs():
    assert blocks("<ol reversed><li>a<li value=7>b<li value=3>c</ol>")[1] == [
        ("list", ""),
        ("list", "7"),
    ]


def test_words_in_a_list_outside_its_items_are_an_item():
    found, _ = blocks("<ul>a<li>b</ul>")
    assert found == (List(None, ((Paragraph((Text("a"),)),), (Paragraph((Text("b"),)),))),)


def test_styles_are_nested_as_they_are_in_the_source():
    assert blocks("<em>a <strong>b</strong></em><del>c</del> <code>https://d.example @e</code>")[0] == (
        Paragraph(
            (
                Styled("emphasis", (Text("a "), Styled("strong", (Text("b"),)))),
                Styled("strikeout", (Text("c"),)),
                Text(" "),
                Styled("code", (Text("https://d.example @e"),)),
            )
        ),
    )


def test_headings_are_paragraphs_in_bold():
    assert blocks("a<h2>b</h2>c")[0] == (
        Paragraph((Text("a"),)),
        Paragraph((Styled("strong", (Text("b"),)),)),
        Paragraph((Text("c"),)),
    )


def test_addresses_in_words_are_links():
    assert blocks("<p>See https://a.example/x.")[0] == (
        Paragraph((Text("See "), Link("a.example", 1), Text("."))),
    )


def test_pictures_are_their_descriptions_and_others_repairs():
    found, repairs = blocks('a <img alt=":cat:" src="1.png"> <img src="2.png">')
    assert (plain(found[0]), repairs) == ("a :cat:", [("markup", "2.png")])


def test_what_is_no_text_is_left_out_with_repairs():
    source = "a<script>x()</script><style>p{}</style><!-- c --><svg><title>t</title></svg>b"
    found, repairs = blocks(source)
    assert plain(found[0]) == "ab"
    assert repairs == [("markup", "x()"), ("markup", "p{}"), ("markup", "t")]


def test_white_space_in_an_address_is_ignored_as_browsers_do():
    assert notes('<a href=" https://a.exa\nmple/x ">a</a>')[0].url == "https://a.example/x"
    assert blocks('<a href="java\nscript:x">a</a>')[1] == [("link", "javascript:x")]


def test_words_of_elements_that_are_left_out_are_whole_in_repairs():
    assert blocks(f"<svg>{'words ' * 100}</svg>")[1] == [("markup", ("words " * 100).strip())]


def test_unknown_elements_are_their_content():
    assert words("<x-y>a<foo>b</foo></x-y><font color=red>c</font><math>d</math>") == ["abcd"]


def test_addresses_of_links_in_code_are_repairs_if_they_are_not_in_it():
    source = (
        '<pre><a href="https://a.example">a</a> <a href="https://b.example">https://b.example</a></pre>'
    )
    assert blocks(source) == ((Code("a https://b.example"),), [("link", "https://a.example")])


def test_an_element_of_a_page_is_read_as_a_post():
    page = html.parse(
        '<title>T</title><div id=x><p class="post">a <b>b</b></p></div><script>y</script>'
    )
    found, repairs = html.blocks(page.css_first(".post"), Numbering("twitter"))
    assert found == (Paragraph((Text("a "), Styled("strong", (Text("b"),)))),)
    assert repairs == ()
    assert page.css_first("title").text() == "T"


def test_characters_that_no_format_can_hold_are_left_out():
    found, repairs = blocks("a\x01\ud800&#2;\ufdd0b")
    assert plain(found[0]) == "ab"
    assert {kind for kind, _ in repairs} == {"control", "surrogate", "noncharacter"}


def depth(node) -> int:
    """Return how many quotes, lists and styles are within one another."""
    if isinstance(node, Quote | List | Styled):
        inner = (
            [block for item in node.items for block in item]
            if isinstance(node, List)
            else getattr(node, "blocks", None) or getattr(node, "inlines", ())
        )
        return 1 + max(map(depth, inner), default=0)
    return max(map(depth, getattr(node, "inlines", ())), default=0)


@pytest.mark.parametrize("tags", ["<blockquote>x", "<ul><li>x", "<ol><li><blockquote>x", "<b><i>x"])
def test_deep_nesting_is_flattened_and_loses_no_words(tags):
    found, _ = blocks(tags * 1_000)
    assert "".join(map(plain, found)).count("x") == 1_000
    assert max(map(depth, found)) < MOST_LEVELS - 4


HOSTILE = {
    "deep": "<div>" * 100_000,
    "deep quotes": "<blockquote>x" * 20_000,
    "formatting": "".join(f"<p><b id={number}>x" for number in range(10_000)),
    "unclosed tags": "<a " * 100_000,
    "unclosed values": '<a x="' * 50_000,
    "unclosed comments": "<!--" * 100_000,
    "unclosed scripts": "<script>" * 50_000,
    "end tags": "<x>" * 20_000 + "</y>" * 20_000,
    "hidden end tags": "<svg><![CDATA[></b>]]></svg><b id=1><p>x" * 5_000,
    "tables": "<div><table><td></div></table>" * 5_000,
    "breaks": "x<br>" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_html_takes_linear_time(name):
    start = time.process_time()
    html.blocks(HOSTILE[name], Numbering("mastodon"))
    assert time.process_time() - start < 5


TAGS = [
    "p",
    "b",
    "i",
    "em",
    "code",
    "pre",
    "ul",
    "ol",
    "li",
    "blockquote",
    "a",
    "br",
    "img",
    "div",
    "span",
    "script",
    "svg",
    "h1",
    "table",
    "td",
    "x",
]
PARTS = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(['<a href="https://a.example/x">', "<a href=javascript:x>", "<", "&lt;", "&#0;"]),
    st.text(max_size=3),
)


@given(st.lists(PARTS, max_size=30).map("".join))
def test_no_html_raises(source):
    html.blocks(source, Numbering("mastodon"), base="https://a.example")


KEPT = [tag for tag in TAGS if tag not in ("script", "svg", "img")]


@given(
    st.lists(
        st.sampled_from([f"<{tag}>" for tag in KEPT] + [f"</{tag}>" for tag in KEPT] + ["abc", "d e"]),
        max_size=30,
    ).map("".join)
)
def test_every_word_is_in_the_tree(source):
    text = source
    for tag in KEPT:
        text = text.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    found = "".join(words(source))
    assert sorted("".join(found.split())) == sorted("".join(text.split()))
