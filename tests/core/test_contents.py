"""The identity of a plugin changes with its code, wherever it is installed."""

import pytest

from convert import registry
from convert.registry import contents


def test_where_a_plugin_is_installed_does_not_count(tmp_path, monkeypatch):
    found = set()
    for place in ("one", "two"):
        package = tmp_path / place / "convert_somewhere"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text("# the plugin\n")
        (package / "data.bin").write_bytes(b"data")
        (package / "__pycache__").mkdir()
        (package / "__pycache__" / "x.pyc").write_text(place)
        with monkeypatch.context() as patch:
            patch.syspath_prepend(tmp_path / place)
            contents.content_of.cache_clear()
            found.add(registry.content_of("convert_somewhere:attribute"))
    assert len(found) == 1
    assert "" not in found


@pytest.mark.parametrize("module", ["no_such_module", "sys"])
def test_what_has_no_files_has_no_content(module):
    assert registry.content_of(module) == ""


def test_a_namespace_package_is_not_read_as_a_whole(tmp_path, monkeypatch):
    package = tmp_path / "convert_shared" / "part"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("# the plugin\n")
    monkeypatch.syspath_prepend(tmp_path)
    contents.content_of.cache_clear()
    before = registry.content_of("convert_shared.part")
    (tmp_path / "convert_shared" / "other.py").write_text("# of somebody else\n")
    contents.content_of.cache_clear()
    assert registry.content_of("convert_shared.part") == before != ""


def test_a_module_that_is_one_file_has_the_content_of_this_file(tmp_path, monkeypatch):
    (tmp_path / "convert_alone.py").write_text("# the plugin\n")
    monkeypatch.syspath_prepend(tmp_path)
    contents.content_of.cache_clear()
    expected = registry.file_content(tmp_path / "convert_alone.py")
    assert registry.content_of("convert_alone") == expected != ""


def test_the_identity_of_a_plugin_has_its_distribution_and_version():
    found = registry.identity("writer", "markdown")
    assert (found.distribution, found.version) == ("thread-convert", registry.formats()[0].version)
    assert found.content == registry.content_of("convert_markdown")


def test_a_file_that_can_not_be_read_has_no_content(tmp_path):
    assert registry.file_content(tmp_path / "missing.py") == ""
