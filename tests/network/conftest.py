from collections.abc import Iterator

import pytest

from tests.network.server import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the waits between attempts, which are not waited for."""
    waited: list[float] = []
    monkeypatch.setattr("convert.network.client.time.sleep", waited.append)
    return waited
