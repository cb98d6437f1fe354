"""The plugin keeps its contract, and recognises its own sources only."""

import zipfile
from pathlib import Path

import pytest

import convert
from convert.cli.main import main
from convert.testing import Given, check_plugin
from convert_twitter.archive.layout import is_archive
from convert_twitter.recognising import is_post_address, recognise

SAMPLES = Path(__file__).parent / "samples"
FILES = sorted(path for path in SAMPLES.iterdir() if path.is_file())


def test_the_plugin_keeps_its_contract() -> None:
    names = ("twarc1.jsonl", "twarc2-pages.jsonl", "website.json", "gallery-dl.json")
    samples = tuple((SAMPLES / name).read_bytes() for name in names)
    check_plugin("convert_twitter", {"twitter": Given(samples=samples, name="sample.json")})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_sample_is_recognised(path: Path) -> None:
    assert recognise(path.read_bytes()[:65_536], path.name)
    assert convert.read_all(path) is not None


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'{"text": "\\"rest_id\\": 1, \\"legacy\\": {}"}', "a.json"),
        (b'{"$type": "app.bsky.feed.post", "text": "x", "id": 1}', "a.json"),
        (b'{"id": "1", "content": "<p>x</p>", "account": {"acct": "ann"}}', "a.json"),
        (b'{"html": "<p>x</p>", "author_url": "https://a.example/ann"}', "a.json"),
        (b"window.YTD.direct_messages.part0 = [", "direct-messages.js"),
        (b"window.YTD.like.part0 = [", "like.js"),
        (b"const x = 1;", "a.js"),
        (b"1/ window.YTD.tweets.part0 = [", "a.txt"),
    ],
)
def test_other_files_are_not(head: bytes, name: str) -> None:
    assert not recognise(head, name)


@pytest.mark.parametrize(
    ("names", "answer"),
    [
        (["data/tweets.js"], True),
        (["twitter-2025/data/tweets-part1.js"], True),
        (["data/js/tweets/2013_04.js"], True),
        (["data/tweet.js", "data/like.js"], True),
        (["tweets.js"], False),
        (["data/like.js", "data/direct-messages.js"], False),
        (["outbox.json", "actor.json"], False),
        (["deep/er/data/tweets.js"], False),
        (["tweets.js", "account.js"], True),
        (["x/data/tweets.js", "x/Your archive.html"], True),
        (["x/data/tweets.js", "thread.txt"], False),
        (["x/data/tweets.js", "y/outbox.json"], False),
    ],
)
def test_archives_are_recognised_by_their_members(names: list[str], answer: bool) -> None:
    assert is_archive(names) is answer


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("https://x.com/ann/status/1896500000000001000", True),
        ("https://twitter.com/ann/status/20", True),
        ("http://mobile.twitter.com/ann/statuses/20?s=20", True),
        ("https://x.com/i/web/status/20/photo/1", True),
        ("https://x.com/i/status/20#m", True),
        ("https://x.com/ann", False),
        ("https://x.com.evil.example/ann/status/20", False),
        ("https://evil.example/x.com/ann/status/20", False),
        ("https://user@x.com/ann/status/20", False),
        ("https://bsky.app/profile/ann/post/3k", False),
    ],
)
def test_addresses_of_posts_are_taken(url: str, answer: bool) -> None:
    assert is_post_address(url) is answer


def test_the_command_line_converts_a_zip(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        for path in sorted((SAMPLES / "branches").rglob("*.js")):
            archive.write(path, path.relative_to(SAMPLES / "branches").as_posix())
    output = f"{tmp_path}/out/"
    assert main([f"{tmp_path}/x.zip", "--no-config", "--to", "markdown", "-o", output]) == 0
    assert "1 omission" in capsys.readouterr().err
    assert len([*(tmp_path / "out").rglob("*.md")]) == 2
