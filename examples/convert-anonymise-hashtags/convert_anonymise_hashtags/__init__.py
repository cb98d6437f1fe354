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
    """Return the document with numbered hashtags, such as "#tag1".

    Hashtags are the same if they are equal without regard to case. They are also replaced in the title
    and in the repairs, which quote the text.
    """
    names = _names(document, options)
    if not names:
        return document

    def inline(node: Inline) -> Inline:
        if isinstance(node, Hashtag) and (name := names.get(node.tag.casefold())):
            return replace(node, text=f"#{name}", tag=name)
        return node

    repairs = (*(_replaced(repair, names) for repair in document.repairs), _report(len(names)))
    changed = rewrite(document, inline=inline)
    return replace(changed, title=_without_hashtags(document.title, names), repairs=repairs)


def _names(document: convert.Document, options: Options) -> dict[str, str]:
    """Return the new names of the hashtags, in the order of the text."""
    kept = {tag.removeprefix("#").casefold() for tag in options.keep}
    names: dict[str, str] = {}
    for node in walk(document):
        if isinstance(node, Hashtag) and node.tag.casefold() not in kept:
            names.setdefault(node.tag.casefold(), f"{options.word}{len(names) + 1}")
    return names


def _without_hashtags(text: str, names: dict[str, str]) -> str:
    return re.sub(r"[#＃](\w+)", lambda tag: f"#{names.get(tag[1].casefold(), tag[1])}", text)


def _replaced(repair: Repair, names: dict[str, str]) -> Repair:
    return replace(
        repair,
        text=_without_hashtags(repair.text, names),
        became=_without_hashtags(repair.became, names),
        message=_without_hashtags(repair.message, names),
    )


def _report(count: int) -> Repair:
    """Return the repair that says what this transform did."""
    message = f"replaced {count} {'hashtag' if count == 1 else 'hashtags'}"
    return Repair(kind="anonymised", line=None, text="", became="", message=message)


@convert.hookimpl
def convert_transforms() -> Iterable[convert.Transform[Options]]:
    """Register the transform."""
    yield convert.Transform(
        name="anonymise-hashtags",
        options=Options,
        apply=apply,
        description="number the hashtags: #tag1, #tag2, …",
    )
