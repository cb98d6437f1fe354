import json
from collections.abc import Callable, Iterator

import pytest

from tests.network import server as answers
from tests.network.server import Server, serving
from tests.plugins import WIRE


@pytest.fixture
def thread(distribution) -> Iterator[Callable[..., Server]]:
    """Return a function that serves a thread at "/post/1", and what else is given by its path."""
    distribution("convert-wire", "convert_wire", WIRE, readers=("wire",))
    with serving() as server:

        def serve(*texts: str, **more: answers.Route) -> Server:
            for number, text in enumerate(texts, start=1):
                post = {"text": text, "pictures": []}
                if number == 1:
                    post["pictures"] = [f"{server.url}/{name}" for name in more]
                if number < len(texts):
                    post["next"] = f"{server.url}/post/{number + 1}"
                server.routes[f"/post/{number}"] = answers.constant(json.dumps(post).encode())
            server.routes |= {f"/{name}": route for name, route in more.items()}
            return server

        yield serve
