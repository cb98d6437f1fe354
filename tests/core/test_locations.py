"""Names of files are paths, or URLs of this machine and of stores."""

import importlib.util
import pickle
import sys
from pathlib import Path

import pytest

import convert
from convert.errors import UsageError
from convert.locations import as_remote, location


@pytest.mark.parametrize("name", ["a.txt", "in/a.txt", "/in/a.txt", "C:/in/a.txt", "a:b", "s3:/b", "-"])
def test_what_is_no_url_is_a_path(name):
    assert location(name) == Path(name)
    assert as_remote(location(name)) is None


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("file:///in/a.txt", "/in/a.txt"),
        ("file://localhost/in/a.txt", "/in/a.txt"),
        ("FILE:///in/a%20b%C3%A9.txt", "/in/a bé.txt"),
        ("file:///C:/in/a.txt", "C:/in/a.txt"),
    ],
)
def test_a_file_url_is_a_path_of_this_machine(url, path):
    assert location(url) == Path(path)


def test_a_path_stays_as_it_is():
    for path in (Path("a.txt"), location("memory://in/a.txt")):
        assert location(path) == path


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("file://server/a.txt", "this file is on another machine, server"),
        ("https://example.org/a.txt", "a web address is no place for files"),
        ("HTTP://example.org/a.txt", "a web address is no place for files"),
        ("nonsense://a.txt", "nonsense:// is unknown; s3://, gs:// and az:// are known"),
        ("ftp://127.0.0.1:1/a.txt", "can't be reached: ConnectionRefusedError"),
    ],
)
def test_a_url_that_leads_nowhere_is_one_error(url, message):
    with pytest.raises(UsageError) as caught:
        location(url)
    assert message in str(caught.value)
    assert url in str(caught.value)


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "upath.extensions", None)
    monkeypatch.delitem(sys.modules, "convert.remote_path", raising=False)
    with pytest.raises(
        UsageError, match=r"memory:// needs upath.*pip install 'thread-convert\[cloud\]'"
    ):
        location("memory://in/a.txt")


@pytest.mark.skipif(importlib.util.find_spec("gcsfs") is not None, reason="gcsfs is installed")
def test_without_the_package_of_a_store_the_error_names_it():
    with pytest.raises(UsageError, match=r"gs:// needs another package.*gcsfs"):
        location("gs://bucket/a.txt")


def test_a_remote_path_has_the_methods_of_a_path():
    path = location("memory://in/sub/a.b.txt")
    assert (path.name, path.stem, path.suffix) == ("a.b.txt", "a.b", ".txt")
    assert str(path.with_suffix(".md")) == "memory://in/sub/a.b.md"
    assert path.parent == location("memory://in/sub")
    assert location("memory://in/sub/") == location("memory://in/sub")
    assert path.relative_to(location("memory://in")).as_posix() == "sub/a.b.txt"
    assert pickle.loads(pickle.dumps(path)) == path


def test_one_thread_goes_from_a_store_to_this_machine_and_back(tmp_path):
    location("memory://api/a.txt").write_bytes(b"1/ One.\n\n2/ Two.\n")
    local = convert.convert("memory://api/a.txt", to="json", out=tmp_path)
    assert local == tmp_path / "a.json"
    there = convert.convert(local, to="json", out="memory://api/b.json")
    assert str(there) == "memory://api/b.json"
    assert there.read_bytes() == local.read_bytes()
    assert str(convert.convert("memory://api/a.txt", to="markdown")) == "memory://api/a.md"
    assert convert.read("memory://api/b.json") == convert.read(local)
