"""Code of plugins for tests, to be installed with the fixture `distribution`."""

ALBUM = """
import hashlib
from dataclasses import dataclass
from typing import Annotated, Literal
import convert
from convert.tree import plain

@dataclass(frozen=True)
class Options:
    media: Annotated[Literal["files", "embed", "none"], "where pictures are"] = "files"
    picture: Annotated[str, "the content of the only picture"] = "picture"
    name: Annotated[str, "its name, instead of one made of its content"] = ""

def write(document, options):
    urls = " ".join(note.url for note in document.notes)
    handles = " ".join(getattr(note, "handle", "") for note in document.notes)
    data = options.picture.encode()
    name = options.name or f"media/{hashlib.sha256(data).hexdigest()[:16]}.png"
    files = {name: data} if options.media == "files" else {}
    return convert.Output(content=f"{name} {plain(document)} {urls} {handles}", files=files)

@convert.hookimpl
def convert_writers():
    yield convert.Writer("album", ".album", "text/plain", Options, write)
"""
"""A writer of text with one file beside it: `--to album`."""

PICTURE = "media/2cea274d0bedc39e.png"
"""The name of the picture that `ALBUM` writes."""
