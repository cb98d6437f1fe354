"""Read the thread at an address: from the author's own server, and in the form that it speaks."""

import warnings

import convert
from convert.errors import ConvertWarning, FetchError, InputError
from convert_mastodon import activity, rest
from convert_mastodon.addresses import Address, address_of
from convert_mastodon.conversation import Conversation
from convert_mastodon.library import Library
from convert_mastodon.options import Options
from convert_mastodon.server import Server
from convert_mastodon.trail import Trail
from convert_mastodon.values import Object, host_of, web_address

# What a server answers that has no such interface, does not know the post, or wants a login.
_REFUSALS = frozenset([200, 400, 401, 403, 404, 405, 406, 501])
# Servers of the fediverse that have Mastodon's interface: they would give the post if they could.
_WITH_INTERFACE = frozenset(["mastodon", "hometown", "glitchcafe", "fedibird", "takahe"])


class Fetching:
    """Fetches the thread at the address of a source."""

    def __init__(self, source: convert.Input, options: Options, library: Library) -> None:
        """Ask nothing yet."""
        self.server = Server(source, options.host)
        self._options = options
        self._library = library
        self._url = source.url or source.name

    def fetch(self) -> str:
        """Add the posts of the thread to the library, and return the name of the one that is meant.

        Raises `InputError`.
        """
        origin = _origin(self._options.host)
        address = address_of(self._url, origin)
        if address is None:
            raise InputError("not an address of the web; copy that of a post", file=self._url)
        if address.id is None:
            return self._by_activities(address, None)
        try:
            value = self._status(address)
        except FetchError as error:
            if error.status not in _REFUSALS:
                raise
            return self._by_activities(address, error)
        address, value = self._at_home(address, value)
        return Conversation(self.server, self._library, address, self._options.replies).fetch(value)

    def _status(self, address: Address) -> Object:
        """Return the status at an address, and of one that repeats another, the other one."""
        value = self.server.status(address)
        if rest.is_boost(value):
            value = rest.boosted(value)
        if not rest.is_status(value):
            raise InputError(
                "the server sent no post; it may not be one of the fediverse", file=address.url
            )
        return value

    def _at_home(self, address: Address, value: Object) -> tuple[Address, Object]:
        """Return a post as the server of its author has it, which knows all answers.

        Its id differs from server to server. A server that the user named is asked for everything.
        """
        here = address._replace(id=rest.head_of(value).key)
        urls = filter(None, (web_address(value.get(name)) for name in ("url", "uri")))
        homes = [home for home in map(address_of, urls) if home is not None]
        is_elsewhere = all(home.origin != address.origin for home in homes)
        home = next((home for home in homes if home.id is not None), None)
        if self._options.host is not None or home is None or not is_elsewhere:
            return here, value
        try:
            original = self._status(home)
        except InputError as error:
            self._warn(f"{error}; {address.origin} was asked instead, and may not have all answers")
            return here, value
        if original.get("uri") != value.get("uri"):
            self._warn(f"{home.url}: another post than at {address.origin}, which was asked instead")
            return here, value
        return home._replace(id=rest.head_of(original).key), original

    def _warn(self, message: str) -> None:
        warnings.warn(message, ConvertWarning, stacklevel=2)

    def _by_activities(self, address: Address, refusal: FetchError | None) -> str:
        """Fetch a post from a server that does not have Mastodon's interface, or not for everybody."""
        is_found = refusal is None or refusal.status in (401, 403)
        if refusal is not None and not is_found and self._has_interface(address):
            raise refusal
        try:
            value = self.server.activity(address.url)
        except FetchError as error:
            raise refusal or error from None
        if not activity.is_post(value):
            raise refusal or InputError(
                "the server sent no post; it may not be one of the fediverse", file=address.url
            )
        url = web_address(value.get("id")) or ""
        if host_of(url) != host_of(address.url):
            raise InputError(f"a copy of a post of another server; give {url}", file=address.url)
        return Trail(self.server, self._library, address).fetch(value)

    def _has_interface(self, address: Address) -> bool:
        return self.server.software(address.origin) in _WITH_INTERFACE


def _origin(host: str | None) -> str | None:
    if host is None:
        return None
    return (host if "://" in host else f"https://{host}").rstrip("/")
