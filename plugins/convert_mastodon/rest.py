"""Read statuses as Mastodon's interface has them (REST API), which Pleroma and others speak, too."""

from typing import Final

from convert_mastodon.status import (
    Account,
    Attachment,
    Card,
    Head,
    MediaKind,
    PollData,
    QuoteData,
    QuoteState,
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
    name_of,
    objects,
    one_line,
    time,
    web_address,
    words,
)

_KINDS: Final[dict[str, MediaKind]] = {
    "image": "image",
    "gifv": "animation",
    "video": "video",
    "audio": "audio",
}
# Quotes without a state are shown: those of Akkoma and Fedibird, which have none.
_STATES: Final[dict[str, QuoteState]] = {
    "": "shown",
    "accepted": "shown",
    "pending": "hidden",
    "rejected": "hidden",
    "revoked": "hidden",
    "unauthorized": "hidden",
    "deleted": "deleted",
    "blocked_account": "blocked",
    "blocked_domain": "blocked",
    "muted_account": "blocked",
}
_PUBLIC = frozenset(["", "public", "unlisted", "local"])


def is_status(value: Object) -> bool:
    """Return whether an object is a status."""
    has_content = isinstance(value.get("content"), str) or isinstance(value.get("reblog"), dict)
    return (
        has_content and isinstance(value.get("account"), dict) and name_of(value.get("id")) is not None
    )


def is_boost(value: Object) -> bool:
    """Return whether a status only repeats another one."""
    return isinstance(value.get("reblog"), dict)


def boosted(value: Object) -> Object:
    """Return the status that a status repeats."""
    return as_object(value.get("reblog"))


def head_of(value: Object) -> Head:
    """Return what decides in which thread a status is."""
    account = as_object(value.get("account"))
    return Head(
        key=name_of(value.get("id")) or "",
        parent=name_of(value.get("in_reply_to_id")),
        author=name_of(account.get("id")) or account_of(account).key,
        is_public=words(value.get("visibility")) in _PUBLIC,
        published=time(value.get("created_at")),
        replies=amount(value.get("replies_count")),
        answered=name_of(value.get("in_reply_to_account_id")),
    )


def status_of(value: Object, *, is_quoted: bool = False) -> Status:
    """Return a status. One that `is_quoted` shows nothing of what it quotes."""
    account = account_of(as_object(value.get("account")))
    url, uri = web_address(value.get("url")), web_address(value.get("uri"))
    attachments = tuple(map(_attachment, objects(value.get("media_attachments"))))
    mentioned = objects(value.get("mentions"))
    content = value.get("content")
    return Status(
        head=head_of(value),
        account=account,
        uri=uri,
        url=url or uri,
        content=content if isinstance(content, str) else "",
        edited=time(value.get("edited_at")),
        language=language(value.get("language")),
        warning=_warning(value, attachments),
        answered=_answered(value, account, mentioned),
        mentions={
            url: handle
            for each in mentioned
            if (url := web_address(each.get("url"))) and (handle := _handle(each, url))
        },
        attachments=attachments,
        poll=_poll(as_object(value.get("poll"))),
        quote=_quote(value, is_quoted=is_quoted),
        card=_card(as_object(value.get("card"))),
    )


def account_of(value: Object) -> Account:
    """Return an account."""
    url = web_address(value.get("url"))
    handle = _handle(value, url)
    key = name_of(value.get("id")) or url or handle or ""
    return Account(key=key, name=one_line(value.get("display_name")), handle=handle, url=url)


def _handle(account: Object, url: str | None) -> str | None:
    """Return the handle of an account with its host, which those of the server itself don't have."""
    name = one_line(account.get("acct")) or one_line(account.get("username"))
    if not name or "@" in name:
        return name
    host = host_of(url)
    return f"{name}@{host}" if host else name


def _answered(value: Object, account: Account, mentioned: list[Object]) -> Account | None:
    """Return the author of the post that a status answers, if it is another one and mentioned.

    Of answers to oneself, `in_reply_to_account_id` names whom the thread answers (Mastodon's
    documentation of Status), so it is not to be used if the post itself is known.
    """
    key = name_of(value.get("in_reply_to_account_id"))
    if key is None or key == account.key:
        return None
    return next((account_of(each) for each in mentioned if name_of(each.get("id")) == key), None)


def _warning(value: Object, attachments: tuple[Attachment, ...]) -> str | None:
    warning = one_line(value.get("spoiler_text"))
    if warning or value.get("sensitive") is not True:
        return warning
    return "sensitive media" if attachments else "sensitive"


def _attachment(value: Object) -> Attachment:
    kind: MediaKind = _KINDS.get(words(value.get("type")), "unknown")
    original = as_object(as_object(value.get("meta")).get("original"))
    url = web_address(value.get("url")) or web_address(value.get("remote_url"))
    preview = web_address(value.get("preview_url"))
    is_video = kind in ("animation", "video")
    return Attachment(
        kind=kind,
        url=url,
        alt=first_text(value.get("description")),
        width=amount(original.get("width")),
        height=amount(original.get("height")),
        poster=preview if is_video and preview != url else None,
    )


def _poll(value: Object) -> PollData | None:
    options = tuple(
        Vote(text=one_line(each.get("title")) or "", votes=amount(each.get("votes_count")))
        for each in objects(value.get("options"))
    )
    return PollData(options=options, closes=time(value.get("expires_at"))) if options else None


def _quote(value: Object, *, is_quoted: bool) -> QuoteData | None:
    """Return what a status quotes: in Mastodon's form, in Pleroma's, or in that of Akkoma."""
    pleroma = as_object(value.get("pleroma"))
    quote = as_object(value.get("quote")) or as_object(pleroma.get("quote"))
    url = web_address(pleroma.get("quote_url"))
    if not quote:
        return QuoteData(state="elsewhere", url=url) if url else None
    state = _STATES.get(words(quote.get("state")), "elsewhere")
    quoted = quote if is_status(quote) else as_object(quote.get("quoted_status"))
    # without it, the words can't be taken from elsewhere in the source
    key = name_of(quote.get("quoted_status_id") or quoted.get("id")) if state == "shown" else None
    if not is_status(quoted):
        return QuoteData(state="elsewhere" if state == "shown" else state, url=url, key=key)
    if is_quoted and state == "shown":
        state = "elsewhere"
    return QuoteData(
        state=state,
        status=status_of(quoted, is_quoted=True) if state == "shown" else None,
        url=web_address(quoted.get("url")) or web_address(quoted.get("uri")) or url,
        key=key,
    )


def _card(value: Object) -> Card | None:
    url = web_address(value.get("url"))
    if url is None:
        return None
    title, description = one_line(value.get("title")), one_line(value.get("description"))
    return Card(url=url, title=title, description=description if description != title else None)
