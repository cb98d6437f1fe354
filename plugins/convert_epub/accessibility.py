"""What the book says to readers who need to know how it can be read (EPUB Accessibility 1.1 §2)."""

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
    """Names and values of schema.org. A cover that isn't `drawn` here may be animated, and flash.

    Conformance isn't claimed (`dcterms:conformsTo`): it takes people to evaluate a publication.
    """
    yield "accessMode", "textual"
    yield "accessModeSufficient", "textual"
    for feature in _FEATURES:
        yield "accessibilityFeature", feature
    yield "accessibilityHazard", "none" if drawn else "unknown"
