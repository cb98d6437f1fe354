"""Split the words of a post that is written in Markdown: "[words](https://a.example)" is a link."""

import re
from collections.abc import Iterator

from convert.text.inlines.tokenize import Token, tokenize
from convert.tree import Platform

_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]{1,500})\]\((?P<url>https?://[^\s()]{1,2000})\)")


def markdown_tokens(text: str, platform: Platform = "twitter") -> Iterator[Token]:
    """Yield the tokens of a text in Markdown, in order.

    A link whose words are a mention, a hashtag or its own address is what these words are.
    """
    done = 0
    for link in _LINK.finditer(text):
        yield from tokenize(text[done : link.start()], platform)
        yield from _link(link, platform)
        done = link.end()
    yield from tokenize(text[done:], platform)


def _link(link: re.Match[str], platform: Platform) -> Iterator[Token]:
    words, url = link["words"], link["url"]
    tokens = list(tokenize(words, platform))
    if len(tokens) == 1 and tokens[0].kind in ("mention", "hashtag"):
        yield tokens[0]
    elif len(tokens) == 1 and tokens[0].kind == "link":
        yield Token("link", link[0], url)
    else:
        yield Token("named link", words, url)
