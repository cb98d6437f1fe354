"""Statuses and activities as servers send them, for tests."""

from typing import Any

HOST = "https://social.example"


def account(name: str = "ada", host: str = HOST, **changes: Any) -> dict[str, Any]:
    """Return an account; that of a status on its own server has no host in `acct`."""
    acct = name if host == HOST else f"{name}@{host.removeprefix('https://')}"
    return {
        "id": f"id-of-{acct}",
        "username": name,
        "acct": acct,
        "display_name": name.title(),
        "url": f"{host}/@{name}",
        "emojis": [],
        **changes,
    }


def status(
    number: int, answers: int | None = None, *, by: str = "ada", host: str = HOST, **changes: Any
) -> dict[str, Any]:
    """Return a status of Mastodon's interface, with the words "Words <number>."."""
    author = account(by, host)
    return {
        "id": str(number),
        "created_at": f"2025-03-01T10:{number // 60 % 60:02}:{number % 60:02}.000Z",
        "in_reply_to_id": None if answers is None else str(answers),
        "in_reply_to_account_id": None if answers is None else author["id"],
        "sensitive": False,
        "spoiler_text": "",
        "visibility": "public",
        "language": "en",
        "uri": f"{host}/users/{by}/statuses/{number}",
        "url": f"{host}/@{by}/{number}",
        "replies_count": 0,
        "edited_at": None,
        "content": f"<p>Words {number}.</p>",
        "reblog": None,
        "account": author,
        "media_attachments": [],
        "mentions": [],
        "tags": [],
        "emojis": [],
        "card": None,
        "poll": None,
        "quote": None,
        **changes,
    }


def note(number: int, answers: int | str | None = None, **changes: Any) -> dict[str, Any]:
    """Return a post of ActivityPub, with the words "Words <number>."."""
    user = f"{HOST}/users/ada"
    parent = f"{user}/statuses/{answers}" if isinstance(answers, int) else answers
    content = f"<p>Words {number}.</p>"
    return {
        "id": f"{user}/statuses/{number}",
        "type": "Note",
        "summary": None,
        "inReplyTo": parent,
        "published": f"2025-03-01T10:{number // 60 % 60:02}:{number % 60:02}Z",
        "url": f"{HOST}/@ada/{number}",
        "attributedTo": user,
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "cc": [f"{user}/followers"],
        "sensitive": False,
        "content": content,
        "contentMap": {"en": content},
        "attachment": [],
        "tag": [],
        **changes,
    }


def created(post: dict[str, Any]) -> dict[str, Any]:
    """Return the activity that creates a post."""
    return {
        "id": f"{post['id']}/activity",
        "type": "Create",
        "actor": post["attributedTo"],
        "published": post["published"],
        "to": post["to"],
        "cc": post["cc"],
        "object": post,
    }


def outbox(*items: dict[str, Any]) -> dict[str, Any]:
    """Return the outbox of an export."""
    return {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": "outbox.json",
        "type": "OrderedCollection",
        "totalItems": 99,  # real ones are wrong, too
        "orderedItems": list(items),
    }


ACTOR = {
    "@context": "https://www.w3.org/ns/activitystreams",
    "id": f"{HOST}/users/ada",
    "type": "Person",
    "preferredUsername": "ada",
    "name": "Ada Example",
    "url": f"{HOST}/@ada",
    "inbox": f"{HOST}/users/ada/inbox",
}
