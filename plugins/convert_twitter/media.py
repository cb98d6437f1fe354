"""Make figures of the media of posts, with their files where the source has them."""

import warnings
from collections.abc import Sequence

from convert.archives import Limit
from convert.characters import clean
from convert.composing import MediaNumbering
from convert.errors import ConvertWarning, InputError
from convert.tree import Figure
from convert_twitter.archive.volumes import Volume
from convert_twitter.tweet import Medium, Tweet

_LARGEST = Limit(size=50_000_000, rule="50 MB, the limit for a picture or video")
_MOST_BYTES = 200_000_000
"""Of the files of one thread."""
_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "mp4": "video/mp4",
}


class Files:
    """The files of the media of one document."""

    def __init__(self, volumes: Sequence[Volume]) -> None:
        """Create it; `volumes` are the parts of the archive that the document is from."""
        self.media = MediaNumbering()
        self._volumes = volumes
        self._left = _MOST_BYTES

    def figure(self, tweet: Tweet) -> Figure | None:
        """Return the figure of the media of a post; None if it has none."""
        numbers = tuple(self._number(medium) for medium in tweet.media)
        return Figure(media=numbers, note=None) if numbers else None

    def _number(self, medium: Medium) -> int:
        data, name = self._content(medium)
        poster = None if medium.poster is None else self.media.add("image", url=medium.poster)
        return self.media.add(
            medium.kind,
            url=None if medium.url is None else clean(medium.url, "utf-8"),
            media_type=medium.media_type or _TYPES.get(name.rpartition(".")[2].lower()),
            alt=None if medium.alt is None else clean(medium.alt, "utf-8"),
            width=medium.width,
            height=medium.height,
            data=data,
            poster=poster,
        )

    def _content(self, medium: Medium) -> tuple[bytes | None, str]:
        """Return the bytes of a medium, if the archive has them, and the likeliest name of its file."""
        for file in medium.files:
            for volume in self._volumes:
                path = volume.path_of(file)
                if path is not None:
                    return self._read(volume, path), file
        return None, medium.files[0] if medium.files else (medium.url or "").partition("?")[0]

    def _read(self, volume: Volume, path: str) -> bytes | None:
        try:
            data = volume.archive.read(path, _LARGEST)
            if len(data) > self._left:
                raise InputError("the files of the thread have more than 200 MB", file=path)
        except InputError as error:
            warnings.warn(f"{error}; it is only a link", ConvertWarning, stacklevel=2)
            return None
        self._left -= len(data)
        return data
