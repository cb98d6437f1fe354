"""Each sample of a network is recognised by the reader of this network, and by no other one."""

from pathlib import Path

import pytest

import convert
from convert.archives import Limit
from convert.reading import recognised_by

TESTS = Path(__file__).parents[1]
SAMPLES = {
    "bluesky": [*(TESTS / "bluesky/samples").glob("*.json")],
    "mastodon": [*(TESTS / "golden/mastodon").glob("*.json")],
    "twitter": [*(TESTS / "twitter/samples").iterdir()],
}
LIMIT = Limit(64_000_000, "the limit")


@pytest.mark.parametrize("network", SAMPLES)
def test_each_sample_is_recognised_by_one_reader(network: str) -> None:
    assert len(SAMPLES[network]) >= 12
    found = {}
    for path in SAMPLES[network]:
        with convert.Input.of_file(path, LIMIT) as source:
            found[path.name] = recognised_by(source)
    assert found == {name: [network] for name in found}
