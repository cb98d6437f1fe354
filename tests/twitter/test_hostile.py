"""Hostile archives and JSON: one clear line each, in bounded time, and nothing written."""

import json
import time
import warnings
from pathlib import Path

import pytest

import convert
from convert.archives import Limit
from convert_twitter.archive import scripts
from tests.archives.packing import zipped
from tests.twitter.builders import account, members, photo, read, tweet, write

HEAD = b"window.YTD.tweets.part0 = "
POST = b'{"tweet": {"id_str": "1896500000000000001", "full_text": "x"}}'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (HEAD + b"[" * 200_000, "nested too deeply"),
        (
            HEAD + b"[" + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"]",
            "nested too deeply|can't be read",
        ),
        (HEAD + b"[" + POST + b",\n" + POST, r"tweets\.js:2: it is cut short"),
        (HEAD + b"[\n" + POST + b",\nNaN]", r"tweets\.js:3: no valid JSON"),
        (HEAD + b'[{"tweet": {"id_str": "1", "full_text": "\xff"}}]', "no valid JSON|can't be read"),
        (HEAD, r"tweets\.js:1: it is cut short"),
        (HEAD + b'"\\ud83d', r"it is cut short"),
        (HEAD + b'{"tweet": 1}', "no valid JSON"),
        (b"", "it is cut short"),
        (HEAD + b"[" + b"1," * 1_100_000 + b"1]", "more values than posts of X have"),
        (HEAD + b"[]", "no posts of X in it"),
        (HEAD + b'[null, 1, {}, [], {"tweet": {}}]', "no posts of X in it"),
    ],
)
def test_a_damaged_file_of_posts_is_one_clear_line(
    tmp_path: Path, content: bytes, message: str
) -> None:
    files = {"data/account.js": account(), "data/tweets.js": content}
    with pytest.raises(convert.ConvertError, match=message) as caught:
        read(write(tmp_path, files))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[" * 200_000, "nested too deeply"),
        (b'[{"id_str": "1", "full_text": ', "it is cut short"),
        (b'{"id_str": "1", "full_text": "x"}\n{"id_str": "2"', r"sample\.jsonl:2: it is cut short"),
        (b'{"data": [], "author_id": 1}', "no posts of X in it"),
        (b'{"a": 1e999, "b": ' + b"9" * 5000 + b"}", "no posts of X in it|no valid JSON"),
        (b"{}", "no posts of X in it"),
    ],
)
def test_damaged_json_is_one_clear_line(content: bytes, message: str) -> None:
    with pytest.raises(convert.ConvertError, match=message) as caught:
        [*convert.read_all(content, name="sample.jsonl", **{"from": "twitter"})]
    assert "\n" not in str(caught.value)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", [("data/tweets.js", HEAD + b" " * 30_000_000 + b"[]")])
    with pytest.raises(convert.ConvertError, match="swells"):
        read(path)


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "LIMIT", Limit(size=100, rule="100 bytes"))
    with pytest.raises(convert.ConvertError, match="more than 100 bytes"):
        read(write(tmp_path, members(tweet(1, "x" * 200))))


def test_a_file_about_the_archive_is_small(tmp_path: Path) -> None:
    files = members(tweet(1, "x")) | {"data/manifest.js": b"x = {" + b" " * 5_000_000}
    with pytest.raises(convert.ConvertError, match="more than 5 MB"):
        read(write(tmp_path, files))


def test_members_with_unsafe_names_are_not_read_and_nothing_is_written(tmp_path: Path) -> None:
    unsafe = [
        "../../evil.js",
        "/etc/evil",
        "data/..\\evil.js",
        "C:\\evil.js",
        "data/tweets_media/../x.jpg",
    ]
    good = members(tweet(1, "One"), tweet(2, "Two", answers=1))
    (tmp_path / "in").mkdir()
    path = zipped(tmp_path / "in/a.zip", [*((name, b"x") for name in unsafe), *good.items()])
    before = sorted(tmp_path.rglob("*"))
    assert len(read(path)) == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(b"secret")
    post = tweet(1, "One https://t.co/p", extended_entities={"media": [photo("https://t.co/p")]})
    folder = write(tmp_path / "in", members(post, tweet(2, "Two", answers=1)))
    (folder / "data/tweets_media").mkdir()
    (folder / f"data/tweets_media/{post['id']}-AAA.jpg").symlink_to(secret)
    (document,) = read(folder)
    assert document.media[0].data is None


@pytest.mark.parametrize(
    "post",
    [
        {"full_text": "https://t.co/a " * 6_000},
        {
            "full_text": "@ann " * 6_000,
            "in_reply_to_status_id_str": "1",
            "in_reply_to_screen_name": "b",
        },
        {"full_text": "x" * 100_000, "entities": {"urls": [{"url": f"u{n}"} for n in range(6_000)]}},
        {
            "full_text": "https://t.co/a " * 6_000,
            "entities": {
                "urls": [
                    {
                        "url": "https://t.co/a",
                        "expanded_url": "https://x.com/b/status/7",
                        "indices": [n, n],
                    }
                    for n in range(6_000)
                ]
            },
        },
        {
            "full_text": "https://t.co/a " * 6_000,
            "extended_entities": {"media": [photo(f"https://t.co/{n}") for n in range(2_000)]},
        },
        {"full_text": "x", "edit_info": {"initial": {"editTweetIds": [str(n) for n in range(20_000)]}}},
    ],
    ids=["addresses", "names", "ranges without a place", "quotes", "media", "versions"],
)
def test_a_long_post_takes_little_time(post: dict[str, object]) -> None:
    content = HEAD + json.dumps([{"id_str": "1896500000000000001"} | post]).encode()
    begin = time.process_time()
    with warnings.catch_warnings(action="ignore"):
        (document,) = convert.read_all(content, name="tweets.js", twitter={"least": 1})
    assert time.process_time() - begin < 30
    assert len(document.posts) == 1


def test_a_chain_of_many_posts_takes_little_time() -> None:
    count = 3_000
    chain = [
        {"id_str": str(n), "full_text": "x", "in_reply_to_status_id_str": str(n - 1)}
        for n in range(1, count + 1)
    ]
    begin = time.process_time()
    (document,) = convert.read_all(HEAD + json.dumps(chain).encode(), name="tweets.js")
    assert len(document.posts) == count
    assert time.process_time() - begin < 30
