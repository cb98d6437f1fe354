"""Find the pictures of a page: in the folder beside it, in its MHTML, or in the page itself."""

import base64
import binascii
import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

import convert
from convert.archives import Archive, Limit
from convert.errors import InputError
from convert.pictures import UnreadablePicture

_LARGEST = 20_000_000
_MOST_BYTES = 200_000_000
_RULE = "the largest size of a picture, 20 MB"
_BASE64 = ";base64"
_VARIABLE = re.compile(r"var\((--sf-img-\d{1,6})\)")


class Attachments:
    """The files that were saved with a page."""

    def __init__(
        self,
        source: convert.Input,
        *,
        url: str | None,
        files: Mapping[str, bytes],
        variables: Mapping[str, str],
    ) -> None:
        """Create it for a page.

        Args:
            source: The page, which has a folder beside it.
            url: Its address.
            files: The files in its MHTML by their addresses.
            variables: The pictures in its styles by the names of their variables.
        """
        self._source = source
        self._url = url or ""
        self._files = files
        self._variables = variables
        self._size = 0

    def data(self, address: str, style: str = "") -> bytes | None:
        """Return the bytes that an `img` with this address and style shows; None if they are not saved.

        Raises `UnreadablePicture` if they are damaged or too many.
        """
        variable = _VARIABLE.search(style)
        data = self._data(self._variables.get(variable[1], "") if variable else address)
        self._size += len(data or b"")
        if self._size > _MOST_BYTES:
            raise UnreadablePicture(f"all pictures are larger than {_MOST_BYTES // 10**6} MB")
        return data

    def _data(self, address: str) -> bytes | None:
        if address[:5].lower() == "data:":
            return _embedded(address)
        if address in self._files:
            return self._files[address]
        try:
            whole = urljoin(self._url, address)
        except ValueError:
            return None
        return self._files[whole] if whole in self._files else self._beside(address)

    def _beside(self, address: str) -> bytes | None:
        """Return a file in the folder of the page; None for any other address."""
        name = self._name(address)
        if name is None or self._folder is None or name not in self._folder:
            return None
        try:
            return self._folder.read(name, Limit(size=_LARGEST, rule=_RULE))
        except InputError as error:
            raise UnreadablePicture(error.message) from None

    @cached_property
    def _folder(self) -> Archive | None:
        return self._source.folder()

    def _name(self, address: str) -> str | None:
        """Return the name of a file in the folder that browsers save with a page.

        It is "page_files/a.jpg" for a page "page.html", which may have been renamed since then. In
        other languages, browsers say something else than "files".
        """
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        path = PurePosixPath(unquote(parts.path))
        if parts.scheme or parts.netloc or len(path.parts) != 2:  # noqa: PLR2004 - a folder and a name
            return None
        stem = PurePosixPath(self._source.name).stem
        is_own = path.parts[0].endswith("_files") or path.parts[0].startswith((f"{stem}_", f"{stem}-"))
        return str(path) if is_own else None


def _embedded(address: str) -> bytes | None:
    """Return the content of a `data:` URL (RFC 2397). Raises `UnreadablePicture` if it is damaged."""
    head, comma, content = address.partition(",")
    if not comma or len(content) > 2 * _LARGEST:
        raise UnreadablePicture("its data: address is cut short or too long")
    if not head.lower().rstrip().endswith(_BASE64):
        return unquote_to_bytes(content)
    try:
        return base64.b64decode(unquote(content))
    except (binascii.Error, ValueError):
        raise UnreadablePicture("its data: address is damaged") from None
