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

WIRE = """
import json
from dataclasses import dataclass
from typing import Annotated
import convert
from convert.tree import Figure, Media, replace

@dataclass(frozen=True)
class Options:
    host: Annotated[str | None, "the server"] = None

def read(source, options):
    url, words, pictures = source.url, [], []
    while url is not None:
        post = json.loads(source.get(url, host=options.host))
        words.append(post["text"])
        pictures += post.get("pictures", [])
        url = post.get("next")
    text = "\\n\\n".join(f"{number}/ {each}" for number, each in enumerate(words, start=1))
    document = convert.read(text.encode(), name=source.name, from_="text")
    told = replace(document.source, sha256=source.sha256, url=source.url, retrieved=source.retrieved)
    media = tuple(
        Media(number=number, kind="image", media_type=None, url=each, alt="A picture.")
        for number, each in enumerate(pictures, start=1)
    )
    figure = Figure(tuple(medium.number for medium in media), None)
    first, *others = document.posts
    if media:
        first = replace(first, blocks=(*first.blocks, figure))
    yield replace(document, source=told, posts=(first, *others), media=media)

@convert.hookimpl
def convert_readers():
    yield convert.Reader(
        "wire", (".wire",), lambda head, name: False, Options, read, address=lambda url: "/post/" in url
    )
"""
"""A reader of addresses with "/post/" in them, which give JSON: the text, the next post, pictures."""


PACK = """
from dataclasses import dataclass
import convert
from convert.archives import Limit

LIMIT = Limit(size=1000, rule="the limit")

@dataclass(frozen=True)
class Options:
    pass

def read(source, options):
    archive = source.archive(expected=["data/thread.pack"])
    for name in sorted(archive.names()):
        if name.startswith("data/"):
            yield convert.read(archive.read(name, LIMIT), name=name, from_="text")

@convert.hookimpl
def convert_readers():
    yield convert.Reader(
        "pack",
        (".zip", ".tgz"),
        lambda head, name: False,
        Options,
        read,
        archive=lambda names: any(name.endswith("data/thread.pack") for name in names),
    )
"""
"""A reader of archives and folders with the file "data/thread.pack" in them."""
