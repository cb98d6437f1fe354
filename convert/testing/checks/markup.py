"""Check that text is data: no text of a thread becomes markup or a live link that does harm."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from convert.notes import LIVE_SCHEMES, Numbering
from convert.testing.advice import Advice
from convert.testing.checks.writer_case import WriterCase
from convert.testing.fixtures.specimens import document_of, post_of
from convert.tree import Document, Link, Paragraph, Post, Text

MARKUP: Final = (
    "<b>bold</b> &amp; &#42; <script>alert(1)</script>",
    "</p></div><img src=x onerror=alert(1)>",
    "[x](javascript:alert(1)) ![y](z) <javascript:alert(1)>",
    "*a* **b** _c_ __d__ `f`",
    "# heading",
    "> quoted",
    "1. item",
    r"\textbf{a} %a #{a} $i$",
)
"""Texts that are markup in some format. They contain no white space that a format could change."""

TARGETS: Final = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(2)",
    "data:text/html,<script>alert(3)</script>",
    "vbscript:msgbox",
    'https://example.org/"onmouseover="alert(4)',
    "https://example.org/'><script>alert(5)</script>",
)
"""Addresses that must not become live, or that end their attribute if they are not escaped."""

_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*)\s*:")


def _hostile() -> Document:
    numbering = Numbering("twitter")
    posts: list[Post] = [post_of(Paragraph((Text(text),))) for text in MARKUP]
    posts += [post_of(Paragraph((Link("oak", numbering.link(target)),))) for target in TARGETS]
    return document_of(tuple(posts), numbering, title=MARKUP[0])


_HOSTILE = _hostile()


def _is_seen(character: str) -> bool:
    """Return whether a character is more than a guard, which some formats need for want of escapes."""
    return unicodedata.category(character) != "Cf"


def writes_text_as_text(case: WriterCase) -> Advice | None:
    """Check that texts which are markup in some format are read back as they are."""
    seen = "".join(filter(_is_seen, " ".join(case.read_back(_HOSTILE).text.split())))
    for text in MARKUP:
        if text not in seen:
            return Advice(
                wrong=f"The text {text!r} of a post is not read back as it is: some of it is live "
                "markup.",
                why="whoever writes a post could then run scripts, load pictures or forge words in the "
                "documents of others.",
                remedy="escape every text by the rules of your format: titles, names, handles, "
                "alternative texts and URLs, too.",
            )
    return None


def makes_no_harmful_link(case: WriterCase) -> Advice | None:
    """Check that no link runs a script, and that no address breaks out of its markup."""
    for link in case.read_back(_HOSTILE).links:
        scheme = _SCHEME.match(link)
        if scheme and scheme[1].lower() not in LIVE_SCHEMES:
            return Advice(
                wrong=f"{link[:60]!r} is live in the output.",
                why="a click on it, or opening the document, runs what a stranger wrote.",
                remedy="make an address a link only if `notes.live_url(note)` returns it, and escape "
                "it "
                "in its attribute, quotes included.",
            )
    return None


MARKUP_CHECKS: tuple[Callable[[WriterCase], Advice | None], ...] = (
    writes_text_as_text,
    makes_no_harmful_link,
)
