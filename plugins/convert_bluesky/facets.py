"""Make paragraphs of the words of a post and its facets: mentions, links and hashtags."""

from collections.abc import Iterator

from convert import spans
from convert.notes import Numbering
from convert.spans import Span, ToLink, ToMention, ToTag
from convert.tree import Hashtag, Inline, Paragraph, Repair, Text
from convert_bluesky.uris import is_handle, profile
from convert_bluesky.values import Object, as_object, integer, kind_of, objects, texts, words

# Bytes of "@" and a handle, and one more, which makes it none.
_LONGEST_HANDLE = 1 + 253 + 1


def paragraphs(
    record: Object, numbering: Numbering
) -> tuple[tuple[Paragraph, ...], tuple[Repair, ...]]:
    """Return the paragraphs of a post, and repairs for what is wrong with its facets."""
    text = record.get("text")
    if not isinstance(text, str):
        return (), ()
    if "facets" in record:
        return spans.blocks(text, _facets(record, text), numbering, unit="utf-8")
    return spans.blocks(text, _entities(record), numbering, unit="utf-16")


def further_tags(record: Object) -> Paragraph | None:
    """Return the hashtags of a post that are not in its words; None if there are none."""
    shown = {
        words(feature.get("tag")).lower()
        for facet in objects(record.get("facets"))
        for feature in objects(facet.get("features"))
    }
    tags = [tag for tag in dict.fromkeys(texts(record.get("tags"))) if tag.lower() not in shown]
    inlines: list[Inline] = []
    for tag in tags:
        name = " ".join(tag.split()).lstrip("#")
        inlines += [*([Text(" ")] if inlines else []), Hashtag(f"#{name}", name)]
    return Paragraph(tuple(inlines)) if inlines else None


def _facets(record: Object, text: str) -> Iterator[Span]:
    """Yield the ranges of facets, which count bytes of UTF-8."""
    encoded = text.encode("utf-8", "surrogatepass")
    for facet in objects(record.get("facets")):
        index = as_object(facet.get("index"))
        start, end = integer(index.get("byteStart")), integer(index.get("byteEnd"))
        if start is None or end is None:
            continue
        shown = encoded[max(start, 0) : max(0, min(end, start + _LONGEST_HANDLE))].decode(
            errors="replace"
        )
        for feature in objects(facet.get("features")):
            target = _target(feature, shown)
            if target is not None:
                yield Span(start, end, target)
                break  # one range stands for one thing


def _target(feature: Object, shown: str) -> ToMention | ToLink | ToTag | None:
    """Return what a feature makes of the words in its range; None if it is unknown."""
    match kind_of(feature):
        case "mention":
            return _mention(words(feature.get("did")), shown)
        case "link":
            uri = words(feature.get("uri")).strip()
            return ToLink(uri) if uri else None
        case "tag":
            tag = " ".join(words(feature.get("tag")).split()).lstrip("#")
            return ToTag(tag) if tag else None
        case _:
            return None


def _mention(did: str, shown: str) -> ToMention | ToLink | None:
    """Return a mention, or a link to the account if the words are not its handle."""
    if not did.startswith("did:"):
        return None
    url = profile(did)
    return ToMention(url=url) if is_handle(shown.lstrip("@")) else ToLink(url)


def _entities(record: Object) -> Iterator[Span]:
    """Yield the ranges of posts from before there were facets, which count UTF-16 code units."""
    for entity in objects(record.get("entities")):
        index, value = as_object(entity.get("index")), words(entity.get("value")).strip()
        start, end = integer(index.get("start")), integer(index.get("end"))
        if start is None or end is None or not value:
            continue
        match entity.get("type"):
            case "link":
                yield Span(start, end, ToLink(value))
            case "mention":
                yield Span(start, end, ToMention(url=profile(value)))
            case "hashtag":
                yield Span(start, end, ToTag(value.lstrip("#")))
