"""Reading loses and invents no character of any text."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import convert
from convert import Document
from convert.errors import InputError
from convert.text.decode.decode import decode
from convert.text.inlines.compose import host
from convert.tree import (
    Break,
    Code,
    Figure,
    Gap,
    Hashtag,
    Inline,
    Link,
    LinkNote,
    Mention,
    Paragraph,
    Poll,
    Post,
    Text,
    plain,
    walk,
)
from tests.properties import examples

# fmt: off
PIECES = [
    "1/", "2/", "3/9", "(2/3)", "1.", "2)", "#3", "2 of 9", "…/3", "2️⃣", "1/n", "THREAD", "END", "🧵", "/end",
    "@ann", "＠ben", "@c@d.example", ".@e", "#tag", "#日本", "$TSLA", "ann@example.org", "https://",
    "https://a.example/x", "http://b.example/(c)", "www.d.example", "e.example/f", "https://a.exam…",
    'draggable="false" alt="🇷🇺" title="x">', 'https://a.example/l">https://a.exa...', "& #39;", "&amp;", "&#39;",
    "Thread by @ann on Thread Reader App", "• • •", "@threadreaderapp unroll", "More from @ann", " Image", "Post",
    "You can follow @ann.", "Read on Twitter", "17 tweets, 3 min read", "Ann Profile picture", "Share", "copy",
    "A line that is long enough to be no refrain, and says a thing or two about it", "word", "Word", "no", "., ",
    "\n", "\n\n", "\r\n", "\u2028", " ", "\t", "\xa0", "\0", "\x0b", "\x1b[0m", "\ufffe", "\u202e", "\u200d",
    "こんにちは。", "مرحبا", "नमस्ते", "👩‍👩‍👧‍👦", "é", "𝗯𝗼𝗹𝗱", "“", "”", "(", ")", "*", "<b>", "\\", "\ufeff",
    "---", "\n---\n", "* * *", "\n\n\n\n", "Tweet 2:", "Part 1: ", "1 / 3", "{ 2 / 3 }", "1/and", "2/3- ", "~4/", "(5/",
    "\n\n1/ ", "\n\n2/ ", "\n\n3/ ", "🔗 2/3", "↓ 3/3", "PS: ", "#tag #日本", "cc @ann", "10.0.1.0/24", "/fin", "👇",
    "```", "\n```\n", "```python\n", "\n~~~ toml\n", "\n``` (2/3)\n", "`@ann #tag`", "`https://a.example/x`", "\n    ", "\n\t",
    "\n$ curl https://a.example/x @b", "\n| a | b |\n|---|---|\n| @c | d |\n", "\n├── a\n└── @b\n", "\ufffc", ": ```\n",
    "\ndef f(x):\n    return [x]\n", "\n{\n  \"a\": \"@b\"\n}\n", "\na    bb   1\nccc  d   22\nee   f    3\n", "\n\u3000",
    "A post of two hundred and eighty characters has room for three of these lines, " * 3 + "not for four.\n\n",
]
# fmt: on
# fmt: off
PAGE_LINES = [
    "Ann Bell", "@ann_b", "·", "Mar 3", "Mar 3, 2025", "3h", "Ben", "@ben.example.org", "@cy@d.example", "Quote", "ALT",
    "Ann Bell\n@ann_b\n·\n3h", "Ann Bell @ann_b · Mar 3, 2025", "Ben\n‪@ben.example.org‬\n· 2d", "Image", "Show more",
    "2d\nCy\n@cy@d.example", "ann.b\n3h", "9:15 AM · Mar 3, 2025 · 12.3K Views", "12", "1.2K", "34 / 56", "Replying to @ann_b",
    "Yes\n41%\nNo\n59%\n1,204 votes · Final results", "41%", "1,204 votes", "1/ Words of a post", "The last words (2/2)", "Ad",
    "Words with \n@ann_b\n in them", "Relevant people", "Discover more\nSourced from across X", "Show replies", "Words.", "", "1/",
    "https://x.com/ann_b/status/1896500000000001000", "Post", "• • •", "Ben reposted", "GIF", "0:42", "Edited", "Play Video",
    "Readers added context they thought people might want to know", "Joined May 2012\n1 Following\n2 Followers",
    "---", "source: https://x.com/ann_b/status/1896500000000001000\n---", "title: Thread by @ann_b", "## Comments",
    "**Ann Bell** @ann_b [2025-03-03](https://x.com/ann_b/status/1896500000000001000)", "> **Ben** @ben_k [Mar 2](https://x.com/ben_k/status/1)",
    "> quoted [words](https://a.example/b)", "[@ann_b](https://x.com/ann_b) 2\\. words", "![A cat](https://pbs.twimg.com/a.jpg)",
    "- Words ([View Tweet](https://twitter.com/ann_b/status/1896500000000001000))", "    - Note: mine", "- Author: [[@ann_b on Twitter]]",
    "Words — Ann", "```", "```sh\n@a #b\n```", "    for x in y:\n        f(x)", "`@a`", "\ufffc", "| a | b |\n|---|---|", "— Ann Bell (@ann_b) March 3, 2025", "> — Ann Bell (@ann_b) [May 2, 2025](https://x.com/ann_b/status/1896500000000001000)",
    "Ann Bell (@ann_b) posted at 9:15 AM on Mon, Mar 03, 2025: Words", "(https://x.com/ann_b/status/1896500000000001000?t=a&s=03)",
    "[25/03/25, 19:02:11] Ann: 1/ Words", "[25/03/25, 19:02:12] Ben: no", "[25/03/25, 19:02:13] Ann: image omitted",
]
# Lines that a page of one kind begins with.
TOPS = ["", "---\nsource: https://x.com/ann_b/status/1896500000000001000\n---", PAGE_LINES[-1], PAGE_LINES[-5]]
# fmt: on
pages = st.builds(
    lambda top, lines: "\n".join([top, *lines]),
    st.sampled_from(TOPS),
    st.lists(st.sampled_from(PAGE_LINES), min_size=4, max_size=25),
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=25).map("".join)

# fmt: off
INDENTED = [
    "for x in y:", "return [x]", "}", "if (a) {", "call(x, y);", "The fog comes", "on little cat feet", "- an item", "```", "~~~ sh",
    "| a | b |", "|---|---|", "├── a", "└── b", "$ ls -l /tmp", "> a quote", "`x`", "@ann", "#tag", "a    b   1", "cc   d   22",
]
# fmt: on
indented_texts = st.lists(
    st.builds(
        str.__add__,
        st.sampled_from(["", "", " ", "  ", "    ", "\t", "        ", "\u3000", "\xa0"]),
        st.sampled_from(INDENTED),
    )
    | st.sampled_from(["", "    ", "\n\n"]),
    max_size=12,
).map("\n".join)

CLEANING = ("control", "surrogate", "noncharacter")  # repairs that are made before `read` sees the text
# By these characters a URL in a note may differ from the text: an added scheme, a removed ellipsis.
SCHEME = set("htps:/….")


def visible(text: str) -> Counter[str]:
    """Return the characters that are not white space, with their counts."""
    return Counter("".join(text.split()))


def kept(document: Document) -> str:
    """Return the words of the source that are in the tree: labels, text, and the URLs of links."""
    parts = []
    for node in walk(document):
        match node:
            case Post():
                parts.append(node.label)
            case Link():
                url = document.notes[node.note - 1].url
                is_whole = "://" in node.text or url.endswith(f"://{node.text}")
                is_url = node.text == host(url) or is_whole or node.text.startswith("www.")
                parts += [url] if is_url else [node.text, url]
            case Text() | Mention() | Hashtag() | Code():
                parts.append(plain(node))
            case Figure():
                shown = [document.media[number - 1] for number in node.media]
                parts += [words for media in shown for words in (media.alt, media.url) if words]
            case Poll():
                parts += [option.text for option in node.options]
    return "".join(parts)


def assert_accounted(document: Document, source: str) -> None:
    """Check that each character is in the tree or in a repair; if there are links, except those of schemes."""
    balance = visible(source)
    balance.subtract(visible(kept(document)))
    for repair in document.repairs:
        if repair.kind not in CLEANING:
            balance.subtract(visible(repair.text))
            balance.update(visible(repair.became))
    has_links = any(isinstance(note, LinkNote) for note in document.notes)
    excused = SCHEME if has_links else set()
    assert {c: n for c, n in balance.items() if n and c not in excused} == {}, document


def inlines(document: Document) -> Iterator[Inline]:
    for node in walk(document):
        if isinstance(node, Text | Mention | Hashtag | Link | Gap | Break):
            yield node


def is_within(text: str, source: str) -> bool:
    """Return whether the source contains the characters of a text in order, perhaps with others between."""
    rest = iter(source)
    return all(character in rest for character in text if not character.isspace())


def read(text: str, **options: object) -> tuple[Document, str] | None:
    """Return the document of a text and the decoded text, or None if it can't be read."""
    data = text.encode("utf-8", "surrogatepass")
    try:
        return convert.read(data, **options), decode(data, "x")[0]
    except InputError:
        return None


@given(texts | pages)
@example("Ann Bell\n• • •\nThe last words (2/2)\n• • •\n!!!")
@example("1/ a & #39; b\n2/ https://a.example/long https://a.exam… c")
@examples(3)
def test_each_character_is_in_the_tree_or_in_a_repair(text):
    found = read(text)
    if found is None:
        return
    assert_accounted(*found)


@given(pages)
@examples(5)
def test_each_character_of_a_page_is_in_the_tree_or_in_a_repair(text):
    for replies in ("author", "all"):
        found = read(text, replies=replies)
        if found is not None:
            assert_accounted(*found)


@given(texts | pages)
@examples(3)
def test_the_words_of_the_tree_are_in_the_order_of_the_source(text):
    found = read(text)
    if found is None:
        return
    document, source = found
    if any(repair.became or repair.kind == "order" for repair in document.repairs):
        return
    words = [
        plain(inline) for inline in inlines(document) if not isinstance(inline, Link | Gap | Break)
    ]
    assert is_within("".join(words), source)


@given(texts | pages)
@examples(2)
def test_without_repair_the_text_is_only_split_into_posts(text):
    found = read(text, repair=False)
    if found is None:
        return
    document, source = found
    assert {repair.kind for repair in document.repairs} <= {*CLEANING, "encoding", "count", "guess"}
    assert_accounted(document, source)
    assert not any(isinstance(inline, Gap) for inline in inlines(document))


@given(texts | pages)
@example("Ann Bell\n• • •\nThe last words (2/2)\n• • •\n```")
def test_the_lines_of_posts_ascend_and_exist_in_the_source(text):
    found = read(text)
    if found is None:
        return
    document, source = found
    if any(repair.kind == "order" for repair in document.repairs):
        return
    ends = [number for post in document.posts for number in post.lines]
    assert ends == sorted(ends)
    assert all(1 <= number <= source.count("\n") + 1 for number in ends)


@given(indented_texts)
@examples(5)
def test_indentation_is_in_the_tree_apart_from_common_margins(text):
    found = read(text, repair=False, split="none")
    if found is None:
        return
    document, source = found
    lines = [line.rstrip() for line in source.split("\n") if line.strip()]
    margins = set()
    for block in document.posts[0].blocks:
        own = set()
        for shown in filter(str.strip, plain(block).split("\n")):
            line = lines.pop(0)
            assert line.endswith(shown.rstrip())
            own.add(line.removesuffix(shown.rstrip()))
        if isinstance(block, Code):
            assert len(own) == 1
        margins |= own if isinstance(block, Paragraph) else set()
        assert not any(margin.strip() for margin in own)
    assert lines == []
    assert len(margins) <= 1


@pytest.mark.parametrize("text", ["word", "1/ a\n2/ b", "https://a.example"])
def test_a_text_without_damage_has_no_repairs(text):
    assert convert.read(text.encode()).repairs == ()
