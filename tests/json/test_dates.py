"""Dates in JSON, which are checked when a document is read."""

import json

import pytest

import convert
from convert.testing import sample_document
from convert_json import Options, write
from convert_json.reader import read

SAMPLE = write(sample_document(), Options())
assert '"published": "2020-11-10"' in SAMPLE


def with_date(published: str) -> bytes:
    return SAMPLE.replace('"2020-11-10"', json.dumps(published), 1).encode()


@pytest.mark.parametrize(
    "published",
    [
        *("2020-11-10", "0001-01-01", "2020-02-29", "2020-11-10T09:30:00Z", "2020-11-10t09:30:00.25z"),
        *("2020-11-10 09:30:00+05:30", "2020-11-10T09:30:00.123456789-08:00"),
    ],
)
def test_a_date_of_rfc_3339_is_read(published: str) -> None:
    assert read(with_date(published), "thread.json").published == published


@pytest.mark.parametrize(
    "published",
    [
        *("", "2020", "2020-11", "2020-99-99", "2021-02-29", "0000-01-01", "2020-11-10\n", "20201110"),
        *("2020-W46-2", "2020-11-10T09:30", "2020-11-10T09:30:00", "2020-11-10T25:00:00Z", "last week"),
        *('2020-01-01"><script>', "２０２０-11-10", "2020-11-10" + "x" * 100_000),
    ],
)
def test_another_date_is_an_error_with_its_path(published: str) -> None:
    with pytest.raises(convert.ConvertError) as caught:
        read(with_date(published), "thread.json")
    line = str(caught.value)
    assert line.startswith(
        "thread.json: invalid thread document: Expected a date such as 2020-11-10, or"
    )
    assert line.endswith(" - at `$.published`; correct it, or use null")
    assert "\n" not in line
    assert len(line) < 300
