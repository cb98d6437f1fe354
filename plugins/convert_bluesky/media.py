"""Make figures of the pictures and videos that are embedded in posts."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from convert.composing import MediaNumbering
from convert.tree import Figure, Repair
from convert_bluesky import uris
from convert_bluesky.values import Object, as_object, objects, words

# The services whose animations are embedded as if they were pages, and how such a page describes one.
_ANIMATIONS = ("media.tenor.com", ".gifs.bsky.app")
_ALT_PREFIXES = ("Alt: ", "ALT: ")


def pictures(items: list[Object], did: str, media: MediaNumbering) -> Figure | None:
    """Return the figure of pictures; None if there are none."""
    numbers = tuple(
        media.add("image", url=_picture_address(item, did), alt=words(item.get("alt")))
        for item in items
    )
    return Figure(media=numbers, note=None) if numbers else None


def video(shown: Object, original: Object, did: str, media: MediaNumbering) -> Figure:
    """Return the figure of a video: as the server shows it, or else as it is in the record."""
    file = as_object(original.get("video"))
    cid = words(shown.get("cid")) or _cid(file)
    playlist, still = uris.video(did, cid) if did and cid else (None, None)
    still = _web(shown.get("thumbnail")) or still
    poster = None if still is None else media.add("image", url=still)
    is_animation = "gif" in (shown.get("presentation"), original.get("presentation"))
    number = media.add(
        "animation" if is_animation else "video",
        url=_web(shown.get("playlist")) or playlist,
        media_type=words(file.get("mimeType")) or None,
        alt=words(shown.get("alt")) or words(original.get("alt")),
        poster=poster,
    )
    return Figure(media=(number,), note=None)


def captions(original: Object) -> Iterator[Repair]:
    """Yield a repair if a video has captions, which documents can't hold."""
    languages = [words(each.get("lang")) for each in objects(original.get("captions"))]
    if languages:
        message = f"left out the captions of a video: {', '.join(languages)}"
        yield Repair(kind="captions", line=None, text="", became="", message=message)


def animation(card: Object, media: MediaNumbering) -> Figure | None:
    """Return the figure of an animation that is embedded as a page; None if it is a page."""
    url = _web(card.get("uri"))
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if not (f".{parts.hostname}".endswith(_ANIMATIONS) and parts.path.endswith(".gif")):
        return None
    alt = words(card.get("description")) or words(card.get("title"))
    for prefix in _ALT_PREFIXES:
        alt = alt.removeprefix(prefix)
    return Figure(media=(media.add("animation", url=url, media_type="image/gif", alt=alt),), note=None)


def _picture_address(item: Object, did: str) -> str | None:
    """Return the address of a picture: where the server says, or where its server shows the file."""
    for name in ("fullsize", "thumb", "thumbnail"):
        if url := _web(item.get(name)):
            return url
    cid = _cid(as_object(item.get("image")))
    return uris.picture(did, cid) if did and cid else None


def _cid(file: Object) -> str:
    """Return the name of a file in an account, in the present form or that of 2022."""
    return words(as_object(file.get("ref")).get("$link")) or words(file.get("cid"))


def _web(value: object) -> str | None:
    """Return an address of the web; None for any other value."""
    url = words(value).strip()
    return url if url.lower().startswith(("https://", "http://")) else None
