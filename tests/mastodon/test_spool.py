"""What is too much for memory is in a temporary file."""

from pathlib import Path

import pytest

from convert.errors import InputError
from convert_mastodon import spool
from convert_mastodon.spool import Spool


@pytest.mark.parametrize("in_memory", [0, 1000])
def test_what_was_added_can_be_read_in_any_order(
    in_memory: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "_MOST_IN_MEMORY", in_memory or 1)
    with Spool("a.zip") as kept:
        first, second = kept.add(b"first"), kept.add(b"")
        assert kept.read(first) == b"first"
        third = kept.add(b"third")
        assert [kept.read(place) for place in (third, second, first)] == [b"third", b"", b"first"]


def test_nothing_is_left_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_MOST_IN_MEMORY", 1)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Spool("a.zip") as kept:
        kept.add(b"words")
    assert not [*tmp_path.iterdir()]


def test_a_file_that_cannot_be_written_is_one_line_with_advice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "_MOST_IN_MEMORY", 1)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))
    with Spool("a.zip") as kept, pytest.raises(InputError) as caught:
        kept.add(b"words")
    assert str(caught.value) == (
        "a.zip: a temporary file can't be used: no such file or directory; set TMPDIR to another folder"
    )
