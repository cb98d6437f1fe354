"""Weigh how much a number looks like the label of a post: one table for all shapes of labels.

`labels` finds the numbers and their features. `label_sequence` compares the weights with its costs.
"""

from collections.abc import Set
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

# The labels of a thread weigh at least CERTAIN together.
CERTAIN = 12  # hardly written for anything else
LIKELY = 6  # also a date, a fraction or a path
WEAK = 4  # also an item of a list, or a quantity
FAINT = 1  # probably no label
NO_LABEL = 0

Feature: TypeAlias = Literal[
    "leading",  # at the start of its line
    "trailing",  # at the end of its line
    "no total",
    "open total",  # "2/", "2/n"
    "total",  # "2/17", "2 of 17"
    "exceeded total",  # "24/7"
    "brackets",
    "sign",  # after a leading number: ".", ")", ":", a dash, or the number is a keycap emoji
    "circled",  # "②"
    "ideographs",  # "二、"
    "word",  # "Post", "Tweet" before the number
    "part",  # "Part" before the number
    "marker",  # "THREAD" or "🧵" before the label
    "spaced",  # spaces around the slash
    "glued",  # a small letter or punctuation follows without a space
    "before small letter",  # or digit; of numbers without total and sign only
    "before word",
    "slash before",
    "after ellipsis",
    "separate",  # a space, punctuation or a spaceless script precedes the label
    "in number",  # a decimal point and more digits precede the number
]


class Shape(NamedTuple):
    """The weight of the numbers that have certain features."""

    example: str
    weight: int
    reason: str
    features: Set[Feature]


# The first shape whose features are all present decides; a number without a shape is no label.
SHAPES = (
    Shape("24/7 coverage", FAINT, "the number exceeds the total", {"leading", "exceeded total"}),
    Shape("2/17cups", FAINT, "probably a quantity", {"leading", "total", "glued"}),
    Shape("2/day or so", WEAK, "also a rate", {"leading", "open total", "glued"}),
    Shape("Post 2/17 Words", CERTAIN, "the word says what is counted", {"leading", "word"}),
    Shape("Part 2: Words", WEAK, "also a heading", {"leading", "part"}),
    Shape("2 / Words", LIKELY, "also two words with a slash", {"leading", "open total", "spaced"}),
    Shape("2/ Words", CERTAIN, "hardly written for anything else", {"leading", "open total"}),
    Shape("(2/17) Words", CERTAIN, "no fraction has brackets", {"leading", "total", "brackets"}),
    Shape("THREAD 2/17 Words", CERTAIN, "the marker announces it", {"leading", "total", "marker"}),
    Shape("2/17 Words", LIKELY, "also a fraction or a date", {"leading", "total"}),
    Shape("② Words", WEAK, "also an item of a list", {"leading", "circled"}),
    Shape("二、Words", WEAK, "also a heading, or a list in a sentence", {"leading", "ideographs"}),
    Shape("2. Words", WEAK, "also an item of a list", {"leading", "sign"}),
    Shape("2 days later", FAINT, "probably a quantity", {"leading", "before small letter"}),
    Shape("2 Words", WEAK, "also a quantity, or an item of a list", {"leading", "before word"}),
    Shape("10.0.2.0/24", NO_LABEL, "part of an address or a decimal", {"trailing", "in number"}),
    Shape("Words…/2", LIKELY, "also a path", {"trailing", "slash before", "no total", "separate"}),
    Shape("a/2/17", NO_LABEL, "part of a path", {"trailing", "slash before"}),
    Shape("Words (2)", WEAK, "also a year, or a note", {"trailing", "no total", "brackets"}),
    Shape("Words…2", WEAK, "also a quantity", {"trailing", "no total", "after ellipsis"}),
    Shape("on (24/7)", FAINT, "24 exceeds 7", {"trailing", "exceeded total", "brackets"}),
    Shape("on 24/7", FAINT, "24 exceeds 7", {"trailing", "exceeded total", "separate"}),
    Shape("Words (2/17)", CERTAIN, "no fraction has brackets", {"trailing", "brackets"}),
    Shape("Words 2 /", WEAK, "also half of an alternative", {"trailing", "open total", "spaced"}),
    Shape("Words 2 / 17", WEAK, "also a fraction", {"trailing", "total", "spaced", "separate"}),
    Shape("Words 2/", CERTAIN, "for nothing else", {"trailing", "open total", "separate"}),
    Shape("Words 2/17", LIKELY, "also a fraction or a date", {"trailing", "total", "separate"}),
)


@cache
def weight_of(features: frozenset[Feature]) -> int:
    """Return the weight of the first shape that has no other features than these."""
    for shape in SHAPES:
        if shape.features <= features:
            return shape.weight
    return NO_LABEL
