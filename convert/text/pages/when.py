"""Parse the times that networks' pages show: "3h", "Mar 3", "9:15 AM · Mar 3, 2025".

A page shows no year for recent posts, and only an age for the latest ones. Such times are kept as they
are; `convert.text.pages.days` finds the days that can be known.
"""

import re
from datetime import date
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janv janvier ene enero janeiro",
            "feb february februar févr février febrero fev fevereiro",
            "mar march märz mär mars marzo março",
            "apr april avr avril abr abril",
            "may mai mayo maio",
            "jun june juni juin junio junho",
            "jul july juli juil juillet julio julho",
            "aug august août ago agosto",
            "sep sept september septembre septiembre set setembro",
            "oct okt october oktober octobre octubre out outubro",
            "nov november novembre noviembre novembro",
            "dec dez december dezember déc décembre dic diciembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
_MINUTES = {
    unit: minutes
    for minutes, units in (
        (0, "s sec secs second seconds sek 秒 초"),
        (1, "m min mins minute minutes minuten minuto minutos 分 分钟 분"),
        (60, "h hr hrs hour hours std stunde stunden heure heures hora horas 時間 小时 시간"),
        (60 * 24, "d day days tg tag tage tagen j jour jours día días dia dias 日 天 일"),
        (60 * 24 * 7, "w wk wks week weeks woche wochen sem semana semanas 週 주"),
        (60 * 24 * 30, "mo month months"),
        (60 * 24 * 365, "y yr yrs year years"),
    )
    for unit in units.split()
}

_AGE = re.compile(
    r"(?:(?:vor|il y a|hace|há) )?(?P<count>\d{1,2}) ?(?P<unit>[^\W\d_]{1,8})\.?(?: ago| ?前| 전)?"
)
_NOW = re.compile(r"(?:just )?now", re.IGNORECASE)
_CLOCK = (
    r"(?:午前|午後|上午|下午|오전 ?|오후 ?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:[ \u202f\xa0]?(?:[AaPp]\.?[ \u202f\xa0]?[Mm]\.?|vorm\.|nachm\.))?(?: UTC| Uhr)?"
)
_DATE = (
    r"(?:(?P<month>[^\W\d_]{3,10})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"|(?P<day2>\d{1,2})\.? (?:de )?(?P<month2>[^\W\d_]{3,10})\.?)"
    r"(?:(?:,| de)? (?P<year>\d{4}))?"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<cjk_year>\d{4})年(?P<cjk_month>\d{1,2})月(?P<cjk_day>\d{1,2})日"
)
_DAY_AND_CLOCK = re.compile(
    rf"(?:{_CLOCK} ?[·•,] ?)?(?:{_DATE})"
    rf"(?:(?: ?[·•,] ?|,? at | a las | um | à |T| ){_CLOCK}(?:Z|\.\d+Z)?)?"
)
_CLOCK_THEN_DAY = re.compile(rf"{_CLOCK} ?[·•,] ?\S|.{{4,22}}(?:[·•,]|,? at| um| à) ?{_CLOCK}\Z")
_NUMERIC = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d{2})")
_MONTHS_OF_A_YEAR = 12
_CENTURY = 2000
_HALF_A_YEAR = 6  # months
_LONGEST = 48  # characters


class When(NamedTuple):
    """The time of a post, as far as its page says it."""

    day: date | None = None
    """The day, if the page shows its year."""
    month_day: tuple[int, int] | None = None
    """Month and day, if the page shows no year."""
    age: int | None = None
    """In minutes, if the page shows only an age."""

    @property
    def is_vague(self) -> bool:
        """Whether the page shows a time from which alone the day can't be known."""
        return self.day is None and self != NEVER


NEVER = When()
"""The time of a post whose page shows none, or one that can be read in two ways."""


def parse_when(text: str) -> When | None:
    """Return the time that a text is; None if the text is anything else."""
    if not text or len(text) > _LONGEST:
        return None
    age = _AGE.fullmatch(text)
    if age and (minutes := _MINUTES.get(age["unit"].lower())) is not None:
        return When(age=int(age["count"]) * minutes)
    if _NOW.fullmatch(text):
        return When(age=0)
    if numeric := _NUMERIC.fullmatch(text):
        return _numeric(numeric)
    found = _DAY_AND_CLOCK.fullmatch(text)
    return _when(found) if found else None


def has_clock(text: str) -> bool:
    """Return whether a time has a clock time beside its day, as below the words of a post."""
    return _CLOCK_THEN_DAY.match(text) is not None


def _when(found: re.Match[str]) -> When | None:
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
    elif found["cjk_year"]:
        year, month, day = map(int, found.group("cjk_year", "cjk_month", "cjk_day"))
    else:
        month = _MONTHS.get((found["month"] or found["month2"]).lower(), 0)
        day, year = int(found["day"] or found["day2"]), int(found["year"] or 0)
    try:
        # 2000 has a February 29
        known = date(year or 2000, month, day)
    except ValueError:
        return None
    return When(day=known) if year else When(month_day=(month, day))


def _numeric(found: re.Match[str]) -> When:
    """Return the day of "03/25/25"; no time if its order of day and month is unknown."""
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    year += _CENTURY if year < 100 else 0  # noqa: PLR2004 - a year of two digits
    month, day = min(first, second), max(first, second)
    if day <= _MONTHS_OF_A_YEAR and month != day:
        return NEVER
    try:
        return When(day=date(year, month, day))
    except ValueError:
        return NEVER


def time_between(one: When, other: When) -> int:
    """Return a positive number if the second time is later, negative if it is earlier, else 0.

    It is 0 as well if they can't be compared.
    """
    if one.day and other.day:
        return (other.day - one.day).days
    if one.month_day and other.month_day:
        # at the turn of the year, the later month is that of the earlier post
        if abs(one.month_day[0] - other.month_day[0]) > _HALF_A_YEAR:
            return one.month_day[0] - other.month_day[0]
        return (other.month_day > one.month_day) - (other.month_day < one.month_day)
    if one.age is not None and other.age is not None:
        return one.age - other.age
    return 0
