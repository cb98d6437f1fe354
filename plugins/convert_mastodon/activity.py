"""Read posts as servers exchange and export them (ActivityPub, ActivityStreams 2.0)."""

import re
from collections.abc import Iterator, Sequence

from convert_mastodon.status import (
    Account,
    Attachment,
    Head,
    MediaKind,
    PollData,
    QuoteData,
    Status,
    Vote,
)
from convert_mastodon.values import (
    Object,
    amount,
    as_object,
    first_text,
    host_of,
    language,
    objects,
    one_line,
    split,
    time,
    web_address,
    words,
)

_POSTS = frozenset(["Note", "Question", "Article", "Page"])
_ARTICLES = frozenset(["Article", "Page"])
_ACTORS = frozenset(["Person", "Service", "Application", "Group", "Organization"])
_ATTACHMENTS = frozenset(["Document", "Image", "Video", "Audio", "Link"])
_PUBLIC = frozenset(["https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"])
# Where servers have accounts: /users/ann (Mastodon, Pleroma), /@ann, /u/ann (Lemmy, Kbin).
_ACCOUNT_PATH = re.compile(r"/(?:users/|@|u/)(?P<name>[\w.-]+)(?:/|\Z)")
# Quotes in the order in which the forms are preferred: FEP-044f, Fedibird, Pleroma, Misskey.
_QUOTES = ("quote", "quoteUri", "quoteUrl", "_misskey_quote")


def is_post(value: Object) -> bool:
    """Return whether an object is a post."""
    return words(value.get("type")) in _POSTS and web_address(value.get("id")) is not None


def is_boost(value: Object) -> bool:
    """Return whether an activity repeats a post."""
    return value.get("type") == "Announce"


def is_actor(value: Object) -> bool:
    """Return whether an object is an account."""
    return words(value.get("type")) in _ACTORS


def post_in(value: Object) -> Object | None:
    """Return the post that an activity creates, or that the object itself is; None for any other."""
    if value.get("type") == "Create":
        created = as_object(value.get("object"))
        missing = {name: value[name] for name in ("to", "cc") if name in value and name not in created}
        value = {**created, **missing}
    return value if is_post(value) else None


def head_of(value: Object, actor: Account | None) -> Head:
    """Return what decides in which thread a post is; `actor` is as for `status_of`."""
    return Head(
        key=words(value.get("id")).strip(),
        parent=parent_of(value),
        author=author_of(value, actor).key,
        is_public=any(each in _PUBLIC for name in ("to", "cc") for each in _texts(value.get(name))),
        published=time(value.get("published")),
    )


def status_of(value: Object, actor: Account | None) -> Status:
    """Return a post; `actor` is the account of the source, if there is one."""
    head = head_of(value, actor)
    uri, parent = head.key, head.parent
    content, tongue = _content(value)
    tags = objects(value.get("tag"))
    attachments = tuple(
        _attachment(each)
        for each in objects(value.get("attachment"))
        if words(each.get("type")) in _ATTACHMENTS
    )
    edited = time(value.get("updated"))
    return Status(
        head=head,
        account=author_of(value, actor),
        uri=uri,
        url=_page(value.get("url")) or uri,
        content=content,
        title=one_line(value.get("name")) if words(value.get("type")) in _ARTICLES else None,
        edited=edited if edited != head.published else None,
        language=tongue,
        warning=_warning(value, attachments),
        answered=_account_in(parent) if parent else None,
        answered_url=web_address(parent),
        mentions=dict(_mentions(tags)),
        attachments=attachments,
        poll=_poll(value),
        quote=_quote(value),
    )


def account_of(value: Object) -> Account | None:
    """Return the account that an object is; None if it is none."""
    uri = web_address(value.get("id"))
    if uri is None or not is_actor(value):
        return None
    name, host = one_line(value.get("preferredUsername")), host_of(uri)
    return Account(
        key=uri,
        name=one_line(value.get("name")),
        handle=f"{name}@{host}" if name and host else None,
        url=_page(value.get("url")) or uri,
    )


def author_of(value: Object, actor: Account | None) -> Account:
    """Return the author of a post, of whom only the address is known if it is not the `actor`."""
    uri = web_address(address_in(value.get("attributedTo"))) or ""
    if actor is not None and uri in ("", actor.key):
        return actor
    return _account_in(uri) or Account(key=uri, name=None, handle=None, url=uri or None)


def parent_of(value: Object) -> str | None:
    """Return the address of the post that a post answers."""
    return address_in(value.get("inReplyTo"))


def members_of(collection: Object) -> list[str]:
    """Return the addresses of what is in a page of a collection."""
    return [each for name in ("items", "orderedItems") for each in _texts(collection.get(name))]


def address_in(value: object) -> str | None:
    """Return the address that a property is, alone, in an array or as the id of an object."""
    return next(_texts(value), None)


def _account_in(uri: str) -> Account | None:
    """Return the account that the address of a profile, or of a post, names; None if it names none."""
    parts = split(uri)
    host = host_of(uri)
    found = _ACCOUNT_PATH.match(parts.path) if parts else None
    if parts is None or host is None or found is None:
        return None
    profile = f"{parts.scheme}://{host}{found[0].rstrip('/')}"
    return Account(key=profile, name=None, handle=f"{found['name']}@{host}", url=profile)


def _texts(value: object) -> Iterator[str]:
    """Yield the texts in a property, which may be alone or in an array, or the ids of objects."""
    for each in value if isinstance(value, list) else [value]:
        text = first_text(each, as_object(each).get("id"))
        if text:
            yield text


def _page(value: object) -> str | None:
    """Return the address of a page: a text, a link, or the first of several that is a page."""
    links: Sequence[object] = value if isinstance(value, list) else [value]
    pages = [each for each in links if as_object(each).get("mediaType") == "text/html"]
    for each in (*pages, *links):
        found = web_address(each) or web_address(as_object(each).get("href"))
        if found:
            return found
    return None


def _content(value: Object) -> tuple[str, str | None]:
    """Return the HTML of a post, and its language."""
    by_language = as_object(value.get("contentMap"))
    content = value.get("content")
    if not isinstance(content, str):
        content = next((each for each in by_language.values() if isinstance(each, str)), "")
    tongues = [tag for tag, each in by_language.items() if each == content]
    return content, language(tongues[0]) if tongues else None


def _mentions(tags: Sequence[Object]) -> Iterator[tuple[str, str]]:
    for tag in tags:
        name, url = one_line(tag.get("name")), web_address(tag.get("href"))
        if words(tag.get("type")) == "Mention" and name and url:
            handle = name.lstrip("@")
            yield url, handle if "@" in handle else f"{handle}@{host_of(url)}"


def _warning(value: Object, attachments: tuple[Attachment, ...]) -> str | None:
    # the summary of an article is the start of its text
    is_article = words(value.get("type")) in _ARTICLES
    warning = None if is_article else one_line(value.get("summary"))
    if warning or value.get("sensitive") is not True:
        return warning
    return "sensitive media" if attachments else "sensitive"


def _attachment(value: Object) -> Attachment:
    link = next(iter(objects(value.get("url"))), value)
    address = first_text(value.get("url"), link.get("href")) or ""
    media_type = (one_line(value.get("mediaType")) or one_line(link.get("mediaType")) or "").lower()
    url = web_address(address)
    parts = split(address)
    return Attachment(
        kind=_kind(media_type, words(value.get("type"))),
        url=url,
        alt=first_text(value.get("name")),
        path=parts.path.lstrip("/") if parts and parts.path else None,
        media_type=media_type or None,
        width=amount(value.get("width")),
        height=amount(value.get("height")),
    )


def _kind(media_type: str, type_: str) -> MediaKind:
    match media_type.partition("/")[0] or type_.lower():
        case "image":
            return "animation" if media_type == "image/gif" else "image"
        case "video":
            return "video"
        case "audio":
            return "audio"
        case _:
            return "unknown"


def _poll(value: Object) -> PollData | None:
    options = tuple(
        Vote(
            text=one_line(each.get("name")) or "",
            votes=amount(as_object(each.get("replies")).get("totalItems")),
        )
        for each in objects(value.get("oneOf")) or objects(value.get("anyOf"))
    )
    closes = time(value.get("endTime")) or time(value.get("closed"))
    return PollData(options=options, closes=closes) if options else None


def _quote(value: Object) -> QuoteData | None:
    found = next(filter(None, (address_in(value.get(name)) for name in _QUOTES)), None)
    return QuoteData(state="elsewhere", url=web_address(found), key=found) if found else None
