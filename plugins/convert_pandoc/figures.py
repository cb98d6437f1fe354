"""Write figures: rows of pictures with their captions, or words for what can't be shown."""

from collections.abc import Iterator
from html import escape

from convert import display
from convert.tree import Figure, Media
from convert_pandoc import lines, nodes
from convert_pandoc.capabilities import Alt, Size
from convert_pandoc.nodes import Node
from convert_pandoc.pictures import Picture
from convert_pandoc.place import Place
from convert_pandoc.words import clean, inlines

# How many pictures are side by side, by the number of all. Four are two rows.
_COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2}
_MOST = 3

# In inches, so that a picture fits into pages of A4 and letter. Programs assume 96 pixels for an inch.
_LINE, _HEIGHT, _PIXEL = 5.3, 8.0, 1 / 96
_SPACE = 0.05

_ADDRESS = (display.Piece("Address", english=True),)


def blocks(figure: Figure, place: Place) -> Iterator[Node]:
    """Yield the pictures in rows, then their captions, then the reference to what is missing."""
    numbers = [number for number in figure.media if number <= len(place.document.media)]
    found = [(place.document.media[number - 1], place.pictures.of(number)) for number in numbers]
    shown = [(media, picture) for media, picture in found if picture]
    alone = place.target.size is Size.ALONE
    columns = 1 if alone else _COLUMNS.get(len(shown), _MOST)
    for start in range(0, len(shown), columns):
        row = [_image(*item, columns, place) for item in shown[start : start + columns]]
        yield nodes.paragraph([node for image in row for node in (image, nodes.SPACE)][:-1])
    for media, picture in found:
        if picture is None:
            yield from lines.paragraphs(display.media_line(media, shown=False), place)
        elif media.kind != "image" or place.target.alt is Alt.CAPTION:
            yield from lines.paragraphs(display.media_line(media, shown=True), place)
    if figure.note is not None:
        words = [*lines.parts(_ADDRESS, place), place.reference(figure.note)]
        yield nodes.paragraph(inlines(words, place.target.name))


def _image(media: Media, picture: Picture, columns: int, place: Place) -> Node:
    target = place.target
    alt = " ".join(clean(media.alt or "").split())
    place.pictures.alts.append(alt)
    if target.alt is Alt.CAPTION:
        alt = ""
    elif target.alt is Alt.MARKUP:
        alt = escape(alt, quote=False)
    width = _width(picture, columns, target.size)
    return nodes.image(inlines([alt], target.name), picture.address, nodes.attributes(**width))


def _width(picture: Picture, columns: int, size: Size) -> dict[str, str]:
    if size is Size.LENGTH:
        line = _LINE / columns - (_SPACE if columns > 1 else 0)
        tall = _HEIGHT * picture.width / picture.height
        return {"width": f"{min(picture.width * _PIXEL, line, tall):.3f}in"}
    if size is Size.SHARE and columns > 1:
        return {"width": f"{96 // columns}%"}
    return {}
