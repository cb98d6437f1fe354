"""Check that a writer shows each kind of node of the tree."""

import re
from collections.abc import Callable

from convert.notes import references
from convert.rendered import content_of
from convert.testing.advice import Advice
from convert.testing.checks.content import first_missing, words
from convert.testing.checks.writer_case import WriterCase
from convert.testing.fixtures.specimens import (
    NODES,
    document_with,
    document_without,
    indented,
    joined,
    note_texts,
    shown_texts,
)
from convert.tree import Document

_EVERY = document_with(NODES)


def shows_authors(case: WriterCase) -> Advice | None:
    """Check that the author of a post is shown where it changes."""
    return _shown(case, "author", "the author of a post", "`display.headings` has it in its line")


def shows_dates(case: WriterCase) -> Advice | None:
    """Check that the day of a post is shown where it changes."""
    return _shown(case, "date", "the day of a post", "`display.headings` has it in its line")


def shows_parts(case: WriterCase) -> Advice | None:
    """Check that the title and the author of a joined thread are shown."""
    remedy = "`Heading.parts` has the parts that begin with a post; `Heading.lines` has their lines"
    return _shown(case, "part", "the beginning of a joined thread", remedy)


def shows_answers(case: WriterCase) -> Advice | None:
    """Check that a post says whom it answers."""
    return _shown(case, "answer", "whom a post answers", "`display.headings` has it in its line")


def shows_warnings(case: WriterCase) -> Advice | None:
    """Check that a content warning is shown."""
    remedy = "write `Heading.warning` before the blocks of the post"
    return _shown(case, "warning", "a content warning", remedy)


def shows_missing_posts(case: WriterCase) -> Advice | None:
    """Check that a post without words says why."""
    return _shown(case, "missing", "why a post has no words", "write `Heading.missing`")


def shows_quotes(case: WriterCase) -> Advice | None:
    """Check that quotes are shown, with their authors."""
    remedy = "write `display.quote_line(quote)`, the number of its note and its blocks"
    return _shown(case, "quote", "a quote", remedy)


def shows_pictures(case: WriterCase) -> Advice | None:
    """Check that a picture is shown, or its alternative text."""
    remedy = "write the picture with its `alt`, or `display.media_line(media, shown=False)`"
    return _shown(case, "figure", "the alternative text of a picture", remedy)


def shows_polls(case: WriterCase) -> Advice | None:
    """Check that polls are shown, with their votes."""
    remedy = "write `display.poll_line(poll)` and each of `display.poll_rows(poll)`"
    return _shown(case, "poll", "a poll", remedy)


def shows_lists(case: WriterCase) -> Advice | None:
    """Check that the items of lists are shown."""
    return _shown(case, "list", "a list", "write the blocks of each of `List.items`")


def shows_styled_words(case: WriterCase) -> Advice | None:
    """Check that styled words are there, in whatever style."""
    remedy = "write the inlines of `Styled`, if need be without the style"
    return _shown(case, "styled", "styled words", remedy)


def shows_code(case: WriterCase) -> Advice | None:
    """Check that code is shown, with its lines and its white space."""
    found = _shown(case, "code", "code", "write `Code.text`")
    return found or _distinct(
        case,
        "code",
        ("hazel", "rowan", "myrtle"),
        Advice(
            wrong="The lines of code are joined, or lose their white space.",
            why="in code, white space is part of the meaning.",
            remedy="write `Code.text` as it is, where your format keeps lines and spaces.",
        ),
    )


def keeps_line_breaks(case: WriterCase) -> Advice | None:
    """Check that a line break of the author is not written as a space."""
    return _distinct(
        case,
        "break",
        ("cedar", "poplar", "maple"),
        Advice(
            wrong="A line break is written as a space, or not at all.",
            why="authors break lines on purpose: in poems, lists and addresses.",
            remedy="write the line break of your format for each `Break`.",
        ),
    )


def keeps_indentation(case: WriterCase) -> Advice | None:
    """Check that a line looks different if it is indented, which is all that formats have in common."""
    if content_of(case.written(indented(0))) != content_of(case.written(indented(4))):
        return None
    return Advice(
        wrong="A line that begins with white space is written as one that does not.",
        why="in poems and lists, white space is part of what the author wrote.",
        remedy="`convert.indentation.lines` tells how far each line of a paragraph is indented; show "
        "it in "
        "the way of your format.",
    )


def shows_gaps(case: WriterCase) -> Advice | None:
    """Check that a place where the source lost something is marked."""
    text = _text(case, "gap")
    if text is None:
        is_marked = _changes(case, document_without("gap"))
    else:
        between = re.search("lotus(.*?)tulip", text, re.S | re.I)
        is_marked = between is None or bool(between[1].strip())
    if is_marked:
        return None
    return Advice(
        wrong="A gap is not marked.",
        why="where the source lost an emoji or a picture, a sentence without a mark reads as if it "
        "were "
        "whole.",
        remedy="write `tree.GAP` for each `Gap`.",
    )


def _shown(case: WriterCase, name: str, what: str, remedy: str) -> Advice | None:
    """Check that the words of a kind of node are in the output, or else that it changes the output."""
    text = _text(case, name)
    if text is None:
        if _changes(case, document_without(name)):
            return None
        lost = ""
    else:
        missing = first_missing(_own_words(name), text)
        if missing is None:
            return None
        lost = f": {missing[0]!r} is missing"
    return Advice(
        wrong=f"The output does not show {what}{lost}.",
        why="nothing that the tree holds is dropped without a word.",
        remedy=f"{remedy}. `display.texts(document)` does it for simple writers.",
    )


def _own_words(name: str) -> list[str]:
    """Return the words that a document has only with a kind of node."""
    others = {word for text in _texts(document_without(name)) for word in words(text)}
    own = [word for text in _texts(_EVERY) for word in words(text)]
    return [word for word in dict.fromkeys(own) if word not in others]


def _texts(document: Document) -> list[str]:
    numbers = dict.fromkeys(references(document))
    notes = [text for number in numbers for text in note_texts(document, number)]
    return [*shown_texts(document), *notes]


def _distinct(
    case: WriterCase, name: str, three: tuple[str, str, str], advice: Advice
) -> Advice | None:
    """Return advice if what is between the last two of three words is as between the first two."""
    text = _text(case, name)
    if text is None:
        is_kept = _changes(case, joined(name))
    else:
        found = re.search("(.*?)".join(three), text, re.S | re.I)
        is_kept = found is None or found[1] != found[2]
    return None if is_kept else advice


def _text(case: WriterCase, name: str) -> str | None:
    """Return the text of a document with a kind of node; None if the output is bytes.

    One document with every kind is enough, unless the writer fails for one of the others.
    """
    is_written = case.attempt(_EVERY).error is None
    return case.words_of(_EVERY if is_written else document_with({name}))


def _changes(case: WriterCase, other: Document) -> bool:
    """Return whether the content of the output differs from that of another document."""
    return content_of(case.written(_EVERY)) != content_of(case.written(other))


NODE_CHECKS: tuple[Callable[[WriterCase], Advice | None], ...] = (
    shows_authors,
    shows_dates,
    shows_parts,
    shows_answers,
    shows_warnings,
    shows_missing_posts,
    shows_quotes,
    shows_pictures,
    shows_polls,
    shows_lists,
    shows_styled_words,
    shows_code,
    keeps_line_breaks,
    keeps_indentation,
    shows_gaps,
)
