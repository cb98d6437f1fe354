"""The plugin keeps the contract of readers."""

import json
from pathlib import Path

from convert.testing import Given, check_plugin

SAMPLES = Path(__file__).parent.parent / "golden" / "mastodon"
NAMES = ("a-status-with-its-context", "an-outbox-with-everything", "mastodon-archive", "an-article")


def test_the_plugin_keeps_its_contract() -> None:
    samples = tuple((SAMPLES / f"{name}.json").read_bytes() for name in NAMES)
    compact = tuple(json.dumps(json.loads(sample)).encode() for sample in samples)
    check_plugin("convert_mastodon", {"mastodon": Given(samples=samples + compact)})
