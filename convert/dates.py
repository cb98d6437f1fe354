"""Word days for people, in the language of a document."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# The languages with modern coverage in CLDR 48. For any other, ICU would take that of the process.
# fmt: off
_LANGUAGES = frozenset({
    "af", "am", "ar", "as", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "es",
    "et", "eu", "fa", "fi", "fil", "fr", "ga", "gl", "gu", "he", "hi", "hr", "hu", "hy", "id", "is",
    "it", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lo", "lt", "lv", "mk", "ml", "mn", "mr", "ms",
    "my", "nb", "ne", "nl", "nn", "no", "or", "pa", "pl", "ps", "pt", "ro", "ru", "sd", "si", "sk",
    "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tk", "tr", "uk", "ur", "uz", "vi", "yue", "zh",
    "zu",
})
# fmt: on
# Networks count by this calendar, so a day is the same in every language: Thai has another by default.
_CALENDAR = "-u-ca-gregory"
# The first whole year in which ICU does not count by the Julian calendar.
_GREGORIAN = 1583


class WordedDays(NamedTuple):
    """One day or several, for people."""

    text: str
    is_english: bool
    """Whether they are in English although the document is not, or in a language that is unknown."""


def worded(first: date, last: date, language: str) -> WordedDays:
    """Return "10 November 2020" or "10–12 November 2020", or these days in another language.

    The language is a BCP 47 tag. Days are in English if it is unknown, or if ICU is not installed:
    the light distribution has no ICU.
    """
    primary = language.partition("-")[0].lower()
    if primary == "en":
        return WordedDays(english(first, last), is_english=False)
    format_day = _formatter(language) if primary in _LANGUAGES and first.year >= _GREGORIAN else None
    if format_day is None:
        return WordedDays(english(first, last), is_english=True)
    days = [first] if first == last else [first, last]
    return WordedDays(" – ".join(format_day(day) for day in days), is_english=False)


def english(first: date, last: date | None = None) -> str:
    """Return "10 November 2020" or "10–12 November 2020" (Chicago 9.33 to 9.35)."""
    last = last or first
    end = f"{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {_MONTHS[first.month - 1]}{year} – {end}"


@cache
def _formatter(language: str) -> Callable[[date], str] | None:
    """Return what words a day in a language; None without ICU."""
    try:
        from icu4py.messageformat import MessageFormat  # imported here: English does not need it
    except ImportError:
        return None
    message = MessageFormat("{day, date, ::dMMMMy}", f"{language}{_CALENDAR}")
    return lambda day: message.format({"day": day})
