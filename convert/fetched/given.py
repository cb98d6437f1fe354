"""Hold answers that a test gives."""

from collections.abc import Collection, Mapping

from convert.errors import FetchError
from convert.fetched.answers import Answer, Answers


class Given(Answers):
    """Answers by their addresses; there is nothing at any other address."""

    def __init__(self, url: str, answers: Mapping[str, bytes | FetchError]) -> None:
        """Create it for the source at an address."""
        super().__init__(url)
        self._answers = answers

    def ask(self, url: str, accept: Collection[str], host: str | None, size: int) -> Answer:
        """Return the answer for an address."""
        found = self._answers.get(url, FetchError("not found (404)", url=url, status=404))
        if isinstance(found, FetchError):
            return Answer(
                url=url, status=found.status, media_type=None, data=found.body, fault=found.message
            )
        return Answer(url=url, status=200, media_type=None, data=found, fault=None)
