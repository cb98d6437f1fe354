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

LINES = """
from dataclasses import dataclass
from typing import Annotated
import convert
from convert.tree import replace

@dataclass(frozen=True)
class Options:
    replies: Annotated[str, "whose posts are kept"] = "author"
    shout: Annotated[bool, "whether titles are in capitals"] = False
    numbering: Annotated[bool, "an option whose name that of other formats has, too"] = False

def recognise(head, name):
    return head.startswith(b"%lines")

def read(source, options):
    with source.open() as file:
        next(file)
        for number, line in enumerate(file, start=2):
            if line.startswith(b"!"):
                raise convert.ConvertError("no thread", file=source.name, line=number)
            document = convert.read(line, name=source.name, from_="text")
            title = f"{document.title} ({options.replies})"
            yield replace(document, title=title.upper() if options.shout else title)

@convert.hookimpl
def convert_readers():
    yield convert.Reader("lines", (".lines", ".lines.data"), recognise, Options, read)
"""
"""A reader of several threads, one on each line after the first, which is "%lines"; "!" is a fault."""
