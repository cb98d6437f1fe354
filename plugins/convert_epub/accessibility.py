"""The accessibility metadata of a book (EPUB Accessibility 1.1 §2)."""

from collections.abc import Iterator

_FEATURES = (
    "alternativeText",
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
)

SUMMARY = (
    "All is text that can be enlarged, recoloured and read aloud. The contents lead to the posts; "
    "references and notes lead to one another. The only picture is the cover, whose title and author "
    "are also given as text."
)
"""In English, whatever the language of the thread."""


def properties(*, drawn: bool) -> Iterator[tuple[str, str]]:
    """Yield names and values of schema.org.

    `drawn` is whether this program drew the cover; another image may be an animation that flashes.
    Conformance (`dcterms:conformsTo`) is not claimed, because it must be evaluated by people.
    """
    yield "accessMode", "textual"
    yield "accessModeSufficient", "textual"
    for feature in _FEATURES:
        yield "accessibilityFeature", feature
    yield "accessibilityHazard", "none" if drawn else "unknown"
