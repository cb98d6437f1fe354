"""Render figures as XHTML: their pictures side by side, and below them what is not shown."""

from collections.abc import Mapping

from msgspec.structs import replace

from convert import display
from convert.display import Piece
from convert.tree import Figure, Media
from convert_epub import href
from convert_epub.inlines import References
from convert_epub.lines import line
from convert_epub.pictures import Picture
from convert_epub.xhtml import ENGLISH, english, escape

_UNDESCRIBED = "Image without a description"


def markup(
    figure: Figure,
    media: tuple[Media, ...],
    pictures: Mapping[int, Picture],
    references: References,
) -> str:
    """Return a figure as markup. `media` are those of the document, `pictures` those that are shown.

    Alternative texts are visible only where they are in place of a picture.
    """
    shown = [pictures[number] for number in figure.media if number in pictures]
    captions = [
        line(pieces)
        for number in figure.media
        if (pieces := _caption(media[number - 1], shown=number in pictures))
    ]
    if figure.note is not None:
        address = href.around(english("Address"), references.target(figure.note))
        captions.append(address + references.mark(figure.note))
    name = "pictures" if len(shown) > 1 else "picture"
    return "\n".join(
        [
            f'<figure class="{name}">' if shown else "<figure>",
            *(["<div>", *map(_image, shown), "</div>"] if shown else []),
            *(
                ["<figcaption>", *(f"<p>{text}</p>" for text in captions), "</figcaption>"]
                if captions
                else []
            ),
            "</figure>",
        ]
    )


def _caption(medium: Media, *, shown: bool) -> tuple[Piece, ...]:
    # the alternative text of a picture that is shown is read aloud with the picture
    medium = replace(medium, alt=None) if shown else medium
    return display.media_line(medium, shown=shown)


def _image(picture: Picture) -> str:
    alt = f'alt="{escape(picture.alt)}"' if picture.alt else f'alt="{_UNDESCRIBED}" {ENGLISH}'
    return f'<img src="{picture.file}" width="{picture.width}" height="{picture.height}" {alt}/>'
