"""Write the metadata of a thread as YAML front matter, for site generators and archives."""

import math
import re

import yaml

from convert.characters import clean
from convert.metadata import Metadata, day
from convert.tree import Document, Hashtag, Paragraph, plain, walk
from convert_markdown.escape import tag_name
from convert_markdown.options import Options

# The first character of a tag that a template engine obeys anywhere in a file.
_TAG_START = re.compile("<(?=%)|\\{(?=[{%#])")


# Line ends of Unicode, which PyYAML reads as spaces unless they are escaped.
_LINE_END = re.compile("[\x85\u2028\u2029]")


class _Quoted(str):
    """Text with the start of a template engine's tag, or with a line end of Unicode."""


class _Dumper(yaml.SafeDumper):
    """Writes `_Quoted` in double quotes, in which each character can be escaped."""


_Dumper.add_representer(
    _Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def front_matter(
    document: Document, metadata: Metadata, options: Options, opening: Paragraph | None
) -> str:
    """Return the block with its two fences, without a line end; unknown values are left out.

    In pandoc's flavour, the title has all characters of the `opening`, the paragraph that it replaces.
    In Obsidian, the title is an alias of the note too, so that a link can name it.
    """
    title = document.title
    if opening is not None and options.flavour == "pandoc":
        title = " ".join(plain(opening).split())
    source = document.source
    date, until = _dates(document.published, metadata.span)
    is_alias = options.flavour == "obsidian" and title.strip() != ""
    known = {
        "title": title,
        "author": document.author.name,
        "handle": document.author.handle,
        "profile": document.author.url,
        "aliases": [_clean(title)] if is_alias else [],
        "date": date,
        "until": until,
        "url": source.url,
        "language": None if document.language == "und" else document.language,
        "source": {
            "name": _clean(source.name),
            "sha256": _clean(source.sha256),
            **({"kind": _clean(source.kind)} if source.kind != "plain" else {}),
            **({"retrieved": _clean(source.retrieved)} if source.retrieved else {}),
        },
        "posts": len(document.posts),
        "tags": _tags(document),
    }
    values = {
        key: _clean(value) if isinstance(value, str) else value
        for key, value in known.items()
        if value not in (None, "", [])
    }
    block = yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=math.inf)
    escaped = _TAG_START.sub(lambda start: f"\\x{ord(start[0]):02X}", block)
    return f"---\n{escaped}---"


def _tags(document: Document) -> list[str]:
    """Return the hashtags that can be tags of Obsidian, each once, without regard to case."""
    found: dict[str, str] = {}
    for node in walk(document):
        if isinstance(node, Hashtag) and (name := tag_name(node.text)):
            found.setdefault(name.casefold(), _clean(name))
    return list(found.values())


def _dates(published: str | None, span: str | None) -> tuple[str | None, str | None]:
    """Return the time or day at which a thread begins, and its last day if that is another."""
    first, _, last = (span or "").partition(" – ")
    begins = published if published and first in ("", str(day(published))) else first
    return begins, last


def _clean(text: str) -> str:
    cleaned = clean(text, "utf-8")  # YAML 1.2 §5.1 allows all other characters, escaped
    is_plain = not (_TAG_START.search(cleaned) or _LINE_END.search(cleaned))
    return cleaned if is_plain else _Quoted(cleaned)
