"""The accessibility metadata of a book (EPUB Accessibility 1.1 §2)."""

from collections.abc import Iterator, Mapping

from convert_epub.pictures import Picture, are_described

_FEATURES = (
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
)

_TEXT = (
    "All is text that can be enlarged, recoloured and read aloud. The contents lead to the posts; "
    "references and notes lead to one another."
)
_ALL_BUT_PICTURES = _TEXT.replace("All is text", "All but the pictures is text")
_COVER = "the cover, whose title and author are also given as text."


def summary(pictures: Mapping[int, Picture]) -> str:
    """Return a summary in English, whatever the language of the thread."""
    if not pictures:
        return f"{_TEXT} The only picture is {_COVER}"
    if are_described(pictures):
        said = "The pictures have descriptions by those who posted them"
    else:
        said = "Some of the pictures have no description"
    return f"{_ALL_BUT_PICTURES} {said}. There is also {_COVER}"


def properties(pictures: Mapping[int, Picture], *, drawn: bool) -> Iterator[tuple[str, str]]:
    """Yield names and values of schema.org.

    `drawn` is whether this program drew the cover; another image may be an animation that flashes. The
    `pictures` of the thread are stills. Conformance (`dcterms:conformsTo`) is not claimed, because it
    must be evaluated by people.
    """
    described = are_described(pictures)
    yield "accessMode", "textual"
    if pictures:
        yield "accessMode", "visual"
    yield "accessModeSufficient", "textual" if described else "textual,visual"
    for feature in (*(["alternativeText"] if described else []), *_FEATURES):
        yield "accessibilityFeature", feature
    yield "accessibilityHazard", "none" if drawn else "unknown"
