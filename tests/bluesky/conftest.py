import json
from collections.abc import Callable
from typing import Any

import pytest

import convert
from convert.inputs import Input
from convert_bluesky import read
from convert_bluesky.options import Options
from tests.bluesky.appview import AppView

Reading = Callable[..., list[convert.Document]]


@pytest.fixture
def reading() -> Reading:
    """Return a function that reads the documents of a value in a file."""

    def documents(value: Any, **options: Any) -> list[convert.Document]:
        data = value if isinstance(value, bytes) else json.dumps(value).encode()
        return [*read(Input.of_bytes(data, "thread.json"), Options(**options))]

    return documents


@pytest.fixture
def fetching() -> Callable[..., convert.Document]:
    """Return a function that reads the document of an address, from posts that a server has."""

    def document(server: AppView, url: str, **options: Any) -> convert.Document:
        (found,) = read(Input.of_answers(url, server), Options(**options))
        return found

    return document


def texts(document: convert.Document) -> list[str]:
    """Return the words of each post; a post without words is why it has none."""
    return [convert.tree.plain(post) or str(post.missing) for post in document.posts]
