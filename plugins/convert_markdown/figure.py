"""Render figures: images with their alternative texts, and words for what is not shown."""

from collections.abc import Iterable, Iterator

from convert.display import media_line
from convert.tree import Document, Figure, Media
from convert_markdown import pieces
from convert_markdown.escape import clean
from convert_markdown.line import Line
from convert_markdown.media import Targets, is_picture
from convert_markdown.unsafe import MARK


def lines(
    figure: Figure, document: Document, targets: Targets, *, english: str, address: Iterable[Line]
) -> list[Line]:
    """Return the lines of a figure: images side by side, captions, and what else it has.

    `address` is the line that refers to its note, if it has one. For `english`, see `pieces.line`.
    """
    media = [document.media[number - 1] for number in figure.media]
    images = {item.number: image for item in media if (image := _image(item, targets))}
    shown = [images[item.number] for item in media if item.number in images]
    words = [
        pieces.line(line, english)
        for item in media
        if (line := media_line(item, shown=item.number in images))
        and (item.kind != "image" or item.number not in images)
    ]
    return [*_rows(shown), *words, *address]


def _rows(images: list[Line]) -> Iterator[Line]:
    """Yield rows of images as the networks show them: up to three, but four as two and two."""
    length = 2 if len(images) % 3 == 1 else 3
    for start in range(0, len(images), length):
        row = images[start : start + length]
        yield Line(
            words=[word for image in row for word in image.words],
            markup=[markup for image in row for markup in image.markup],
        )


def _image(media: Media, targets: Targets) -> Line | None:
    """Return the image of a medium, of a video its poster; None if it can't be shown."""
    target = targets.of(media.number)
    poster = targets.of(media.poster) if media.poster else None
    alt = " ".join(clean(media.alt or "").split())
    if poster and target and not is_picture(media):
        start, end = "[![", f"]({poster})]({target})"
    elif target or poster:
        start, end = "![", f"]({target or poster})"
    else:
        return None
    return Line(words=f"{MARK}{alt}{MARK}".split(" "), markup=[start, end])
