"""Build answers of a server of Bluesky, as JSON values, with people and words that are invented."""

from collections.abc import Iterable, Sequence
from typing import Any

DIDS = {name: f"did:plc:{name[0] * 24}" for name in ("ada", "bob", "cid")}
NAMES = {"ada": "Ada Example", "bob": "Bob Example", "cid": ""}

Value = dict[str, Any]


def uri(key: str, by: str = "ada") -> str:
    """Return the name of a post."""
    return f"at://{DIDS.get(by, by)}/app.bsky.feed.post/{key}"


def link(key: str, by: str = "ada") -> Value:
    """Return a reference to a post."""
    return {"uri": uri(key, by), "cid": f"bafyrei{key}"}


def account(name: str, **fields: Any) -> Value:
    """Return an author."""
    shown = {"did": DIDS[name], "handle": f"{name}.example.com", "displayName": NAMES[name]}
    return {**shown, "labels": [], **fields}


def facet(text: str, words: str, **feature: Any) -> Value:
    """Return the facet for words of a text; the name of the feature's kind is `kind`."""
    start = len(text.partition(words)[0].encode())
    kind = feature.pop("kind")
    return {
        "index": {"byteStart": start, "byteEnd": start + len(words.encode())},
        "features": [{"$type": f"app.bsky.richtext.facet#{kind}", **feature}],
    }


def record(text: str, *, minute: int = 0, above: Value | None = None, **fields: Any) -> Value:
    """Return the record of a post, which answers the post `above`."""
    made: Value = {
        "$type": "app.bsky.feed.post",
        "createdAt": f"2025-03-01T{10 + minute // 60}:{minute % 60:02}:00.000Z",
        "langs": ["en"],
        "text": text,
    }
    if above is not None:
        root = above["record"].get("reply", {}).get("root", {"uri": above["uri"], "cid": above["cid"]})
        made["reply"] = {"root": root, "parent": {"uri": above["uri"], "cid": above["cid"]}}
    return made | fields


def view(
    key: str,
    text: str,
    *,
    by: str = "ada",
    minute: int = 0,
    above: Value | None = None,
    author: Value | None = None,
    embed: Value | None = None,
    labels: Sequence[Value] = (),
    replies: int = 0,
    **fields: Any,
) -> Value:
    """Return a post as a server shows it; further keywords are fields of its record."""
    made = record(text, minute=minute, above=above, **fields)
    shown: Value = {
        "$type": "app.bsky.feed.defs#postView",
        "uri": uri(key, by),
        "cid": f"bafyrei{key}",
        "author": author or account(by),
        "record": made,
        "replyCount": replies,
        "indexedAt": made["createdAt"],
        "labels": list(labels),
    }
    return shown if embed is None else {**shown, "embed": embed}


def chain(*texts: str, start: int = 1, above: Value | None = None) -> list[Value]:
    """Return posts by one author, each of which answers the one before."""
    made: list[Value] = []
    for number, text in enumerate(texts, start=start):
        parent = made[-1] if made else above
        is_last = number == start + len(texts) - 1
        made.append(view(f"3k{number:04}", text, minute=number, above=parent, replies=int(not is_last)))
    return made


def node(post: Value, *replies: Value, parent: Value | None = None) -> Value:
    """Return a place in a thread."""
    made = {"$type": "app.bsky.feed.defs#threadViewPost", "post": post, "replies": list(replies)}
    return made if parent is None else {**made, "parent": parent}


def nested(posts: Sequence[Value]) -> Value:
    """Return a chain of posts as a place in a thread with all of them below it."""
    made = node(posts[-1])
    for post in reversed(posts[:-1]):
        made = node(post, made)
    return made


def parents(posts: Sequence[Value]) -> Value | None:
    """Return a chain of posts as the places above a post, of which the last is the nearest."""
    made: Value | None = None
    for post in posts:
        above = {} if made is None else {"parent": made}
        made = {"$type": "app.bsky.feed.defs#threadViewPost", "post": post, **above}
    return made


def missing(kind: str, key: str, by: str = "cid") -> Value:
    """Return a place without a post: "notFound" or "blocked"."""
    made = {"$type": f"app.bsky.feed.defs#{kind}Post", "uri": uri(key, by), kind: True}
    return made | ({"author": {"did": DIDS[by]}} if kind == "blocked" else {})


def answer(anchor: Value) -> Value:
    """Return the answer of getPostThread."""
    return {"thread": anchor}


def flat(items: Iterable[tuple[int, Value]]) -> Value:
    """Return the answer of getPostThreadV2: the depth of each post, and the post or why it is missing."""
    return {
        "thread": [
            {
                "uri": value["uri"],
                "depth": depth,
                "value": {
                    "$type": "app.bsky.unspecced.defs#threadItemPost",
                    "post": value,
                    "moreParents": False,
                    "moreReplies": 0,
                    "opThread": depth == 0,
                }
                if "record" in value
                else {"$type": value["$type"]},
            }
            for depth, value in items
        ],
        "hasOtherReplies": False,
    }


def embedded(kind: str, **fields: Any) -> Value:
    """Return what is embedded in a post, as a server shows it."""
    return {"$type": f"app.bsky.embed.{kind}#view", **fields}


def quoted(post: Value, *embeds: Value) -> Value:
    """Return a post as it is quoted."""
    return {
        "$type": "app.bsky.embed.record#viewRecord",
        "uri": post["uri"],
        "cid": post["cid"],
        "author": post["author"],
        "value": post["record"],
        "labels": post["labels"],
        "indexedAt": post["indexedAt"],
        "embeds": list(embeds),
    }
