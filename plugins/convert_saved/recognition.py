"""Recognise saved pages by their beginnings, which often are nothing but styles."""

import re

# Where a page says that it is one of these sites: in comments and headers of the programs that saved
# it, in its head, or in its posts.
_SIGNS = re.compile(
    r"""\bclass=["']?content-tweet\b | \bid=["']?tweet_1["'\s>] | \bclass=["']timeline-item\b
      | \bclass=["']main-thread["'] | \bdata-testid=["']tweet(?:Text)?["']
      | \bcontent=["'](?:Nitter|X\ \(formerly\ Twitter\)|Twitter|Mastodon|Bluesky\ Social)["']
      | \bid=["']mastodon["'] | \btype=["']application/activity\+json["']
      | (?:^Snapshot-Content-Location:\s|\nurl:\s|\surl:\s|saved\ from\ url=\(\d{4}\)
          |\brel=["']?canonical["']?\s+href=["']?|\bcontent=["']?)
        https://(?:threadreaderapp\.com/thread/|(?:www\.|mobile\.)?(?:x|twitter)\.com/\w+/status/
          |nitter\.|bsky\.app/profile/)""",
    re.VERBOSE | re.MULTILINE,
)
# A message has headers only before its first empty line.
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_OF_MHTML = re.compile(
    rb"^(?:Content-Type:\s*multipart/related|From: <Saved by )", re.MULTILINE | re.IGNORECASE
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def recognise(head: bytes, _name: str) -> bool:
    """Return whether a file is a saved page of a network, also of one that `read` refuses."""
    if is_mhtml(head):
        return _SIGNS.search(head.decode("utf-8", "replace")) is not None
    text = _text(head)
    return text.lstrip("\ufeff \t\r\n").startswith("<") and _SIGNS.search(text) is not None


def is_mhtml(head: bytes) -> bool:
    """Return whether a file is MHTML, by its headers."""
    found = _HEADERS.match(head)
    return found is not None and _OF_MHTML.search(found[0]) is not None


def _text(head: bytes) -> str:
    if head.startswith(_UTF_16):
        big = head.startswith((b"\xfe\xff", b"\0<"))
        return head.decode("utf-16-be" if big else "utf-16-le", "replace")
    return head.decode("utf-8", "replace")
