"""Ask a server for posts: through Mastodon's interface, or as other servers do (ActivityPub)."""

import json

import convert
from convert.errors import InputError
from convert_mastodon.addresses import Address
from convert_mastodon.values import Object, as_object, objects, words

_ACTIVITIES = ("application/activity+json", "application/ld+json", "application/json")
_NODEINFO = "http://nodeinfo.diaspora.software/ns/schema/"


class Server:
    """What is asked for one source."""

    def __init__(self, source: convert.Input, host: str | None) -> None:
        """Ask nothing yet; `host` is a server that the user named."""
        self._source = source
        self._host = host
        self.size = 0
        """How many bytes were fetched."""

    def status(self, address: Address) -> Object:
        """Return a post in the form of Mastodon's interface. Raises `InputError`."""
        url = f"{address.origin}/api/v1/statuses/{address.id}"
        return as_object(self._json(url, ("application/json",)))

    def context(self, address: Address) -> list[Object]:
        """Return the posts around a post. Raises `InputError`."""
        url = f"{address.origin}/api/v1/statuses/{address.id}/context"
        found = as_object(self._json(url, ("application/json",)))
        return [*objects(found.get("ancestors")), *objects(found.get("descendants"))]

    def activity(self, url: str) -> Object:
        """Return a post, an account or a collection as other servers see it. Raises `InputError`."""
        return as_object(self._json(url, _ACTIVITIES))

    def software(self, origin: str) -> str | None:
        """Return the name of a server's software; None if it does not say so (nodeinfo)."""
        try:
            known = as_object(self._json(f"{origin}/.well-known/nodeinfo", ("application/json",)))
            links = objects(known.get("links"))
            urls = [
                words(link.get("href"))
                for link in links
                if words(link.get("rel")).startswith(_NODEINFO)
            ]
            # only on the same server, since it is that of which the user asked
            own = [url for url in urls if url.startswith(f"{origin}/")]
            info = as_object(self._json(own[-1], ("application/json",))) if own else {}
        except InputError:
            return None
        return words(as_object(info.get("software")).get("name")).lower() or None

    def _json(self, url: str, accept: tuple[str, ...]) -> object:
        data = self._source.get(url, accept=accept, host=self._host)
        self.size += len(data)
        try:
            value: object = json.loads(data)
        except (ValueError, RecursionError):
            raise InputError("the server sent invalid JSON; try again later", file=url) from None
        return value
