"""Replace hashtags, which can lead back to the author of a thread: an example of a transform."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import convert
from convert.tree import Hashtag, Inline, Repair, replace, rewrite, walk

__all__ = ["Options", "apply", "convert_transforms"]


@dataclass(frozen=True)
class Options:
    """The options of the transform."""

    word: Annotated[str, "the word that replaces hashtags, before their number"] = "tag"
    keep: Annotated[tuple[str, ...], "a hashtag to keep; can be repeated"] = ()


def apply(document: convert.Document, options: Options) -> convert.Document:
    """Return the document with its hashtags numbered: #tag1, #tag2, …

    Hashtags are the same if they are equal without regard to case. They are also replaced in the title
    and in the repairs, which quote the text. What was replaced is counted in a repair.
    """
    kept = {tag.removeprefix("#").casefold() for tag in options.keep}
    names: dict[str, str] = {}
    for node in walk(document):
        if isinstance(node, Hashtag) and node.tag.casefold() not in kept:
            names.setdefault(node.tag.casefold(), f"{options.word}{len(names) + 1}")
    if not names:
        return document

    def inline(node: Inline) -> Inline:
        if isinstance(node, Hashtag) and (name := names.get(node.tag.casefold())):
            return replace(node, text=f"#{name}", tag=name)
        return node

    hashtags = re.compile(
        rf"[#＃](?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\b", re.IGNORECASE
    )

    def text(words: str) -> str:
        return hashtags.sub(lambda found: f"#{names.get(found[0][1:].casefold(), options.word)}", words)

    repairs = [
        replace(
            repair, text=text(repair.text), became=text(repair.became), message=text(repair.message)
        )
        for repair in document.repairs
    ]
    count = "1 hashtag" if len(names) == 1 else f"{len(names)} hashtags"
    repairs.append(
        Repair(kind="anonymised", line=None, text="", became="", message=f"replaced {count}")
    )
    changed = rewrite(document, inline=inline)
    return replace(changed, title=text(document.title), repairs=tuple(repairs))


@convert.hookimpl
def convert_transforms() -> Iterable[convert.Transform[Options]]:
    """Register the transform."""
    yield convert.Transform(
        name="anonymise-hashtags",
        options=Options,
        apply=apply,
        description="number the hashtags: #tag1, #tag2, …",
    )
