"""Split a paragraph into shaped words, between which a line may end."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import groupby
from typing import Final, Literal, NamedTuple, TypeAlias

from convert.characters import clean
from convert_pdf import bidi
from convert_pdf.inline import east_asian, linebreak
from convert_pdf.inline.linebreak import Break
from convert_pdf.inline.phrases import between_phrases
from convert_pdf.inline.runs import Role, ShapedText, Span, Word
from convert_pdf.inline.shaping import Fonts, Settings, WordKey, without_space_after

Direction: TypeAlias = Literal["ltr", "rtl"]

# White space that is not shown at the end of a line: all but the no-break spaces.
_DISCARDED = (
    " \n\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2008\u2009\u200a\u200b\u2028\u2029\u205f\u3000"
)
# The characters that end a line where white space is kept.
_LINE_ENDS = "\n\u2028\u2029"
# White space that no font has a glyph for, and the second of the line ends that are controls.
_WHITE = str.maketrans("\t\v\f\r\x85", "    \n")
# The control that starts the isolate for a role (UAX #9): LRI, or FSI where the text has its own
# direction.
_ISOLATE = {"mention": "\u2066", "url": "\u2066", "link": "\u2068", "isolate": "\u2068"}
_START_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"  # FSI, PDI
# What stands for the number of a note: OBJECT REPLACEMENT CHARACTER, a neutral.
_OBJECT = "\ufffc"
# Names, tags and addresses in words where the source has not marked them, such as titles and bylines:
# their "@", "#" and "/" would change sides in a right-to-left sentence.
_NAMES = re.compile(r"((?<![A-Za-z0-9_@#])[@＠#＃]\w+(?:[.@-]\w+)*|https?://\S+)")
# Roles without space between scripts: numbers of notes, and what is copied.
_UNSPACED: Final[frozenset[Role]] = frozenset({"reference", "url", "code"})
# Roles that are never hyphenated: a reader would take the hyphen for a part of the text.
_UNDIVIDED = frozenset({"mention", "link", "url", "reference", "code"})
# Marks before which a name of an account or a host may be divided, or a word like a name: snake_case.
_SEAM = re.compile(r"(?<=[^\W_]{3})(?=_[^\W_]{2})")
_NAME_MARKS = str.maketrans(".@-", "___")


class _StyleRun(NamedTuple):
    """Adjacent characters of one span and one embedding level."""

    end: int
    """The index in the paragraph of the character after the last one."""
    span: Span
    level: int


class Words:
    """The words of one paragraph, in reading order. Iterated over by one reader at a time."""

    def __init__(  # noqa: PLR0913 - two are keywords
        self,
        spans: Sequence[Span],
        direction: Direction,
        language: str,
        fonts: Fonts,
        *,
        keeps_space: bool = False,
        by_phrase: bool = False,
    ) -> None:
        """Prepare the words of spans in a paragraph of a direction and a language.

        If white space is kept, the space after a word is a part of the word. With `by_phrase`, the
        phrases of scripts without spaces are words.
        """
        self._by_phrase = by_phrase
        self._discarded = _LINE_ENDS if keeps_space else _DISCARDED
        self._spans = spans
        self._language = language
        self._fonts = fonts
        self._text = _printable("".join(span.text for span in spans))
        self._all_settings: Settings = ()
        if not keeps_space and east_asian.may_change(self._text, language):
            untouched = list(_ranges(spans, _UNSPACED))
            self._all_settings = tuple(
                east_asian.settings(self._text, untouched, language, fonts.library)
            )
        self._settings: list[east_asian.Setting] = []  # those not yet passed, the last one first
        self._style_runs = _style_runs(spans, _levels(spans, self._text, direction), fonts)
        self.start = self.end = 0
        """The bounds in the paragraph of the word that was yielded last, with its space."""
        self.has_levels = any(style_run.level for style_run in self._style_runs)
        """Whether the order of runs on a line has to be found."""
        self._style_run = -1  # in which that word starts
        self._soft_hyphens: list[int] = []  # those before `end`

    def __iter__(self) -> Iterator[Word]:
        """Yield each word with the space after it."""
        text, style_end, start = self._text, 0, 0
        self._settings = list(reversed(self._all_settings))
        self._style_run = -1
        self._soft_hyphens = []
        known: Mapping[WordKey, Word] = {}
        settings: Settings = ()
        for position, kind in self._breaks:
            if kind == "hyphen":
                self._soft_hyphens.append(position)
                continue
            while style_end <= start < position:
                self._style_run += 1
                style_end, span, level = self._style_runs[self._style_run]
                known = self._fonts.words(span, level) if span.is_plain else {}
            may_be_known = position <= style_end and kind != "must"
            own = text[start:position]
            key: WordKey = own
            if self._settings:
                settings = self._settings_until(position, start)
                key = (own, settings) if settings else own
            elif settings:
                settings = ()
            word = known.get(key) if may_be_known else None
            self.start, self.end = start, position
            yield word or self._new(settings, ends_line=kind == "must")
            start = position

    def hyphens(self, start: int, end: int) -> list[int]:
        """Return after how many characters a yielded word with the given bounds may be hyphenated."""
        soft = self._soft_hyphens
        own = soft[bisect_right(soft, start) : bisect_left(soft, end)] if soft else soft
        if own:
            return [position - start for position in own]
        before = max(start - 1, 0)  # one more character on each side: is this a whole word?
        around = self._divisible[before : end + 1]
        offset = before - start
        return [offset + point for point in linebreak.hyphenation(around, self._language)]

    def seams(self, start: int, end: int) -> list[int]:
        """Return after how many characters a word with the given bounds may be divided as a name.

        That is before the marks in it, as in a URL (Chicago 7.46).
        """
        return [seam.start() - start for seam in _SEAM.finditer(self._names, start, end)]

    @cached_property
    def _breaks(self) -> Sequence[Break]:
        """The places where words end, with the end of the paragraph."""
        breaks: Sequence[Break] = _breaks(self._spans, self._text)
        if self._by_phrase and east_asian.may_change(self._text, self._language):
            breaks = between_phrases(self._text, breaks)
        return [*breaks, Break(len(self._text), "plain")]

    def _settings_until(self, end: int, start: int) -> Settings:
        """Return the next settings until `end`, with places relative to `start`."""
        found = []
        while self._settings and self._settings[-1].place < end:
            setting = self._settings.pop()
            found.append(setting._replace(place=setting.place - start))
        return tuple(found)

    def _new(self, settings: Settings, *, ends_line: bool) -> Word:
        """Shape the current word."""
        own = self._text[self.start : self.end]
        length = len(own.rstrip(self._discarded))
        if own and not ends_line:
            style_end, span, level = self._style_runs[self._style_run]
            if self.end <= style_end and span.is_plain:
                return self._fonts.word(own, length, span, level, settings)
        inner = without_space_after(settings, length)
        body = spaced = self._shaped(self.start + length, inner)
        if (length < len(own) or inner != settings) and not ends_line:
            spaced = self._shaped(self.end, settings)
        return Word(body, spaced, ends_line)

    @cached_property
    def _divisible(self) -> str:
        """The text with underscores instead of what is never hyphenated."""
        return "".join(
            "_" * len(span.text) if span.role in _UNDIVIDED else span.text for span in self._spans
        )

    @cached_property
    def _names(self) -> str:
        """The text with underscores for the marks in names, and letters for what is never divided."""
        return "".join(map(_marked_name, self._spans))

    def _shaped(self, end: int, settings: Settings) -> ShapedText:
        """Return the shaped text from the start of the current word to `end`."""
        shaped = ShapedText()
        start, style_run = self.start, self._style_run
        while start < end:
            style_end, span, level = self._style_runs[style_run]
            stop = min(end, style_end)
            first, last = start - self.start, stop - self.start
            own = tuple(
                setting._replace(place=setting.place - first)
                for setting in settings
                if first <= setting.place < last
            )
            rtl = level % 2 == 1 and span.role != "reference"  # its digits are as in any number
            shaped.add(self._fonts.runs(self._text[start:stop], span, rtl, own), level)
            start, style_run = stop, style_run + 1
        return shaped


def _ranges(spans: Sequence[Span], roles: Set[Role]) -> Iterator[range]:
    """Yield the places of the characters of spans that have one of the roles."""
    start = 0
    for span in spans:
        if span.role in roles:
            yield range(start, start + len(span.text))
        start += len(span.text)


def _style_runs(spans: Sequence[Span], levels: Sequence[int] | None, fonts: Fonts) -> list[_StyleRun]:
    """Return the style runs of a text; adjacent spans of one style are one style run."""
    style_runs: list[_StyleRun] = []
    end = 0
    for span in spans:
        shared = fonts.plain(span) if span.is_plain else span
        parts = [(0, len(span.text))]
        if levels is not None:
            own = levels[end : end + len(span.text)]
            parts = [(level, len(list(part))) for level, part in groupby(own)]
        for level, length in parts:
            end += length
            if style_runs and style_runs[-1].span is shared and style_runs[-1].level == level:
                style_runs.pop()
            style_runs.append(_StyleRun(end, shared, level))
    return style_runs


def _marked_name(span: Span) -> str:
    if span.role in ("mention", "link"):
        return span.text.translate(_NAME_MARKS)
    return "0" * len(span.text) if span.role in _UNDIVIDED else span.text


def _printable(text: str) -> str:
    """Replace the characters that no page can show; the length stays the same."""
    if text.isprintable():
        return text
    return clean(text.translate(_WHITE), "print")


def _levels(spans: Sequence[Span], text: str, direction: Direction) -> Sequence[int] | None:
    """Return the embedding level of each character (UAX #9); None if all are 0.

    Mentions, links, URLs, and names in other words are isolates. The number of a note has the level at
    which it follows its isolate, so that it is read after that one.
    """
    if direction == "ltr" and not bidi.needs_bidi(text):
        return None
    parts: list[tuple[str, bool]] = []  # each with whether it is text, and no control
    start = 0
    for span in spans:
        own = text[start : start + len(span.text)]
        start += len(own)
        if span.role == "reference":
            parts.append((_OBJECT * len(own), True))
        elif span.role in _ISOLATE:
            parts += [(_ISOLATE[span.role], False), *_with_names_isolated(own), (_END_ISOLATE, False)]
        else:
            parts += _with_names_isolated(own)
    found = bidi.levels("".join(part for part, _ in parts), int(direction == "rtl"))
    levels: list[int] = []
    start = 0
    for part, is_text in parts:
        if is_text:
            levels += found[start : start + len(part)]
        start += len(part)
    return levels


def _with_names_isolated(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, and the controls (False) around the names in it."""
    for index, part in enumerate(_NAMES.split(text)):
        if index % 2:
            yield from ((_START_ISOLATE, False), (part, True), (_END_ISOLATE, False))
        else:
            yield part, True


def _breaks(spans: Sequence[Span], text: str) -> list[Break]:
    """Return where a line may end, ascending.

    References are skipped when breaks are searched for, and a break before one moves to after it, so
    that it stays with its word. URLs have rules of their own.
    """
    plain: list[str] = []
    references: list[tuple[int, int]] = []
    found: list[Break] = []
    start, removed = 0, 0
    for span in spans:
        own = text[start : start + len(span.text)]
        if span.role == "reference":
            references.append((start - removed, len(own)))
            removed += len(own)
        elif span.role == "url":
            plain.append("0" * len(own))  # a number is never broken
            found += [Break(start + at, kind) for at, kind in linebreak.url_opportunities(own)]
        else:
            plain.append(own)
        start += len(own)
    breaks = linebreak.opportunities("".join(plain))
    if not references:
        return sorted([*found, *breaks])
    added, following = 0, 0
    for position, kind in breaks:
        while following < len(references) and references[following][0] <= position:
            added += references[following][1]
            following += 1
        found.append(Break(position + added, kind))
    return sorted(found)
