"""Build posts and archives of X, in the form that X gives them."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import convert

FIRST = 1_896_500_000_000_000_000
MINUTE = 60_000 << 22
_MARKS = re.compile(r"@(\w+)|#(\w+)|https://t\.co/\w+", re.ASCII)


def tweet(
    number: int,
    text: str,
    *,
    answers: int | None = None,
    urls: Mapping[str, str] | None = None,
    **fields: Any,
) -> dict[str, Any]:
    """Return a post of an archive: the `number`th of its account, `text` as it is escaped there.

    `answers` is the number of the own post that it answers, and `urls` has the addresses that those of
    t.co stand for. All offsets are texts, as all numbers of an archive.
    """
    post_id = str(FIRST + number * MINUTE)
    found: dict[str, Any] = {
        "edit_info": {"initial": {"editTweetIds": [post_id]}},
        "entities": entities(text, urls or {}),
        "display_text_range": ["0", str(len(text))],
        "id_str": post_id,
        "truncated": False,
        "id": post_id,
        "created_at": f"Mon Mar 03 10:{number:02d}:00 +0000 2025",
        "full_text": text,
        "lang": "en",
    }
    if answers is not None:
        found |= {
            "in_reply_to_status_id_str": str(FIRST + answers * MINUTE),
            "in_reply_to_user_id_str": "42",
            "in_reply_to_screen_name": "ada",
        }
    return found | fields


def entities(text: str, urls: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    """Return the ranges of a text; addresses without a target are those of media."""
    found: dict[str, list[dict[str, Any]]] = {"hashtags": [], "user_mentions": [], "urls": []}
    for mark in _MARKS.finditer(text):
        indices = [str(mark.start()), str(mark.end())]
        if mark[1]:
            found["user_mentions"].append({"screen_name": mark[1], "indices": indices})
        elif mark[2]:
            found["hashtags"].append({"text": mark[2], "indices": indices})
        elif mark[0] in urls:
            url = urls[mark[0]]
            found["urls"].append({"url": mark[0], "expanded_url": url, "indices": indices})
    return found


def photo(short: str, name: str = "AAA.jpg", **fields: Any) -> dict[str, Any]:
    """Return a picture, whose address in the text is `short`."""
    url = f"https://pbs.twimg.com/media/{name}"
    return {"url": short, "media_url_https": url, "type": "photo", **fields}


def script(name: str, posts: Sequence[Mapping[str, Any]], *, key: str | None = "tweet") -> bytes:
    """Return a file of posts; with the key None, they are not wrapped."""
    items = posts if key is None else [{key: post} for post in posts]
    return f"window.YTD.{name}.part0 = {json.dumps(items, ensure_ascii=False, indent=1)}".encode()


def account() -> bytes:
    """Return the file of the account, with what is private in it."""
    owner = {"email": "ada@private.example", "username": "ada", "accountId": "42"}
    return script("account", [owner | {"accountDisplayName": "Ada Example"}], key="account")


def members(*posts: Mapping[str, Any], **files: bytes) -> dict[str, bytes]:
    """Return the files of an archive; `files` are further ones, by their names without suffix."""
    found = {"data/account.js": account(), "data/tweets.js": script("tweets", posts)}
    return found | {f"data/{name.replace('_', '-')}.js": data for name, data in files.items()}


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write the files of an archive that was unpacked."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def read(path: Path, **options: Any) -> list[convert.Document]:
    """Return the threads of a source."""
    with convert.Input.of_file(path, convert.archives.Limit(64_000_000, "the limit")) as source:
        from convert_twitter import Options
        from convert_twitter import read as read_twitter

        return [*read_twitter(source, Options(**options))]
