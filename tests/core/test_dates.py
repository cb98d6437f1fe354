"""Days for people."""

import os
import subprocess
import sys
from datetime import date

import pytest

from convert.dates import worded

TENTH, TWELFTH = date(2020, 11, 10), date(2020, 11, 12)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (TENTH, TENTH, "10 November 2020"),
        (TENTH, TWELFTH, "10–12 November 2020"),
        (TENTH, date(2020, 12, 2), "10 November – 2 December 2020"),
        (TENTH, date(2021, 11, 2), "10 November 2020 – 2 November 2021"),
    ],
)
def test_days_in_english_share_their_month_and_their_year(first, last, text):
    assert worded(first, last, "en-GB") == (text, False)
    assert worded(first, last, "und") == (text, True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "10. November 2020"),
        ("fr-CA", "10 novembre 2020"),
        ("ar", "10 نوفمبر 2020"),
        ("he", "10 בנובמבר 2020"),
        ("ja", "2020年11月10日"),
        ("zh-Hant", "2020年11月10日"),
        ("ru", "10 ноября 2020\u202fг."),
        ("th", "10 พฤศจิกายน 2020"),  # in the calendar of the networks
    ],
)
def test_a_day_is_in_the_language_of_the_document(language, text):
    assert worded(TENTH, TENTH, language) == (text, False)
    assert worded(TENTH, TWELFTH, language).text.startswith(f"{text} – ")


@pytest.mark.parametrize("language", ["und", "tlh", "xx-XX", ""])
def test_a_day_is_in_english_where_the_language_is_unknown(language):
    assert worded(TENTH, TENTH, language) == ("10 November 2020", True)


def test_a_day_before_the_gregorian_calendar_is_in_english():
    assert worded(date(1106, 4, 14), date(1106, 4, 14), "ar") == ("14 April 1106", True)


def test_without_icu_days_are_in_english(monkeypatch):
    monkeypatch.setitem(sys.modules, "icu4py.messageformat", None)
    assert worded(TENTH, TENTH, "sw") == ("10 November 2020", True)


def test_a_day_is_the_same_in_every_time_zone():
    code = "from datetime import date; from convert.dates import worded; print(worded(date(2020, 11, 10), date(2020, 11, 10), 'de').text)"
    for zone in ("America/New_York", "Pacific/Auckland"):
        shown = subprocess.check_output(
            [sys.executable, "-c", code], env=os.environ | {"TZ": zone}, text=True
        )
        assert shown.strip() == "10. November 2020"
