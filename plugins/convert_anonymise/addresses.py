"""Replace the addresses that lead to a person, or name one."""

import re
from urllib.parse import unquote, urlsplit

from convert_anonymise.names import Words

HOST = "anonymous.invalid"
"""The host of all addresses that replace others. It can't exist (RFC 6761 §6.4)."""

# Hosts of networks, of copies of their pages and of their short links: each address leads to a post, a
# profile or a picture of one.
_NETWORKS = (
    "x.com", "twitter.com", "t.co", "twimg.com", "twtext.com", "threadreaderapp.com", "nitter.net",
    "xcancel.com", "bsky.app", "bsky.social", "threads.net", "threads.com", "instagram.com",
    "facebook.com", "linkedin.com", "tiktok.com", "mastodon.social",
)  # fmt: skip
# Paths of profiles and posts on Mastodon and on hosts like it, and schemes of identities.
_PERSONAL_PATH = re.compile(r"/users/|/profile/|/~|(?<!\w)@[^\W\d]")
_PERSONAL_SCHEME = re.compile(r"(?:mailto|at|acct|did|tel|xmpp|web\+ap):", re.I)
ADDRESS = re.compile(
    r"(?:https?://|(?:mailto|at|acct|did|tel|xmpp|web\+ap):)[^\s<>\"]+"
    r"|(?<![\w@.-])(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}/[^\s<>\"]+",
    re.I,
)
"""An address in a text, with or without its scheme."""

_LONGEST_LABEL = 63  # of a host
_END = ".,;:!?)]}'’”»…"


class Addresses:
    """Numbers the addresses that are replaced, in the order in which they are met."""

    def __init__(self, names: Words) -> None:
        """Create a collection; addresses that contain one of the names are replaced, too."""
        self._names = names
        self._numbers: dict[str, int] = {}

    def replaced(self, url: str) -> str:
        """Return an address, or the one that replaces it."""
        if not self.is_personal(url):
            return url
        number = self._numbers.setdefault(url, len(self._numbers) + 1)
        return f"https://{HOST}/link{number}"

    def replaced_in(self, text: str) -> str:
        """Return a text with the addresses in it replaced."""
        return ADDRESS.sub(self._replaced_match, text)

    def _replaced_match(self, match: re.Match[str]) -> str:
        shown = match[0].rstrip(_END)
        url = shown if ":" in shown.partition("/")[0] else f"https://{shown}"
        if not self.is_personal(url):
            return match[0]
        return self.replaced(url) + match[0][len(shown) :]

    def is_personal(self, url: str) -> bool:
        """Return whether an address leads to a person, their post or picture, or contains a name."""
        if _PERSONAL_SCHEME.match(url):
            return True
        try:
            parts = urlsplit(url)
            host = (parts.hostname or "").removesuffix(".")
        except ValueError:
            return True  # nobody knows where it leads
        if host == HOST:
            return False
        if any(host == network or host.endswith(f".{network}") for network in _NETWORKS):
            return True
        decoded = unquote(url)
        return (
            "@" in parts.netloc
            or _PERSONAL_PATH.search(decoded.partition("://")[2]) is not None
            or self._names.are_in(f"{_readable(host)} {decoded}")
        )


def _readable(host: str) -> str:
    """Return a host with its internationalised labels decoded (RFC 3492)."""
    return ".".join(map(_label, host.split(".")))


def _label(label: str) -> str:
    if not label.startswith("xn--") or len(label) > _LONGEST_LABEL:
        return label
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return label
