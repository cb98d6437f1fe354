"""Documents for the validators: the seed, the golden threads, rich, hostile and long ones."""

from pathlib import Path

import msgspec

import convert
from convert import Document
from convert.notes import Numbering
from convert.testing import HOSTILE, sample_document
from convert.tree import Author, Break, Hashtag, Link, Mention, Paragraph, Post, Text
from tests.epub import rich

ROOT = Path(__file__).parents[2]
SEED = next((ROOT / "seeds").glob("*.txt"))
GOLDEN = {path.stem: path for path in sorted((ROOT / "tests/golden/threads").glob("*.txt"))}


def write(document: Document, file: Path, **options: object) -> Path:
    """Write the document as a book to this file, and return the file."""
    file.write_bytes(bytes(convert.render(document, "epub", **options)))
    return file


def hostile() -> Document:
    """Return markup, controls and lone surrogates in every text, and a word and a URL of 100,000 characters."""
    numbering = Numbering("twitter")
    posts = []
    for text in (*HOSTILE, "\ud800", "", "x" * 100_000, f"https://example.org/{'y' * 100_000}"):
        inlines = (
            Text(text),
            Mention(text, text, numbering.mention(text)),
            Break(),
            Link(text, numbering.link(text)),
            Hashtag(text, text),
        )
        posts.append(
            Post(
                number=text,
                total=None,
                label=text,
                lines=(1, 1),
                blocks=(Paragraph(inlines), Paragraph(())),
            )
        )
    everything = "".join(HOSTILE)
    sample = sample_document()
    return msgspec.structs.replace(
        sample,
        title=everything,
        author=Author(everything, everything),
        published=everything,
        language="en_US",  # not a BCP 47 tag
        source=msgspec.structs.replace(sample.source, name=everything),
        posts=tuple(posts),
        notes=numbering.notes,
    )


def unknown() -> Document:
    """Return a thread without any metadata or posts."""
    sample = sample_document()
    return msgspec.structs.replace(
        sample,
        title=" ",
        author=Author(None, None),
        published=None,
        language="",
        source=msgspec.structs.replace(sample.source, name=""),
        posts=(),
        notes=(),
    )


def long(posts: int = 2000) -> Document:
    """Return a thread of several chapters, whose notes are referred to once, within and across chapters."""
    lines = (
        f"{n}/ @p{n} has said so, with reasons and at some length, as threads do: see "
        f"https://example.org/{n}/on/this, and what @p{max(1, n - 3)} and @p{n % 10} had said before."
        for n in range(1, posts + 1)
    )
    return convert.read("\n".join(lines).encode(), title="A long thread")


def named(name: str) -> Document:
    """Return one of the documents above, or a golden thread."""
    match name:
        case "seed":
            return convert.read(SEED)
        case "hostile":
            return hostile()
        case "unknown":
            return unknown()
        case "long":
            return long()
        case "two chapters":
            return long(320)
        case "rich":
            return rich.rich()
        case "joined":
            return rich.joined()
        case "hostile posts":
            return rich.hostile()
        case _:
            return convert.read(GOLDEN[name])
