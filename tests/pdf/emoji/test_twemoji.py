"""The archive with the pictures."""

import zipfile
from importlib import resources
from pathlib import Path

import pytest

from convert_pdf.emoji import twemoji


def test_there_are_the_pictures_of_unicode_17() -> None:
    assert len(twemoji.names()) == 4009
    assert {"1f600", "1f44d-1f3fd", "1f468-200d-1f469-200d-1f467", "1fac8"} <= twemoji.names()


def test_a_picture_is_svg() -> None:
    assert twemoji.svg("1f600").startswith("<svg xmlns=")


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        twemoji.svg("1f600-41")


def test_the_licence_of_the_pictures_is_beside_them() -> None:
    text = resources.files("convert_pdf.emoji").joinpath("twemoji-LICENSE.txt").read_text("utf-8")
    assert "https://creativecommons.org/licenses/by/4.0/" in text


def test_equal_pictures_make_equal_archives(tmp_path: Path) -> None:
    for name in ("1f44d", "1f44d-1f3fd", "1f600"):
        (tmp_path / f"{name}.svg").write_text(f"<svg\n  id='{name}'/>\n", "utf-8")
    archives = [tmp_path / "one.zip", tmp_path / "two.zip"]
    for archive in archives:
        twemoji.build(tmp_path, archive)
    assert archives[0].read_bytes() == archives[1].read_bytes()
    with zipfile.ZipFile(archives[0]) as archive:
        assert {name: archive.read(name).decode() for name in archive.namelist()} == {
            "names.txt": "1f44d\n1f44d-1f3fd\n1f600",
            "1f44d.txt": "1f44d\t<svg id='1f44d'/>\n1f44d-1f3fd\t<svg id='1f44d-1f3fd'/>",
            "1f600.txt": "1f600\t<svg id='1f600'/>",
        }
