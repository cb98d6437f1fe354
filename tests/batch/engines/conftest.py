"""Fixtures of the tests of engines."""

from collections.abc import Iterator

import pytest

from tests.batch.engines.probe import own_processes


@pytest.fixture(autouse=True)
def _no_process_stays() -> Iterator[None]:
    """Fail if a test leaves a process."""
    before = own_processes()
    yield
    assert own_processes() <= before
