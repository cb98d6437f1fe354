"""Make pages of the three sites with given words."""

from typing import Any

import convert
from convert.inputs import Input
from convert_saved import Options, read


def documents(page: str | bytes, name: str = "page.html", **options: Any) -> list[convert.Document]:
    data = page if isinstance(page, bytes) else page.encode()
    return [*read(Input.of_bytes(data, name), Options(**options))]


def document(page: str | bytes, **options: Any) -> convert.Document:
    (found,) = documents(page, **options)
    return found


def of_x(
    words: str, *, handle: str = "ada", number: int = 1, minute: int = 0, further: str = ""
) -> str:
    """Return a post on a page of X; `further` is below its words."""
    return (
        f'<article data-testid="tweet"><div data-testid="User-Name"><a href="/{handle}">'
        f'<span>{handle.title()}</span></a><a href="/{handle}"><span>@{handle}</span></a>'
        f'<a href="/{handle}/status/189650000000000000{number}">'
        f'<time datetime="2025-03-03T10:{minute:02d}:00.000Z">Mar 3</time></a></div>'
        f'<div data-testid="tweetText" lang="en">{words}</div>{further}</article>'
    )


def of_thread_reader(words: str, *, number: int = 1) -> str:
    """Return a post on a page of Thread Reader."""
    return (
        f'<div id="tweet_{number}" class="content-tweet allow-preview" data-screenname="ada" '
        f'data-tweet="189650000000000000{number}" dir="auto">{words}</div>'
    )


def of_nitter(words: str, *, handle: str = "ada", number: int = 1, further: str = "") -> str:
    """Return a post on a page of Nitter."""
    return (
        f'<div class="timeline-item"><a class="fullname" href="/{handle}">{handle.title()}</a>'
        f'<a class="username" href="/{handle}">@{handle}</a><span class="tweet-date">'
        f'<a href="/{handle}/status/{number}#m" title="Mar 3, 2025 · 10:0{number} AM UTC">Mar 3</a>'
        f'</span><div class="tweet-content media-body" dir="auto">{words}</div>{further}</div>'
    )
