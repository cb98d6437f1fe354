"""Make media of the pictures and videos of a page."""

import warnings
from collections import Counter

from convert import pictures
from convert.composing import MediaNumbering
from convert.errors import ConvertWarning, PluginError
from convert.metadata import counted
from convert.pictures import UnreadablePicture
from convert_saved.attachments import Attachments
from convert_saved.parts import Picture, Video

_NOT_SAVED = "not saved with the page"
# What X puts in place of a description that the author did not write.
_NO_ALTS = {
    "Image", "Bild", "Imagen", "Imagem", "Immagine", "Afbeelding", "Obraz", "Görsel", "Изображение",
    "Зображення", "صورة", "تصویر", "画像", "图像", "圖片", "이미지", "Embedded video", "GIF",
}  # fmt: skip


class Figures:
    """Numbers the media of a document, with the bytes that were saved."""

    def __init__(self, attachments: Attachments) -> None:
        """Create it for a page with these files."""
        self.media = MediaNumbering()
        self._attachments = attachments
        self._faults: Counter[str] = Counter()

    def add(self, medium: Picture | Video) -> int:
        """Return the number of a picture or a video."""
        if isinstance(medium, Picture):
            return self._picture(medium)
        poster = self._picture(medium.poster) if medium.poster else None
        alt = None if medium.alt in _NO_ALTS else medium.alt
        return self.media.add(medium.kind, url=medium.url, alt=alt, poster=poster)

    def warn(self) -> None:
        """Warn of the pictures that are not in the document."""
        for reason, count in self._faults.items():
            message = f"{counted(count, 'picture')} not in the document: {reason}"
            warnings.warn(message, ConvertWarning, stacklevel=2)

    def _picture(self, picture: Picture) -> int:
        data = found = None
        try:
            data = self._attachments.data(picture.address, picture.style)
            found = pictures.inspect(data) if data is not None else None
        except (UnreadablePicture, PluginError) as error:
            self._faults[str(error)] += 1
        else:
            if found is None and picture.url is None:
                self._faults[_NOT_SAVED] += 1
        return self.media.add(
            "image",
            url=picture.url,
            media_type=found.media_type if found else None,
            alt=None if picture.alt in _NO_ALTS else picture.alt,
            width=found.width if found else None,
            height=found.height if found else None,
            data=data if found else None,
        )
