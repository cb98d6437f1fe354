"""Write pictures, videos and recordings: as files beside the output, in it, or as their addresses."""

import warnings
from base64 import b64encode
from hashlib import sha256

import convert
from convert import pictures
from convert.tree import Document, Media
from convert_markdown import links
from convert_markdown.options import Options

_SUFFIXES = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
}
_SUFFIXES_OF_RECORDINGS = {
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "webm",
    "video/ogg": "ogv",
    "video/mpeg": "mpeg",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/aac": "aac",
    "audio/ogg": "ogg",
    "audio/webm": "weba",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/flac": "flac",
}
_IN_PLACE = "its alternative text is shown instead"


def is_picture(media: Media) -> bool:
    """Return whether a medium is a picture. Networks have animations that are videos without sound."""
    is_video = (media.media_type or "").lower().startswith("video/")
    return media.kind == "image" or (media.kind == "animation" and not is_video)


class Targets:
    """The targets of images and links to the media of a document, and the files that they refer to."""

    def __init__(self, document: Document, options: Options) -> None:
        """Prepare for a document; a medium is examined when it is first asked for."""
        self._document = document
        self._choice = options.media
        self._known: dict[int, str | None] = {}
        self.files: dict[str, bytes] = {}
        """The files beside the output, by name."""

    def of(self, number: int) -> str | None:
        """Return the target that shows a medium; None if nothing does.

        Warns once of a medium with bytes that can't be shown.
        """
        if number not in self._known:
            self._known[number] = self._find(self._document.media[number - 1])
        return self._known[number]

    def _find(self, media: Media) -> str | None:
        match self._choice:
            case "none":
                return None
            case "files" if media.data is not None:
                return self._picture(media) if is_picture(media) else self._recording(media)
            case "embed" if media.data is not None and is_picture(media):
                return self._picture(media)
            case "link" if is_picture(media):
                return links.image_target(media.url)
            case _:
                return None

    def _picture(self, media: Media) -> str | None:
        content = media.data or b""
        try:
            media_type = pictures.inspect(content).media_type
        except pictures.UnreadablePicture as error:
            self._warn(f"image {media.number} can't be shown: {error}; {_IN_PLACE}")
            return None
        if self._choice == "embed":
            return f"data:{media_type};base64,{b64encode(content).decode('ascii')}"
        return self._file(content, _SUFFIXES[media_type])

    def _recording(self, media: Media) -> str | None:
        suffix = _SUFFIXES_OF_RECORDINGS.get((media.media_type or "").lower())
        if suffix is None:
            reason = "its media type is unknown"
            self._warn(f"{media.kind} {media.number} can't be shown: {reason}; {_IN_PLACE}")
            return None
        return self._file(media.data or b"", suffix)

    def _file(self, content: bytes, suffix: str) -> str:
        # the digest in the tree is only a claim
        name = f"media/{sha256(content).hexdigest()[:16]}.{suffix}"
        self.files[name] = content
        return name

    def _warn(self, message: str) -> None:
        text = f"{self._document.source.name}: {message}"
        warnings.warn(text, convert.ConvertWarning, stacklevel=2)
