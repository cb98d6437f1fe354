"""Check the words, the notes and the references of an output."""

import re
from collections.abc import Callable, Iterable, Iterator

from convert.notes import references
from convert.testing.advice import Advice
from convert.testing.checks.running import NotApplicableError
from convert.testing.checks.writer_case import WriterCase
from convert.testing.fixtures.specimens import REFERENCES, WORDS, note_texts, referring, shown_texts

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")


def words(text: str) -> list[str]:
    """Return the runs of letters and digits, which no format escapes, with their case folded."""
    return re.findall(r"[^\W_]+", text.casefold())


def first_missing(texts: Iterable[str], written: str) -> tuple[str, str] | None:
    """Return the first word of some texts that is not in an output, and its text; None if all are.

    A format may write markup or the number of a note next to a word, without a space.
    """
    folded = written.casefold()
    for text in texts:
        for word in words(text):
            if not re.search(rf"(?<![^\W_]){word}|{word}(?![^\W_])", folded):
                return word, text
    return None


def has_every_word(case: WriterCase) -> Advice | None:
    """Check that each word of a post is in the output."""
    missing = first_missing(shown_texts(referring()), case.text_of(referring()))
    if missing is None:
        return None
    return Advice(
        wrong=f"The word {missing[0]!r} of a post is not in the output.",
        why="nothing that the thread says is lost.",
        remedy="write every inline: Text, Mention, Link, Hashtag, Styled, Break and Gap; end the match "
        "with typing.assert_never, and a type checker finds what is left out.",
    )


def keeps_words_in_order(case: WriterCase) -> Advice | None:
    """Check that the words of posts are in reading order."""
    text = case.text_of(referring()).casefold()
    if not all(word in text for word in WORDS):
        raise NotApplicableError("words are missing")
    place = 0
    for word in WORDS:
        place = text.find(word, place)
        if place < 0:
            return Advice(
                wrong=f"The words of posts are not in their order: {word!r} is not after those before "
                "it.",
                why="a thread is read from its first word to its last.",
                remedy="write document.posts in order, and in each post its blocks and inlines; sort "
                "nothing.",
            )
    return None


def has_every_note(case: WriterCase) -> Advice | None:
    """Check that the output has the caption and the URL of each note that is referred to."""
    document, written = referring(), case.text_of(referring())
    for number in dict.fromkeys(references(document)):
        missing = first_missing(note_texts(document, number), written)
        if missing:
            return Advice(
                wrong=f"Note {number} is incomplete: {missing[0]!r} of {missing[1]!r} is missing.",
                why="the notes are the one place where the address of a link or an account is found.",
                remedy="write `notes.caption(note)`, a comma and `note.url` for each note in "
                "document.notes.",
            )
    return None


def has_every_reference(case: WriterCase) -> Advice | None:
    """Check that something refers to a note after each link and mention."""
    for word, number, rest, elsewhere in _references(case):
        if not re.search(r"\d", rest) and not elsewhere:
            return Advice(
                wrong=f"Nothing refers to note {number} after {word!r}.",
                why="without its number, nobody finds the note that belongs to a link.",
                remedy="print `node.note` after the text of each Mention and Link, and `note` of each "
                "Quote and Figure that has one. tree.plain() leaves the numbers out.",
            )
    return None


def keeps_references_in_order(case: WriterCase) -> Advice | None:
    """Check that the number of a note follows the words that refer to it."""
    for word, number, rest, elsewhere in _references(case):
        if elsewhere and not _has(number, rest):
            return Advice(
                wrong=f"The number {number} is not after {word!r}, which it belongs to.",
                why="a reader would take it for the note of other words.",
                remedy="print the number of a note directly after the text of its Mention or Link.",
            )
    return None


def prints_the_numbers_of_the_tree(case: WriterCase) -> Advice | None:
    """Check that the writer does not number notes itself."""
    for word, number, rest, elsewhere in _references(case):
        other = re.search(r"\d+", rest)
        if other and not elsewhere and not _has(number, rest):
            return Advice(
                wrong=f"After {word!r} stands {other[0]}, not {number}, which is the number in the "
                "tree.",
                why="a note has the same number in every format, so that people who read different "
                "ones can cite it.",
                remedy="don't count: print `node.note`, and document.notes[node.note - 1] as that "
                "note.",
                section="Rules for writers",
            )
    return None


def _has(number: int, text: str) -> bool:
    return re.search(rf"(?<!\d){number}(?!\d)", text) is not None


def _references(case: WriterCase) -> Iterator[tuple[str, int, str, bool]]:
    """Yield each word with a reference, its number, and what follows up to the next word.

    The last value says whether the number is not there but elsewhere in the words of the posts.
    """
    text = case.text_of(referring()).translate(_SUPERSCRIPTS)
    places = _places(text)
    body = text[places[0] : places[-1]]
    position = dict(zip(WORDS, places, strict=True))
    ends = dict(zip(WORDS, [*places[1:], places[-1]], strict=True))
    for word, number in REFERENCES:
        bare = word.removeprefix("@")
        if bare not in position:
            continue
        rest = text[position[bare] : ends[bare]]
        yield word, number, rest, _has(number, body) and not _has(number, rest)


def _places(text: str) -> list[int]:
    """Return where each of `WORDS` is, searched from the last backwards. Raises `NotApplicableError`.

    A table of contents may have the first words, too, and what is after the posts repeats none.
    """
    folded, end, places = text.casefold(), len(text), []
    for word in reversed(WORDS):
        end = folded.rfind(word, 0, end)
        if end < 0:
            raise NotApplicableError("words are missing or in another order")
        places.append(end)
    return places[::-1]


CONTENT_CHECKS: tuple[Callable[[WriterCase], Advice | None], ...] = (
    has_every_word,
    keeps_words_in_order,
    has_every_note,
    has_every_reference,
    keeps_references_in_order,
    prints_the_numbers_of_the_tree,
)
