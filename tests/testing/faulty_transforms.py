"""Transforms with one mistake each, and the name of the check that finds it."""

import datetime
import itertools
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec

from convert import Transform
from convert.tree import Document, Link, Text, replace, rewrite


@dataclass(frozen=True)
class Options:
    """A transform without options."""


@dataclass(frozen=True)
class Cased:
    case: Annotated[Literal["upper", "lower"], "the case of the words"] = "upper"


def shouted(document: Document, options: Any = None) -> Document:
    """Return the document with its text in capitals."""
    case = str.lower if getattr(options, "case", "upper") == "lower" else str.upper
    return rewrite(
        document, inline=lambda node: Text(case(node.text)) if isinstance(node, Text) else node
    )


def transform(
    apply: Callable[[Document, Any], Any] = shouted, *, name: str = "shout", options: Any = Options
) -> Transform[Any]:
    return Transform(name, options, apply)


def failing_without_posts(document: Document, _: Options) -> Document:
    return replace(shouted(document), language=document.posts[0].language or document.language)


def exiting(document: Document, _: Options) -> Document:
    if not document.posts:
        sys.exit(1)
    return shouted(document)


def forcing(document: Document, _: Options) -> Document:
    msgspec.structs.force_setattr(document, "title", "Another")
    return shouted(document)


def setting(document: Document, _: Options) -> Document:
    object.__setattr__(document, "title", "Another")
    return shouted(document)


def returning_none(document: Document, _: Options) -> None:
    return None


def with_missing_notes(document: Document, _: Options) -> Document:
    return replace(shouted(document), notes=())


def with_a_wrong_reference(document: Document, _: Options) -> Document:
    return rewrite(
        document, inline=lambda node: replace(node, note=99) if isinstance(node, Link) else node
    )


_COUNT = itertools.count()


def counting(document: Document, _: Options) -> Document:
    return replace(shouted(document), title=f"{document.title} {next(_COUNT)}")


def dated(document: Document, _: Options) -> Document:
    return replace(shouted(document), published=str(datetime.date.today()))


def printing(document: Document, _: Options) -> Document:
    print("shouting")
    return shouted(document)


def losing_posts(document: Document, _: Options) -> Document:
    return replace(shouted(document), posts=document.posts[:1], parts=())


def ignoring_its_options(document: Document, _: Cased) -> Document:
    return shouted(document)


FAULTY: tuple[tuple[str, Transform[Any]], ...] = (
    ("applies_to_every_document", transform(failing_without_posts)),
    ("applies_to_every_document", transform(exiting)),
    ("changes_a_copy", transform(forcing)),
    ("changes_a_copy", transform(setting)),
    ("returns_valid_documents", transform(returning_none)),
    ("returns_valid_documents", transform(with_missing_notes)),
    ("returns_valid_documents", transform(with_a_wrong_reference)),
    ("gives_the_same_document_twice", transform(counting)),
    ("keeps_what_it_should", transform(losing_posts)),
    ("every_option_has_an_effect", transform(ignoring_its_options, options=Cased)),
    ("depends_on_no_clock", transform(dated)),
    ("prints_nothing", transform(printing)),
    ("name_can_be_typed", transform(name="Shout")),
)
"""The check that must fail, and a transform for which no other one may fail."""
