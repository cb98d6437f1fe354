"""Shaping: text as pieces, each of one span, one direction, one face and one script."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any

from convert.characters import script
from convert_pdf.emoji import pictures
from convert_pdf.fonts.face import Face
from convert_pdf.fonts.fallback import Library, library_for
from convert_pdf.inline.runs import Piece, Span, Stretch, Style, Word

_CACHED_LENGTH = 64
"""Longer texts hardly ever come twice."""
_CACHED_TEXTS = 20_000
"""How many texts are remembered; then all are forgotten."""


class Fonts:
    """The fonts for a language, and the words that they have shaped, each once."""

    def __init__(self, user: tuple[str, ...] = (), language: str = "und") -> None:
        """`user` are the files or families that are asked before all others.

        Raises `ConvertError`, here or later, where one of them can't be found.
        """
        self._user = user
        self._language = language
        self._plain: dict[Style, Span] = {}
        self._pieces: dict[tuple[int, bool, str], list[Piece]] = {}
        self._words: dict[tuple[int, int], dict[str, Word]] = {}
        """Both by the identity of a span that is in `_plain`."""

    @cached_property
    def library(self) -> Library:
        return library_for(self._user, self._language)

    def plain(self, span: Span) -> Span:
        """What stands for all plain spans of a style, so that their words can be the same."""
        return self._plain.setdefault(span.style, span)

    def words(self, span: Span, level: int) -> dict[str, Word]:
        """The words, with the space after each, that are known of a span that `plain` gave."""
        return self._words.setdefault((id(span), level), {})

    def word(self, text: str, length: int, span: Span, level: int) -> Word:
        """A new one of these `words`: so many characters, and the space after them."""
        rtl = level % 2 == 1
        spaced = list(self._shape(text, span, rtl))
        body = _without_end(spaced, text[length:])
        if body is None:
            body = list(self._shape(text[:length], span, rtl))
        word = Word(Stretch(), Stretch())
        word.body.add(body, level)
        word.spaced.add(spaced, level)
        if len(text) <= _CACHED_LENGTH:
            known = self.words(span, level)
            _bound(known)
            known[text] = word
        return word

    def pieces(self, text: str, span: Span, rtl: bool) -> list[Piece]:
        """A text of one span and one direction, in logical order."""
        if not span.is_plain or len(text) > _CACHED_LENGTH:
            return list(self._shape(text, span, rtl))
        span = self.plain(span)
        key = (id(span), rtl, text)
        if key not in self._pieces:
            _bound(self._pieces)
            self._pieces[key] = list(self._shape(text, span, rtl))
        return self._pieces[key]

    def _shape(self, text: str, span: Span, rtl: bool) -> Iterator[Piece]:
        size = span.style.size
        for part, is_emoji in self._parts(text):
            if is_emoji:
                yield Piece(part, span, None, (), rtl, pictures.ADVANCE * size)
                continue
            for stretch, face in _stretches(part, self.library):
                glyphs, width = face.shape(stretch, rtl, self._language)
                yield Piece(stretch, span, face, glyphs, rtl, width * size)

    def _parts(self, text: str) -> Iterator[tuple[str, bool]]:
        """The emoji that there are pictures of, and the text between them."""
        if text.isascii():
            yield text, False
            return
        done = 0
        for start, end in pictures.find(text):
            if start > done:
                yield text[done:start], False
            yield text[start:end], True
            done = end
        if done < len(text):
            yield text[done:], False


@lru_cache(maxsize=16)
def fonts(user: tuple[str, ...], language: str) -> Fonts:
    """The same fonts for each document that wants the same: they know more words each time."""
    return Fonts(user, language)


def cut(piece: Piece, lengths: Sequence[int]) -> list[Piece | None]:
    """A piece in parts of so many of its glyphs, in logical order; None for a part of no glyphs.

    A picture counts as one glyph.
    """
    if len(lengths) == 1 or piece.face is None:
        return [piece if length else None for length in lengths]
    glyphs = piece.glyphs[::-1] if piece.rtl else piece.glyphs
    parts: list[Piece | None] = []
    start = 0
    for length in lengths:
        if not length:
            parts.append(None)
            continue
        own = glyphs[start : start + length]
        start += length
        text = "".join(glyph.text for glyph in own)
        width = sum(glyph.advance for glyph in own) * piece.span.style.size
        visual = own[::-1] if piece.rtl else own
        parts.append(Piece(text, piece.span, piece.face, visual, piece.rtl, width))
    return parts


def _without_end(pieces: list[Piece], end: str) -> list[Piece] | None:
    """The pieces without a text at their end; None where it can't be taken off, unless by shaping."""
    if not end:
        return pieces
    if len(pieces) != 1 or pieces[0].face is None:
        return None
    [piece] = pieces
    if piece.glyphs[0 if piece.rtl else -1].text != end:
        return None
    return [part for part in cut(piece, [len(piece.glyphs) - 1, 1])[:1] if part is not None]


def clusters(piece: Piece) -> Iterator[tuple[int, int, float]]:
    """What no line may part, in logical order: how many glyphs, how many characters, how wide."""
    if piece.face is None:
        yield 1, len(piece.text), piece.width
        return
    size = piece.span.style.size
    count, characters, width = 0, 0, 0.0
    for glyph in reversed(piece.glyphs) if piece.rtl else piece.glyphs:
        if count and glyph.text and not _continues(glyph.text[0]):
            yield count, characters, width
            count, characters, width = 0, 0, 0.0
        count += 1
        characters += len(glyph.text)
        width += glyph.advance * size
    if count:
        yield count, characters, width


def _bound(known: dict[Any, Any]) -> None:
    if len(known) >= _CACHED_TEXTS:
        known.clear()


def _stretches(text: str, library: Library) -> Iterator[tuple[str, Face]]:
    """The text in stretches of one face and one script, as HarfBuzz wants it."""
    if not text:
        return
    if text.isascii() and library.main_has_ascii:
        yield text, library.main
        return
    current = ""
    found: list[tuple[str, Face, str]] = []
    for cluster in _with_marks(text):
        if cluster[0].isalpha():  # what is no letter goes with its neighbours
            current = script(cluster[0])
        found.append((cluster, library.face_for(cluster) or library.main, current))
    for (face, _), stretch in groupby(found, lambda entry: (entry[1], entry[2])):
        yield "".join(cluster for cluster, _, _ in stretch), face


def _with_marks(text: str) -> Iterator[str]:
    """Each character with the marks, joiners and selectors after it."""
    start = 0
    for place, character in enumerate(text):
        if place > start and not _continues(character):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


@lru_cache(maxsize=8192)
def _continues(character: str) -> bool:
    """Whether a character belongs to the one before it."""
    return unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
