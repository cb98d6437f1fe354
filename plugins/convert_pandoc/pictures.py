"""Prepare the pictures of a document: inside the output, as files beside it, or not at all."""

import re
import warnings
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from convert import ConvertWarning, display, pictures
from convert.tree import Document
from convert_pandoc.capabilities import Format
from convert_pandoc.capabilities import Pictures as Place

FOLDER: Final = "media"
"""The folder of the files beside an output."""

# In pixels, as in other outputs.
_LONGEST = 2000
_ELEMENT = re.compile(rf'(?P<start><img (?:data-)?src=")(?P<name>{FOLDER}/[0-9a-f]+\.[a-z]+)(?=")')
_SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif"}
_MEDIA_TYPES = {suffix: media_type for media_type, suffix in _SUFFIXES.items()}


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture that can be shown."""

    address: str
    """The name of its file as the format refers to it."""
    width: int
    """In pixels."""
    height: int


class Pictures:
    """The pictures of a document while it is written."""

    def __init__(self, document: Document, target: Format, media: str) -> None:
        """Create a store; `media` is the user's choice: embed, files or none."""
        self._document = document
        self._target = target
        self._media = media
        self._found: dict[int, Picture | None] = {}
        self.files: dict[str, bytes] = {}
        """The files of the pictures, by name: inside the output if media is embedded, or beside it."""
        self.alts: list[str] = []
        """The alternative texts of the pictures that are shown, in their order in the output."""

    def of(self, number: int) -> Picture | None:
        """Return the picture that shows a medium; None if there are words instead.

        If a picture can't be decoded, there is one warning.
        """
        media = display.picture_of(self._document, number) if self._media != "none" else None
        if media is None or media.data is None:
            return None
        if media.number not in self._found:
            try:
                self._found[media.number] = self._shown(pictures.still(media.data, longest=_LONGEST))
            except pictures.UnreadablePicture as error:
                self._found[media.number] = None
                warnings.warn(
                    f"{self._document.source.name}: {media.kind} {number} can't be shown: {error}; "
                    "its alternative text is shown instead",
                    ConvertWarning,
                    stacklevel=2,
                )
        return self._found[media.number]

    def _shown(self, still: pictures.Picture) -> Picture:
        digest = sha256(still.content).hexdigest()[:16]
        name = f"{digest}.{_SUFFIXES[still.media_type]}"
        path = f"{FOLDER}/{name}"
        self.files[path] = still.content
        address = name if self._target.pictures is Place.UPLOADED else path
        return Picture(address=address, width=still.width, height=still.height)


def embedded(page: str, files: Mapping[str, bytes]) -> str:
    """Return a page of HTML with its pictures inside, as data: URLs.

    pandoc would take seconds for each megabyte of such an address. Text can't look like the element,
    since its "<" is escaped.
    """

    def address(match: re.Match[str]) -> str:
        name = match["name"]
        if name not in files:
            return match[0]
        encoded = b64encode(files[name]).decode()
        return f"{match['start']}data:{_MEDIA_TYPES[name.rpartition('.')[2]]};base64,{encoded}"

    return _ELEMENT.sub(address, page)
