"""Accessibility metadata of the book (EPUB Accessibility 1.1 §2)."""

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
"""The accessibility summary, in English for threads in any language."""


def properties(*, drawn: bool) -> Iterator[tuple[str, str]]:
    """Yield names and values of schema.org properties.

    `drawn` means that this plugin drew the cover; a user's picture may be animated and flash.
    Conformance (`dcterms:conformsTo`) is not claimed, since it requires an evaluation by people.
    """
    yield "accessMode", "textual"
    yield "accessModeSufficient", "textual"
    for feature in _FEATURES:
        yield "accessibilityFeature", feature
    yield "accessibilityHazard", "none" if drawn else "unknown"
