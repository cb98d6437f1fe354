"""Keep the answers of a source in a zip, as they came, and read them again.

The first member, "thread-convert.json", says what the others are, which are named by number. Reading a
thread from the zip gives the same document as fetching it did.
"""

import io
import zipfile
from collections.abc import Collection
from typing import Literal

import msgspec
from msgspec import Struct

from convert.archives import Archive, Limit
from convert.errors import InputError
from convert.fetched.answers import Answer, Answers

_INDEX = "thread-convert.json"
# The first member of a zip is its first bytes; its name follows a header of 30 bytes.
_NAME_AT = 30
_LARGEST_INDEX = Limit(size=10_000_000, rule="a list of answers may have (10 MB)")
# More than any reader asks for.
_LARGEST = Limit(size=200_000_000, rule="an answer may have (200 MB)")
# Times in a zip start in 1980; a fixed one keeps its bytes reproducible.
_TIME = (1980, 1, 1, 0, 0, 0)
_SUFFIXES = {
    "application/json": ".json",
    "application/activity+json": ".json",
    "text/html": ".html",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/avif": ".avif",
}


class _Row(Struct, frozen=True, kw_only=True):
    url: str
    status: int | None
    media_type: str | None
    fault: str | None
    file: str


class _Index(Struct, frozen=True, kw_only=True):
    schema: Literal["thread-convert-source/1"] = "thread-convert-source/1"
    url: str
    retrieved: str | None
    answers: tuple[_Row, ...]


class Kept(Answers):
    """The answers in a zip."""

    def __init__(self, archive: Archive) -> None:
        """Read which answers there are. Raises `InputError`."""
        self._archive = archive
        try:
            index = msgspec.json.decode(archive.read(_INDEX, _LARGEST_INDEX), type=_Index)
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
            raise InputError(
                f"{_INDEX} is damaged: {' '.join(str(error).split())}", file=archive.file
            ) from None
        super().__init__(index.url, index.retrieved)
        self._rows = {row.url: row for row in reversed(index.answers)}

    def ask(self, url: str, accept: Collection[str], host: str | None, size: int) -> Answer:
        """Return the answer that was kept, whatever is accepted now."""
        row = self._rows.get(url)
        if row is None:
            return Answer(
                url=url,
                status=None,
                media_type=None,
                data=b"",
                fault="it was not fetched when this source was kept",
            )
        return Answer(
            url=url,
            status=row.status,
            media_type=row.media_type,
            data=self._archive.read(row.file, _LARGEST),
            fault=row.fault,
        )


def is_kept(head: bytes) -> bool:
    """Return whether a file begins as one that was kept."""
    name = head[_NAME_AT : _NAME_AT + len(_INDEX)]
    return head.startswith(b"PK\x03\x04") and name == _INDEX.encode()


def packed(answers: Answers) -> bytes:
    """Return a zip with all answers so far."""
    found = list(answers.used())
    rows = tuple(
        _Row(
            url=answer.url,
            status=answer.status,
            media_type=answer.media_type,
            fault=answer.fault,
            file=f"{number:04}{_SUFFIXES.get(answer.media_type or '', '.bin')}",
        )
        for number, answer in enumerate(found, start=1)
    )
    index = _Index(url=answers.url, retrieved=answers.retrieved, answers=rows)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        _add(archive, _INDEX, msgspec.json.format(msgspec.json.encode(index), indent=2))
        for row, answer in zip(rows, found, strict=True):
            _add(archive, row.file, answer.data)
    return file.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    # Uncompressed, so that the bytes do not depend on the version of zlib.
    info.compress_type = zipfile.ZIP_STORED
    archive.writestr(info, data)
