"""What every output says of its document."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from convert import head
from convert.errors import UsageError
from convert.tree import Author


@pytest.mark.parametrize(
    ("name", "handle", "words"),
    [
        ("Ann", "ann", "Ann (@ann)"),
        ("Ann", None, "Ann"),
        (None, "ann", "@ann"),
        (None, None, None),
        (" ", "", None),
    ],
)
def test_the_author_is_named_as_far_as_known(name, handle, words):
    assert head.byline(Author(name, handle)) == words


@pytest.mark.parametrize(
    ("epoch", "published", "year"),
    [
        ("0", "2020-11-10", 1970),
        ("", "2020-11-10", 2020),
        (None, "2020-11-10T09:00:00Z", 2020),
        (None, "soon", 2000),
        (None, None, 2000),
        (None, "1066-10-14", 2000),
    ],
)
def test_the_time_stamp_asks_no_clock(seed, monkeypatch, epoch, published, year):
    if epoch is None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    else:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    stamp = head.stamp(replace(seed, published=published))
    assert stamp.year == year
    assert stamp.tzinfo is UTC or stamp.utcoffset() == datetime.now(UTC).utcoffset()


@pytest.mark.parametrize("epoch", ["soon", "1e99", "9" * 40])
def test_an_epoch_that_is_none_is_an_error(seed, monkeypatch, epoch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        head.stamp(seed)
