"""Shape text into runs, each of one span, one direction, one face and one script."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any, TypeAlias

from convert.characters import script
from convert_pdf.emoji import pictures
from convert_pdf.fonts.face import Face
from convert_pdf.fonts.fallback import Library, library_for
from convert_pdf.inline.east_asian import Setting
from convert_pdf.inline.runs import FaceStyle, GlyphRun, ShapedText, Span, Style, Word

Settings: TypeAlias = tuple[Setting, ...]
WordKey: TypeAlias = str | tuple[str, Settings]
"""The text of a word with the space after it, and the settings of its characters, if there are any."""

# The longest text that is cached, in characters. Longer ones are rarely repeated.
_CACHED_LENGTH = 64
# A cache of this many texts is cleared.
_CACHED_TEXTS = 10_000


class Fonts:
    """The fonts for a language, with caches of the words and runs shaped so far."""

    def __init__(self, user: tuple[str, ...] = (), language: str = "und") -> None:
        """Prefer the fonts `user`, given as files or family names, to all others.

        The fonts are loaded when they are first needed, which raises `ConvertError` if one of them
        is not found.
        """
        self._user = user
        self._language = language
        self._marked: dict[FaceStyle, Library] = {}
        self._plain: dict[Style, Span] = {}
        # Both caches are keyed by spans from `_plain`.
        self._pieces: dict[tuple[Span, bool, str], list[GlyphRun]] = {}
        self._words: dict[tuple[Span, int], dict[WordKey, Word]] = {}

    @cached_property
    def library(self) -> Library:
        """Return the fallback list of faces."""
        return library_for(self._user, self._language)

    def of(self, language: str) -> "Fonts":
        """Return the same fonts for another language."""
        return self if language == self._language else fonts(self._user, language)

    def plain(self, span: Span) -> Span:
        """Return the span that represents all plain spans of a style, so that they share words."""
        return self._plain.setdefault(span.style, span)

    def words(self, span: Span, level: int) -> dict[WordKey, Word]:
        """Return the cached words of a span from `plain`."""
        return self._words.setdefault((span, level), {})

    def word(self, text: str, length: int, span: Span, level: int, settings: Settings = ()) -> Word:
        """Shape a word of `length` characters and the space after them, and add it to `words`.

        What is added after its last character belongs to the space after it.
        """
        rtl = level % 2 == 1
        spaced = self._shape_set(text, span, rtl, settings)
        inner = without_space_after(settings, length)
        body = _without_end(spaced, text[length:]) if inner == settings else None
        if body is None:
            body = self._shape_set(text[:length], span, rtl, inner)
        word = Word(ShapedText(), ShapedText())
        word.body.add(body, level)
        word.spaced.add(spaced, level)
        if len(text) <= _CACHED_LENGTH:
            known = self.words(span, level)
            _bound(known)
            known[(text, settings) if settings else text] = word
        return word

    def runs(self, text: str, span: Span, rtl: bool, settings: Settings = ()) -> list[GlyphRun]:
        """Return the runs of a text of one span and one direction, in logical order."""
        if settings or not span.is_plain or len(text) > _CACHED_LENGTH:
            return self._shape_set(text, span, rtl, settings)
        span = self.plain(span)
        key = (span, rtl, text)
        if key not in self._pieces:
            _bound(self._pieces)
            self._pieces[key] = list(self._shape(text, span, rtl))
        return self._pieces[key]

    def _shape_set(self, text: str, span: Span, rtl: bool, settings: Settings) -> list[GlyphRun]:
        """Shape a text with the settings of its characters."""
        if not settings:
            return list(self._shape(text, span, rtl))
        full_width = {setting.place for setting in settings if setting.is_full_width}
        runs: list[GlyphRun] = []
        for is_full_width, places in groupby(range(len(text)), full_width.__contains__):
            own = "".join(text[place] for place in places)
            runs += self._shape(own, span, rtl, is_full_width=is_full_width)
        return _with_spaces(runs, settings)

    def _shape(
        self, text: str, span: Span, rtl: bool, *, is_full_width: bool = False
    ) -> Iterator[GlyphRun]:
        size, face_style = span.style.size, span.style.face
        library = self.library if face_style == "regular" else self._marked_library(face_style)
        for part, is_emoji in self._parts(text):
            if is_emoji:
                width = pictures.ADVANCE * size
                yield GlyphRun(text=part, span=span, face=None, glyphs=(), rtl=rtl, width=width)
                continue
            for own, face in _itemize(part, library, is_full_width):
                glyphs, ems = face.shape(own, rtl, self._language, is_full_width=is_full_width)
                yield GlyphRun(text=own, span=span, face=face, glyphs=glyphs, rtl=rtl, width=ems * size)

    def _marked_library(self, face_style: FaceStyle) -> Library:
        """Return the fallback list of faces for words that are marked up."""
        if face_style not in self._marked:
            self._marked[face_style] = library_for(self._user, self._language, face_style)
        return self._marked[face_style]

    def _parts(self, text: str) -> Iterator[tuple[str, bool]]:
        """Split a text into emoji with a picture (True) and the text between them (False)."""
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
    """Return the fonts for a language, shared by documents so that their caches are too."""
    return Fonts(user, language)


def cut(run: GlyphRun, lengths: Sequence[int]) -> list[GlyphRun | None]:
    """Cut a run into parts of the given numbers of glyphs, in logical order.

    A part of no glyphs is None. A picture counts as one glyph.
    """
    if len(lengths) == 1 or run.face is None:
        return [run if length else None for length in lengths]
    glyphs = run.glyphs[::-1] if run.rtl else run.glyphs
    parts: list[GlyphRun | None] = []
    start = 0
    for length in lengths:
        if not length:
            parts.append(None)
            continue
        own = glyphs[start : start + length]
        start += length
        text = "".join(glyph.text for glyph in own)
        width = sum(glyph.advance for glyph in own) * run.span.style.size
        visual = own[::-1] if run.rtl else own
        parts.append(
            GlyphRun(
                text=text,
                span=run.span,
                face=run.face,
                glyphs=visual,
                rtl=run.rtl,
                width=width,
            )
        )
    return parts


def without_space_after(settings: Settings, length: int) -> Settings:
    """Return the settings of a text of `length` characters without the space that is added after it."""
    if not settings or settings[-1].place != length - 1 or not settings[-1].after:
        return settings
    return (*settings[:-1], settings[-1]._replace(after=0.0))


def _with_spaces(runs: list[GlyphRun], settings: Settings) -> list[GlyphRun]:
    """Return left-to-right runs with the space that is added or taken away after characters."""
    spaced = {own.place: own for own in settings if own.before or own.after}
    if not spaced:
        return runs
    found: list[GlyphRun] = []
    start = -1  # the place of the character before the run
    for run in runs:
        if run.rtl or run.face is None:
            found.append(run)
            start += len(run.text)
            continue
        glyphs = list(run.glyphs)
        end = start  # the place of the last character of the glyph
        for index, glyph in enumerate(run.glyphs):
            end += len(glyph.text)
            if glyph.text and (own := spaced.get(end)):
                advance = own.before + glyph.advance + own.after
                glyphs[index] = glyph._replace(advance=advance, dx=glyph.dx + own.before)
        start += len(run.text)
        width = sum(glyph.advance for glyph in glyphs) * run.span.style.size
        found.append(replace(run, glyphs=tuple(glyphs), width=width))
    return found


def _without_end(runs: list[GlyphRun], end: str) -> list[GlyphRun] | None:
    """Return the runs without the text `end`, or None if that needs shaping anew."""
    if not end:
        return runs
    if len(runs) != 1 or runs[0].face is None:
        return None
    [run] = runs
    if run.glyphs[0 if run.rtl else -1].text != end:
        return None
    return [part for part in cut(run, [len(run.glyphs) - 1, 1])[:1] if part is not None]


def clusters(run: GlyphRun) -> Iterator[tuple[int, int, float]]:
    """Yield the unbreakable clusters in logical order as (glyphs, characters, width)."""
    if run.face is None:
        yield 1, len(run.text), run.width
        return
    size = run.span.style.size
    count, characters, width = 0, 0, 0.0
    for glyph in reversed(run.glyphs) if run.rtl else run.glyphs:
        if count and glyph.text and not _continues(glyph.text[0]):
            yield count, characters, width
            count, characters, width = 0, 0, 0.0
        count += 1
        characters += len(glyph.text)
        width += glyph.advance * size
    if count:
        yield count, characters, width


def _bound(known: dict[Any, Any]) -> None:
    """Clear a cache that is full."""
    if len(known) >= _CACHED_TEXTS:
        known.clear()


def _itemize(text: str, library: Library, is_full_width: bool) -> Iterator[tuple[str, Face]]:
    """Split a text into parts of one face and one script, which HarfBuzz requires."""
    if not text:
        return
    if (
        is_full_width
        and (ideographic := library.full_width_face)
        and all(map(ideographic.covers, text))
    ):
        yield text, ideographic
        return
    if text.isascii() and library.main_has_ascii:
        yield text, library.main
        return
    current = ""
    found: list[tuple[str, Face, str]] = []
    for cluster in _with_marks(text):
        if cluster[0].isalpha():  # other characters take the script of the letters before them
            current = script(cluster[0]) or current
        found.append((cluster, library.face_for(cluster) or library.main, current))
    for (face, _), part in groupby(found, lambda entry: (entry[1], entry[2])):
        yield "".join(cluster for cluster, _, _ in part), face


def _with_marks(text: str) -> Iterator[str]:
    """Yield each character with the marks, joiners and selectors after it."""
    start = 0
    for place, character in enumerate(text):
        if place > start and not _continues(character):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


@lru_cache(maxsize=8192)
def _continues(character: str) -> bool:
    """Return whether a character belongs to the cluster of the one before it."""
    return unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
