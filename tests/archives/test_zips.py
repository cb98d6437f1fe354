"""Zips of all programs are read, and hostile ones are one error, with bounded memory and time."""

import stat
import struct
import tracemalloc
import zipfile
from contextlib import suppress

import pytest

from convert import archives
from convert.archives import Limit
from convert.errors import InputError
from tests.archives.packing import LIMIT, member_info, zipped

LARGE = Limit(size=10**12, rule="the limit")


def patched(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new)


def test_names_in_utf_8_without_the_flag_are_read_as_macos_writes_them(tmp_path):
    path = zipped(tmp_path / "a.zip", [("zzzzzzz.txt", b"x")])
    path.write_bytes(patched(path.read_bytes(), b"zzzzzzz.txt", "Grüße.txt".encode()))
    assert next(archives.members(path, LIMIT)).name == "Grüße.txt"
    assert archives.read_member(path, "Grüße.txt", LIMIT) == b"x"


def test_names_in_an_old_code_page_are_read_as_zip_defines(tmp_path):
    path = zipped(tmp_path / "a.zip", [("zz.txt", b"x")])
    path.write_bytes(patched(path.read_bytes(), b"zz.txt", b"\x81\x84.txt"))
    assert next(archives.members(path, LIMIT)).name == "üä.txt"


def test_an_encrypted_member_says_what_to_do(tmp_path):
    path = zipped(tmp_path / "a.zip", [("a.txt", b"x")])
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    (member,) = archives.members(path, LIMIT)
    assert member.fault == "it is encrypted; unpack it with its password, and name the folder"
    with pytest.raises(InputError, match=r"a\.txt: not read: it is encrypted"):
        archives.read_member(path, "a.txt", LIMIT)


@pytest.mark.parametrize(("method", "name"), [(9, "Deflate64"), (93, "method 93")])
def test_a_method_that_is_not_supported_says_what_to_do(tmp_path, method, name):
    path = zipped(tmp_path / "a.zip", [("a.txt", b"x")])
    data = bytearray(path.read_bytes())
    struct.pack_into("<H", data, 8, method)
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 10, method)
    path.write_bytes(data)
    (member,) = archives.members(path, LIMIT)
    assert (
        member.fault
        == f"it is compressed with {name}, which is not supported; unpack it, and name the folder"
    )


def test_a_link_is_not_read(tmp_path):
    info = member_info("link.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
    (member,) = archives.members(tmp_path / "a.zip", LIMIT)
    assert member.fault == "it is a link or a device"


def test_a_zip_that_swells_is_refused_without_decompressing_it(tmp_path):
    path = zipped(tmp_path / "a.zip", [("a.txt", b" " * 12_000_000)])
    tracemalloc.start()
    with pytest.raises(InputError, match=r"a\.zip: it swells to more than 200 times its size"):
        list(archives.members(path, LARGE))
    assert tracemalloc.get_traced_memory()[1] < 3_000_000
    tracemalloc.stop()


def test_a_member_that_swells_in_a_large_zip_is_refused(tmp_path):
    path = zipped(tmp_path / "a.zip", [("a.txt", b" " * 12_000_000)])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("filler.bin", bytes(200_000))
    with pytest.raises(InputError, match=r"a\.txt: it swells"):
        archives.read_member(path, "a.txt", LARGE)


def test_a_member_that_is_longer_than_its_directory_says_is_an_error(tmp_path):
    path = zipped(tmp_path / "a.zip", [("a.txt", b"words " * 1000)])
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 10)
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"a\.txt: it is damaged or cut short"):
        archives.read_member(path, "a.txt", LIMIT)


def test_a_directory_that_claims_to_be_huge_is_refused(tmp_path):
    path = zipped(tmp_path / "a.zip", [("a.txt", b"x")])
    data = bytearray(path.read_bytes())
    struct.pack_into("<I", data, data.index(b"PK\x05\x06") + 12, 0x7FFFFFFF)
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"too many members|one part of a split zip"):
        list(archives.members(path, LIMIT))


def test_damage_anywhere_is_an_error_or_the_same_content(tmp_path):
    path = zipped(tmp_path / "a.zip", [("a.txt", b"some words"), ("b.txt", b"more")])
    whole = path.read_bytes()
    for position in range(0, len(whole), 3):
        data = bytearray(whole)
        data[position] ^= 0xFF
        path.write_bytes(data)
        with suppress(InputError):
            for member in archives.members(path, LIMIT):
                if member.fault is None:
                    assert member.read() in (b"some words", b"more")
