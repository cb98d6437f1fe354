"""Ask the network for the answers of a source."""

from collections.abc import Collection
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING

from convert.errors import FetchError, PluginError, UsageError
from convert.fetched.answers import Answer, Answers
from convert.metadata import source_date_epoch

if TYPE_CHECKING:
    from convert.network import Client, Origin

_LIBRARIES = ("truststore", "urllib3")


class Live(Answers):
    """Answers that are fetched when they are asked for."""

    def __init__(self, url: str) -> None:
        """Fetch nothing yet, nor import what fetching needs."""
        super().__init__(url)
        self._client: Client | None = None

    def ask(self, url: str, accept: Collection[str], host: str | None, size: int) -> Answer:
        """Fetch an address. Raises `UsageError` if `host` is no host."""
        client, named = self._connected(), _origin(host)
        try:
            response = client.fetch(url, accept=accept, named=named, size=size)
        except FetchError as error:
            return Answer(
                url=url, status=error.status, media_type=None, data=error.body, fault=error.message
            )
        return Answer(
            url=url, status=200, media_type=response.media_type, data=response.data, fault=None
        )

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()

    def _connected(self) -> "Client":
        if self._client is None:
            _require_libraries()
            from convert.network import Client  # imports urllib3

            self._client = Client()
            now = source_date_epoch() or datetime.now(UTC)
            self.retrieved = now.strftime("%Y-%m-%dT%H:%M:%SZ")
        return self._client


def _origin(host: str | None) -> "Origin | None":
    from convert.network import origin_of

    if host is None:
        return None
    try:
        return origin_of(host)
    except ValueError:
        raise UsageError(f"{host}: not a host, such as example.org or http://localhost:3000") from None


def _require_libraries() -> None:
    """Raise `PluginError` without the libraries, which the light distribution does not require."""
    lacking = [name for name in _LIBRARIES if find_spec(name) is None]
    if lacking:
        raise PluginError(
            f"addresses need {', '.join(lacking)}; pip install 'thread-convert[network]', "
            "or save the thread in a file"
        )
