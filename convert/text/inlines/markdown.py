"""Split the words of a post that is written in Markdown: "[words](https://a.example)" is a link."""

import re
from collections.abc import Iterator

from convert.text.inlines.tokenize import Token, tokenize
from convert.text.inlines.verbatim import code_spans
from convert.tree import Platform, Repair

_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]{1,500})\]\((?P<url>https?://[^\s()]{1,2000})\)")


def markdown_tokens(text: str, platform: Platform = "twitter") -> Iterator[Token]:
    """Yield the tokens of a text in Markdown, in order.

    A link whose words are a mention, a hashtag or an address is what these words are.
    """
    if "](" not in text:
        yield from tokenize(text, platform)
        return
    done = 0
    for link in _LINK.finditer(text):
        yield from tokenize(text[done : link.start()], platform)
        yield _token(link, platform)
        done = link.end()
    yield from tokenize(text[done:], platform)


def link_repairs(text: str, number: int, platform: Platform) -> Iterator[Repair]:
    """Yield a repair for each link in the line of a number, whose marks are not in the tree."""
    if "](" not in text:
        return
    for link in _LINK.finditer(text):
        token = _token(link, platform)
        became = {"named link": f"{token.text} {token.target}", "link": token.target}
        yield Repair(
            kind="markup",
            line=number,
            text=link[0],
            became=became.get(token.kind, token.text),
            message="made a link of Markdown's",
        )


def code_outside_links(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of code (see `code_spans`) that is not within the words of a link."""
    links = [link.span() for link in _LINK.finditer(text)] if "](" in text else []
    for code in code_spans(text):
        while links and links[0][1] <= code.start():
            del links[0]
        if not links or links[0][0] > code.start():
            yield code


def backticks_removed(code: re.Match[str], number: int) -> Repair:
    """Return the repair for the marks of code (see `code_spans`), which are not in the tree."""
    return Repair(
        kind="markup",
        line=number,
        text=code["marks"] * 2,
        became="",
        message="made code of Markdown's",
    )


def _token(link: re.Match[str], platform: Platform) -> Token:
    tokens = list(tokenize(link["words"], platform))
    kind = tokens[0].kind if len(tokens) == 1 else "text"
    if kind in ("mention", "hashtag"):
        return tokens[0]
    if kind == "link":
        return Token("link", link[0], link["url"])
    return Token("named link", link["words"], link["url"])
