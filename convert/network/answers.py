"""Say what an answer means that is not what was asked for."""

from collections.abc import Mapping
from http import HTTPStatus

from urllib3.exceptions import InvalidHeader
from urllib3.util import Retry

from convert.errors import FetchError

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TOO_MANY = 429
_FIRST_SERVER_ERROR = 500
_MEANINGS = {
    401: "the server requires a login, and thread-convert never logs in; save the page, or use an "
    "export of the account",
    403: "the server refuses to answer; save the page, or use an export of the account",
    404: "not found: it was deleted, is not public, or the address is wrong",
    410: "it was deleted",
    451: "not available for legal reasons",
}
_BUSY = {_TOO_MANY: "too many requests", 503: "the server is overloaded"}
# In seconds, when the server does not say.
_WAIT = {_TOO_MANY: 5.0}
_SHORT_WAIT = 1.0
_MINUTE = 60


def refusal(url: str, status: int, headers: Mapping[str, str], body: bytes) -> FetchError:
    """Return the error for a status other than 200."""
    wait = _wait(status, headers)
    if status in _MEANINGS:
        message = f"{_MEANINGS[status]} ({status})"
    elif wait is not None and status in _BUSY:
        message = f"{_BUSY[status]} ({status}); try again in {_in_words(wait)}"
    elif status >= _FIRST_SERVER_ERROR:
        message = f"the server failed ({status}); try again later"
    else:
        message = f"an unexpected answer ({status}{_phrase(status)})"
    return FetchError(message, url=url, status=status, body=body, retry_after=wait)


def _wait(status: int, headers: Mapping[str, str]) -> float | None:
    """Return how many seconds later another attempt may succeed; None if none will."""
    if status < _FIRST_SERVER_ERROR and status != _TOO_MANY:
        return None
    try:
        return max(0.0, Retry().parse_retry_after(headers["Retry-After"]))
    except (KeyError, InvalidHeader, ValueError, OverflowError):
        return _WAIT.get(status, _SHORT_WAIT)


def _in_words(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 2 * _MINUTE else f"{seconds / _MINUTE:.0f} minutes"


def _phrase(status: int) -> str:
    return f" {HTTPStatus(status).phrase}" if status in set(HTTPStatus) else ""
