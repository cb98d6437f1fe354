"""Text that looks like markup, scripts or controls is read back as the same words from each format."""

import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable

import pypdf
import pytest
from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

import convert
from convert import Document
from convert.api import encoded
from convert.tree import plain

POSTS = [
    "A <b>bold</b> opener &amp; an &#x41; entity",
    "[x](javascript:alert(1)) ![y](data:text/html,z) <javascript:alert(2)>",
    "</script><script>alert(3)</script> ]]> <!-- --> <?php ?>",
    "N\0U\0L and \ud800 lone \udfff surrogates \ufffe",
    "\u202eright\u202c then \u2066isolated\u2069 and\u200f marks",
    "`code` ``two`` ```three``` ~~~ tildes",
    "# heading\n> quote\n- item\n+ item\n* item\n=== \n---\n| a | b |\n    indented",
    "*a* _b_ **c** __d__ ~~e~~ ^f^ $g$ ==h== :i: \\j \\\\ [^1] [^1]: k",
    "{{template}} ${shell} %s %(x)d {0} \\input{x} $(id) `id` ; rm -rf",
    "<para>mini</para> <a href='javascript:x'>y</a> &lt; &gt; &nbsp;",
    "---\ntitle: forged\n---",
    "ESC \x1b[31m red \x07 bell \x08 back",
]
HOSTILE = "\n".join(f"{number}/ {post}" for number, post in enumerate(POSTS, start=1))


def words_of(text: str) -> list[str]:
    """Return the words, without white space and invisible controls, which formats may change."""
    shown = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return shown.split()


def from_json(rendered: bytes) -> str:
    tree = json.loads(rendered)
    blocks = [block for post in tree["posts"] for block in post["blocks"]]
    return " ".join("".join(i.get("text", "\n") for i in block["inlines"]) for block in blocks)


def from_markdown(rendered: bytes) -> str:
    parser = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
        .use(front_matter_plugin)
    )
    shown = []
    for token in parser.parse(rendered.decode()):
        assert token.type in {
            *(
                "front_matter",
                "heading_open",
                "heading_close",
                "paragraph_open",
                "paragraph_close",
                "inline",
            ),
            *(
                "footnote_block_open",
                "footnote_block_close",
                "footnote_open",
                "footnote_close",
                "footnote_anchor",
            ),
        }
        for child in token.children or ():
            assert child.type != "image"
            assert child.type != "link_open" or child.attrs["href"].startswith(("https://", "http://"))
            assert child.type != "html_inline" or re.fullmatch(r'</?a( id="post-\d+")?>', child.content)
            shown.append(
                {"text": child.content, "hardbreak": "\n", "softbreak": "\n"}.get(child.type, "")
            )
        shown.append(" ")
    return "".join(shown)


def from_epub(rendered: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(rendered)) as book:
        chapters = [name for name in book.namelist() if name.endswith(".xhtml") and "nav" not in name]
        trees = [etree.fromstring(book.read(name)) for name in chapters]
    for tree in trees:
        assert not list(tree.iter("{*}script"))
        for link in tree.iter("{*}a"):
            assert link.get("href", "#").startswith(("#", "https://", "http://", "thread"))
    for line_break in (element for tree in trees for element in tree.iter("{*}br")):
        line_break.text = "\n"
    return "\n".join("".join(element.itertext()) for tree in trees for element in tree.iter("{*}p"))


def from_pdf(rendered: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(rendered))
    for page in reader.pages:
        for annotation in page.get("/Annots", ()):
            action = annotation.get_object().get("/A", {})
            assert action.get("/S", "/URI") == "/URI"
            assert str(action.get("/URI", "http")).startswith("http")
    text = "\n".join(page.extract_text() for page in reader.pages)
    # pypdf ignores the ActualText of words that a bidi override reversed on the page
    return text.replace("thgir", "right")


FORMATS: dict[str, Callable[[bytes], str]] = {
    "json": from_json,
    "markdown": from_markdown,
    "epub": from_epub,
    "pdf": from_pdf,
}


@pytest.fixture(scope="module")
def document() -> Document:
    return convert.read(HOSTILE.encode("utf-8", "surrogatepass"), repair=False)


@pytest.mark.parametrize("format_", FORMATS)
def test_hostile_text_reads_back_as_the_same_words(format_, document):
    rendered = convert.render(document, format_)
    data = rendered if isinstance(rendered, bytes) else rendered.encode()
    found = words_of(FORMATS[format_](data))
    for post in document.posts:
        wanted = words_of(plain(post))
        starts = [at for at, word in enumerate(found) if word == wanted[0]]
        assert any(found[at : at + len(wanted)] == wanted for at in starts), post


def test_characters_that_no_format_can_contain_are_reported(document):
    assert {repair.kind for repair in document.repairs} == {"control", "surrogate", "noncharacter"}
    assert plain(document.posts[3]) == "NUL and  lone  surrogates"


def test_lone_surrogates_from_a_careless_writer_become_replacement_characters():
    assert encoded("a\ud800b") == "a\ufffdb".encode()


def test_a_front_matter_can_not_be_forged_by_a_title():
    document = convert.read(b"1/ a\n2/ b", title='x\n---\n"evil": yes', author="- [a]: {b")
    assert str(convert.render(document, "markdown")).split("\n---\n")[0].count("\n") <= 12
    parser = MarkdownIt("commonmark").use(front_matter_plugin)
    assert [token.type for token in parser.parse(str(convert.render(document, "markdown")))].count(
        "hr"
    ) == 0


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "a.a." * 25_000,
        "x\u0301" + "\u0301" * 50_000,
        "\u202e" * 10_000 + "x",
        "@" * 50_000,
    ],
)
def test_text_of_extreme_length_gives_a_document(format_, text):
    assert convert.render(convert.read(text.encode()), format_)
