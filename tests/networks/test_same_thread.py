"""The same thread gives the same Markdown, whether Bluesky, Mastodon or X has the data.

Only handles and addresses differ. The thread has what all three networks have: numbers of the author,
paragraphs and breaks, mentions, links, hashtags, a picture with its description, and a quoted post.
"""

import json
import re
from typing import Any, NamedTuple

import pytest

import convert

# 2025-03-03, 10:00 to 10:02 UTC, in milliseconds since 1970.
TIMES = [1_740_996_000_000 + 60_000 * minute for minute in range(3)]
QUOTED_TIME = 1_740_900_000_000  # 2025-03-02
WHEN = [f"2025-03-03T10:{minute:02d}:00Z" for minute in range(3)]
QUOTED_WHEN = "2025-03-02T07:20:00Z"
PAGE = "https://example.org/oaks?a=1&b=2"
ALT = 'An oak, "very" old'


class Words(NamedTuple):
    """A text of which some parts stand for something."""

    parts: tuple[str, ...]

    def pieces(self) -> list[tuple[str, str]]:
        """Return what each part is, and its words."""
        kinds = {"@": "mention", "#": "tag", "h": "link"}
        return [
            (kinds[part[1]], part[1:]) if part.startswith("\0") else ("text", part)
            for part in self.parts
        ]


def words(template: str) -> Words:
    """Return words in which "{…}" is a mention, a hashtag or a link."""
    return Words(
        tuple(re.sub(r"^\{(.*)\}$", "\0\\1", each) for each in re.split(r"(\{.*?\})", template))
    )


POSTS = [
    words("1/3 🧵 About trees & <others>, with {@bob}: {" + PAGE + "}\n\nA second paragraph"),
    words("2/3 {#oaks} are old 👨‍👩‍👧\nand {@bob} says so"),
    words("3/3 The end, quoting"),
]
QUOTED = words("Words about {#elms}")


# Bluesky


def tid(milliseconds: int) -> str:
    """Return a key with this time."""
    number, digits = milliseconds * 1000 << 10, ""
    for _ in range(13):
        digits = "234567abcdefghijklmnopqrstuvwxyz"[number & 31] + digits
        number >>= 5
    return digits


def bluesky_uri(handle: str, milliseconds: int) -> str:
    return f"at://did:plc:{handle}/app.bsky.feed.post/{tid(milliseconds)}"


def bluesky_view(handle: str, text: Words, moment: int, when: str) -> dict[str, Any]:
    """Return a post, whose ranges count bytes of UTF-8."""
    written, facets = "", []
    for kind, part in text.pieces():
        shown = f"{part}.bsky.social" if kind == "mention" else part
        start = len(written.encode())
        written += shown
        feature = {
            "mention": {"$type": "app.bsky.richtext.facet#mention", "did": f"did:plc:{part[1:]}"},
            "tag": {"$type": "app.bsky.richtext.facet#tag", "tag": part[1:]},
            "link": {"$type": "app.bsky.richtext.facet#link", "uri": part},
        }.get(kind)
        if feature:
            index = {"byteStart": start, "byteEnd": len(written.encode())}
            facets.append({"index": index, "features": [feature]})
    author = {"did": f"did:plc:{handle}", "handle": f"{handle}.bsky.social"}
    record = {"$type": "app.bsky.feed.post", "text": written, "facets": facets, "createdAt": when}
    return {
        "uri": bluesky_uri(handle, moment),
        "author": author | {"displayName": handle.title(), "labels": []},
        "record": record | {"langs": ["en"]},
        "indexedAt": when,
    }


def bluesky() -> bytes:
    """Return the answer of `getPostThread` for the first post."""
    uris = [bluesky_uri("ada", moment) for moment in TIMES]
    views = [
        bluesky_view("ada", text, moment, when)
        for text, moment, when in zip(POSTS, TIMES, WHEN, strict=True)
    ]
    for number in (1, 2):
        reply = {"root": {"uri": uris[0]}, "parent": {"uri": uris[number - 1]}}
        views[number]["record"]["reply"] = reply
    picture = {"alt": ALT, "fullsize": "https://cdn.example/picture.jpg"}
    views[1]["embed"] = {"$type": "app.bsky.embed.images#view", "images": [picture]}
    quoted = bluesky_view("bob", QUOTED, QUOTED_TIME, QUOTED_WHEN)
    shown = {"$type": "app.bsky.embed.record#viewRecord", "value": quoted.pop("record")} | quoted
    views[2]["embed"] = {"$type": "app.bsky.embed.record#view", "record": shown}
    node: dict[str, Any] | None = None
    for view in reversed(views):
        replies = [node] if node else []
        node = {"$type": "app.bsky.feed.defs#threadViewPost", "post": view, "replies": replies}
    return json.dumps({"thread": node}).encode()


# Mastodon


def mastodon_id(milliseconds: int) -> str:
    return str(milliseconds << 16)


def mastodon_status(handle: str, text: Words, moment: int, when: str) -> dict[str, Any]:
    """Return a status in HTML."""
    content = ""
    for kind, part in text.pieces():
        escaped = part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        name = escaped[1:]
        content += {
            "mention": f'<span class="h-card"><a href="https://m.example/@{name}" class="u-url mention">'
            f"@<span>{name}</span></a></span>",
            "tag": f'<a href="https://m.example/tags/{name}" class="mention hashtag" rel="tag">'
            f"#<span>{name}</span></a>",
            "link": f'<a href="{escaped}" rel="nofollow"><span class="invisible">https://</span>'
            '<span class="ellipsis">example.org/oa</span><span class="invisible">…</span></a>',
        }.get(kind, escaped)
    content = content.replace("\n\n", "</p><p>").replace("\n", "<br />")
    status_id = mastodon_id(moment)
    url = f"https://m.example/@{handle}/{status_id}"
    mentions = {part[1:] for kind, part in text.pieces() if kind == "mention"}
    return {
        "id": status_id,
        "uri": f"https://m.example/users/{handle}/statuses/{status_id}",
        "url": url,
        "created_at": when,
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "visibility": "public",
        "sensitive": False,
        "spoiler_text": "",
        "language": "en",
        "content": f"<p>{content}</p>",
        "account": {
            "id": handle,
            "username": handle,
            "acct": handle,
            "display_name": handle.title(),
            "url": f"https://m.example/@{handle}",
        },
        "mentions": [
            {"username": name, "acct": name, "url": f"https://m.example/@{name}"} for name in mentions
        ],
        "media_attachments": [],
    }


def mastodon() -> bytes:
    """Return a status with its context."""
    statuses = [
        mastodon_status("ada", text, moment, when)
        for text, moment, when in zip(POSTS, TIMES, WHEN, strict=True)
    ]
    for number in (1, 2):
        parent = {"in_reply_to_id": statuses[number - 1]["id"], "in_reply_to_account_id": "ada"}
        statuses[number] |= parent
    picture = {"id": "1", "type": "image", "url": "https://cdn.example/picture.jpg", "description": ALT}
    statuses[1]["media_attachments"] = [picture]
    quoted = mastodon_status("bob", QUOTED, QUOTED_TIME, QUOTED_WHEN)
    statuses[2]["quote"] = {"state": "accepted", "quoted_status": quoted}
    fallback = f'<p class="quote-inline">RE: <a href="{quoted["url"]}">{quoted["url"]}</a></p>'
    statuses[2]["content"] = fallback + statuses[2]["content"]
    context = {"ancestors": [], "descendants": statuses[1:]}
    return json.dumps({"status": statuses[0], "context": context}).encode()


# X


def x_id(milliseconds: int) -> str:
    return str(milliseconds - 1_288_834_974_657 << 22)


def x_post(handle: str, text: Words, moment: int) -> dict[str, Any]:
    """Return a post, whose ranges count code points of the escaped text."""
    written = ""
    found: dict[str, list[dict[str, Any]]] = {"user_mentions": [], "hashtags": [], "urls": []}
    for kind, part in text.pieces():
        escaped = part.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        shown = "https://t.co/page" if kind == "link" else escaped
        indices = [len(written), len(written) + len(shown)]
        written += shown
        if kind == "mention":
            found["user_mentions"].append({"screen_name": part[1:], "indices": indices})
        elif kind == "tag":
            found["hashtags"].append({"text": part[1:], "indices": indices})
        elif kind == "link":
            found["urls"].append({"url": shown, "expanded_url": part, "indices": indices})
    return {
        "id_str": x_id(moment),
        "created_at": f"Mon Mar 03 10:{(moment - TIMES[0]) // 60_000:02d}:00 +0000 2025"
        if moment >= TIMES[0]
        else "Sun Mar 02 07:20:00 +0000 2025",
        "full_text": written,
        "entities": found,
        "lang": "en",
        "user": {"id_str": handle, "screen_name": handle, "name": handle.title()},
    }


def x() -> bytes:
    """Return posts of the interface 1.1, one in each line."""
    posts = [x_post("ada", text, moment) for text, moment in zip(POSTS, TIMES, strict=True)]
    for number in (1, 2):
        posts[number] |= {
            "in_reply_to_status_id_str": posts[number - 1]["id_str"],
            "in_reply_to_user_id_str": "ada",
            "in_reply_to_screen_name": "ada",
        }
    picture = {"url": "https://t.co/picture", "media_url_https": "https://cdn.example/picture.jpg"}
    posts[1]["full_text"] += " https://t.co/picture"
    posts[1]["extended_entities"] = {"media": [picture | {"type": "photo", "ext_alt_text": ALT}]}
    quoted = x_post("bob", QUOTED, QUOTED_TIME)
    address = f"https://x.com/bob/status/{quoted['id_str']}"
    start = len(posts[2]["full_text"]) + 1
    posts[2]["full_text"] += " https://t.co/quoted"
    link = {"url": "https://t.co/quoted", "expanded_url": address, "indices": [start, start + 19]}
    posts[2]["entities"]["urls"].append(link)
    posts[2] |= {"quoted_status_id_str": quoted["id_str"], "quoted_status": quoted}
    return "\n".join(json.dumps(post) for post in posts).encode()


SOURCES = {
    "bluesky": (bluesky, "thread.json"),
    "mastodon": (mastodon, "thread.json"),
    "x": (x, "a.jsonl"),
}


def common(markdown: str) -> str:
    """Return Markdown with the same handles and addresses for all networks."""
    posts = {
        key: f"POST-{number}"
        for number, moment in enumerate([QUOTED_TIME, *TIMES])
        for key in (tid(moment), mastodon_id(moment), x_id(moment))
    }
    patterns = [
        r"https://bsky\.app/profile/(?:did:plc:)?(?P<handle>\w+)(?:\.bsky\.social)?(?:/post/(?P<id>\w+))?",
        r"https://m\.example/@(?P<handle>\w+)(?:/(?P<id>\d+))?",
        r"https://x\.com/(?P<handle>\w+)(?:/status/(?P<id>\d+))?",
    ]
    for pattern in patterns:
        markdown = re.sub(
            pattern,
            lambda found: f"https://{found['handle']}/{posts.get(found['id'] or '', '')}",
            markdown,
        )
    return re.sub(r"@(ada|bob)(?:\.bsky\.social|@m\.example)", r"@\1", markdown)


def markdown(network: str) -> str:
    make, name = SOURCES[network]
    (document,) = convert.read_all(make(), name=name)
    return common(str(convert.render(document, "markdown", front_matter=False)))


def test_the_thread_is_read_whole() -> None:
    text = markdown("x")
    assert text.count("POST-") >= 4
    for part in ("About trees & \\<others>", "#oaks", "An oak", "Quoted post", "#elms", "[^3]: "):
        assert part in text


@pytest.mark.parametrize("network", ["bluesky", "mastodon"])
def test_the_same_thread_gives_the_same_markdown(network: str) -> None:
    assert markdown(network) == markdown("x")
