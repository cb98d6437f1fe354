"""Blocks as XHTML: quotes, polls, lists and code, one inside another."""

import xml.etree.ElementTree as ET

import pytest

from convert import notes
from convert.notes import Numbering
from convert.tree import (
    Author,
    Block,
    Code,
    List,
    Poll,
    PollOption,
    Quote,
    Text,
)
from tests.builders import blocks, post
from tests.epub import rich
from tests.epub.builders import XHTML, part, posts, references, text, thread

pytestmark = pytest.mark.filterwarnings("ignore:.*can't be shown")


def section(*content: Block | str, numbering: Numbering | None = None) -> ET.Element:
    (found,) = posts(part(thread(post(1, *content), numbering=numbering), "thread.xhtml"))
    return found


def tags(element: ET.Element) -> list[str]:
    """Return the names of the children."""
    return [child.tag.removeprefix(XHTML) for child in element]


def quote(*content: Block | str, **fields: object) -> Quote:
    default: dict[str, object] = {"state": "shown", "author": None, "published": None, "note": None}
    return Quote(**(default | fields), blocks=blocks(content))  # type: ignore[arg-type]


def test_a_quote_has_its_author_day_and_reference_before_its_words() -> None:
    numbering = Numbering("twitter")
    note = numbering.link("https://a.example/1")
    quoted = quote("Words.", author=rich.BEA, published="2020-11-09T23:59:59Z", note=note)
    (found,) = section(quoted, numbering=numbering).iter(f"{XHTML}blockquote")
    line, words = found
    assert (line.get("class"), text(line)) == (
        "attribution",
        "Quoted post · Bea (@bea) · 9 November 20201",
    )
    assert [a.text for a in references(line)] == ["1"]
    assert text(words) == "Words."


@pytest.mark.parametrize("state", ["deleted", "blocked", "hidden"])
def test_a_quote_that_is_not_shown_says_why(state: str) -> None:
    (found,) = section(quote(state=state)).iter(f"{XHTML}blockquote")
    assert text(found).strip() == f"Quoted post · {state}"


def test_quotes_are_nested() -> None:
    inner = quote("Inner.", author=Author("Cem", None))
    (outer, found) = section(quote("Outer.", inner)).iter(f"{XHTML}blockquote")
    assert tags(outer) == ["p", "p", "blockquote"]
    assert text(found).split("\n") == ["", "Quoted post · Cem", "Inner.", ""]


def test_references_in_quotes_lists_and_figures_are_in_reading_order() -> None:
    for document in (rich.rich(), rich.hostile()):
        found = [int(a.text or "") for a in references(part(document, "thread.xhtml"))]
        assert found == list(notes.references(document))


def test_a_reference_links_to_its_note_and_the_note_to_its_first_reference() -> None:
    chapter = part(rich.rich(), "thread.xhtml")
    first: dict[str, str] = {}
    for a in references(chapter):
        first.setdefault(a.get("href", ""), a.get("id", ""))
    for aside in chapter.iter(f"{XHTML}aside"):
        back = next(aside.iter(f"{XHTML}a"))
        assert back.get("href") == f"#{first.pop('#' + aside.get('id', ''))}"
    assert first == {}


def test_a_poll_is_a_list_with_shares() -> None:
    poll = Poll((PollOption("Yes & no", 3), PollOption("Never", 1)), closes="2020-11-12T00:00:00Z")
    (found,) = (div for div in section(poll).iter(f"{XHTML}div") if div.get("class") == "poll")
    line, options = found
    assert text(line) == "Poll · 4 votes · until 12 November 2020"
    assert [text(li) for li in options] == ["Yes & no · 75 % · 3 votes", "Never · 25 % · 1 vote"]


def test_a_poll_without_options_has_no_empty_list() -> None:
    (found,) = (
        div for div in section(Poll((), None)).iter(f"{XHTML}div") if div.get("class") == "poll"
    )
    assert tags(found) == ["p"]


@pytest.mark.parametrize(
    ("start", "tag", "attribute"),
    [(None, "ul", None), (1, "ol", None), (0, "ol", "0"), (3, "ol", "3")],
)
def test_a_list_is_ordered_if_it_has_a_start(
    start: int | None, tag: str, attribute: str | None
) -> None:
    found = section(List(start, (blocks(["a"]), blocks(["b"]))))
    (element,) = found
    assert (tags(found), element.get("start")) == ([tag], attribute)
    assert [text(li) for li in element] == ["a", "b"]


def test_lists_are_nested() -> None:
    inner = List(None, (blocks(["b"]),))
    (found,) = section(List(1, (blocks(["a", inner, Code("c")]),)))
    (item,) = found
    assert tags(item) == ["p", "ul", "pre"]


@pytest.mark.parametrize("empty", [List(None, ()), List(2, ())])
def test_a_list_without_items_is_left_out(empty: List) -> None:
    assert tags(section("a", empty, "b")) == ["p", "p"]


def test_code_keeps_its_white_space_and_is_never_markup() -> None:
    lines = "\n\tif a < b:\n\n    *c* &amp; `d`\n"
    (found,) = section(Code(lines))
    assert (tags(found), text(found)) == (["code"], lines)


def test_nothing_hostile_becomes_markup_or_a_live_link() -> None:
    document = rich.hostile()
    for name in ("cover.xhtml", "title.xhtml", "thread.xhtml", "nav.xhtml"):
        for element in part(document, name).iter():
            assert not {"onload", "onerror", "onclick"} & set(element.keys()), name
            assert element.tag.removeprefix(XHTML) not in {"script", "svg", "b"}, name
            for attribute in ("href", "src"):
                target = element.get(attribute, "https:").lower()
                assert target.startswith(
                    ("https:", "#", "images/", "style.css", "cover.", "thread", "title", "nav")
                ), (name, target)


def test_the_words_of_each_kind_of_block_are_in_the_book_in_order() -> None:
    words = [
        "A quoted post.", "Quoted post", "As ", "said:", "Really, ", "never", "Three", "Four",
        "A recording", "A map that is damaged", "Poll", "Third", "Fourth", "return  1", "שלום",
    ]  # fmt: skip
    found = text(part(rich.rich(), "thread.xhtml"))
    assert [word for word in words if word not in found] == []
    places = [found.index(word) for word in words]
    assert places == sorted(places)


def test_a_text_alone_has_no_new_elements() -> None:
    assert [element.tag.removeprefix(XHTML) for element in section("a", Text("b")).iter()] == [
        "section",
        "p",
    ]


def test_a_quote_in_another_direction_than_its_post_has_an_unknown_language():
    quoted = quote("שלום", quote("Peace", quote("peace")))
    outer, inner, innermost = section(quoted).iter(f"{XHTML}blockquote")
    assert (outer.get("dir"), outer.get("lang")) == ("rtl", "und")
    assert (inner.get("dir"), inner.get("lang")) == ("ltr", "und")
    assert not innermost.attrib
