"""Hostile tars are one error, with bounded memory and time."""

import bz2
import gzip
import io
import tarfile
import tracemalloc
from contextlib import suppress
from pathlib import Path

import pytest

from convert import archives
from convert.archives import Limit
from convert.errors import InputError
from tests.archives.packing import LIMIT, tarred

LARGE = Limit(size=10**12, rule="the limit")


def header(name: str, size: int, kind: bytes = tarfile.REGTYPE) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.type = size, kind
    return info.tobuf(tarfile.GNU_FORMAT)


def test_names_that_start_with_a_dot_and_a_slash_are_read_without_it(tmp_path):
    path = tarred(tmp_path / "a.tar", [("./a.txt", b"x"), ("././b.txt", b"y")], "w:")
    assert [member.name for member in archives.members(path, LIMIT)] == ["a.txt", "b.txt"]
    assert archives.read_member(path, "b.txt", LIMIT) == b"y"


def test_long_names_are_read(tmp_path):
    name = f"{'folder/' * 40}{'a' * 200}.txt"
    for number, form in enumerate((tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)):
        path = tmp_path / f"{number}.tar"
        with tarfile.open(path, "w", format=form) as archive:
            archive.addfile(tarfile.TarInfo(name))
        assert next(archives.members(path, LIMIT)).name == name


def test_names_that_are_no_utf_8_are_read(tmp_path):
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w", encoding="latin-1", format=tarfile.GNU_FORMAT) as archive:
        archive.addfile(tarfile.TarInfo("Grüße.txt"))
    assert next(archives.members(path, LIMIT)).name == "Gr\ufffd\ufffde.txt"


@pytest.mark.parametrize("packed", [gzip.compress, bz2.compress])
def test_a_tar_that_swells_is_refused_while_it_is_read(tmp_path, packed):
    path = tmp_path / "a.tar.gz"
    path.write_bytes(packed(header("a.txt", 12_000_000) + bytes(12_000_000)))
    tracemalloc.start()
    with pytest.raises(InputError, match=r"a\.tar\.gz: it swells to more than 200 times its size"):
        [member.name for member in archives.members(path, LARGE)]
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("kind", [tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE, tarfile.XGLTYPE])
def test_a_header_that_claims_to_be_huge_is_refused(tmp_path, kind):
    path = tmp_path / "a.tar"
    path.write_bytes(header("x", 3_000_000, kind) + bytes(4_000_000))
    with pytest.raises(InputError, match="a header is too large"):
        list(archives.members(path, LIMIT))


def test_headers_without_end_before_a_member_are_an_error(tmp_path):
    path = tmp_path / "a.tar"
    path.write_bytes(header("x", 0, tarfile.XHDTYPE) * 20_000)
    with pytest.raises(InputError, match="it is damaged or cut short"):
        list(archives.members(path, LIMIT))


def test_a_damaged_header_after_the_first_is_an_error_and_no_end(tmp_path):
    path = tarred(tmp_path / "a.tar", [("a.txt", b"x"), ("b.txt", b"y")], "w:")
    data = bytearray(path.read_bytes())
    data[1024] ^= 0xFF
    path.write_bytes(data)
    found = []
    with pytest.raises(InputError, match=r"it is damaged or cut short \(bad checksum\)"):
        found.extend(member.name for member in archives.members(path, LIMIT))


@pytest.mark.parametrize("mode", ["w:", "w:gz"])
def test_damage_anywhere_is_an_error_or_what_can_still_be_read(tmp_path, mode):
    path = tarred(tmp_path / "a.tar", [("a.txt", b"some words"), ("b.txt", b"more")], mode)
    whole = path.read_bytes()
    for position in range(0, min(len(whole), 2048), 23):
        data = bytearray(whole)
        data[position] ^= 0xFF
        path.write_bytes(data)
        with suppress(InputError):
            for member in archives.members(path, LIMIT):
                if member.fault is None:
                    member.read()


def test_a_tar_of_many_members_is_not_kept_in_memory(tmp_path):
    path = tmp_path / "a.tar"
    write_many(path, 3000)
    tracemalloc.start()
    assert sum(1 for _ in archives.members(path, LIMIT)) == 3000
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


def write_many(path: Path, count: int) -> None:
    data = io.BytesIO()
    for number in range(count):
        data.write(header(f"{number}.txt", 0))
    path.write_bytes(data.getvalue() + bytes(1024))


def test_a_member_can_be_read_until_the_next_is_requested(tmp_path):
    path = tarred(tmp_path / "a.tgz", [("a.txt", b"x" * 5000), ("b.txt", b"y")])
    for member in archives.members(path, LIMIT):
        if member.name == "b.txt":
            assert member.read() == b"y"
