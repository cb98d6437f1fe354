"""What is written of Chinese, Japanese and Korean without a font for them, and with one of the system."""

import io
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

import convert
from convert.cli.main import main
from convert_pdf.fonts import fallback, fontconfig
from convert_pdf.inline import shaping

JAPANESE = "1/ 今日は「テスト」です。\n2/ これは日本語の文章です。\n"
CHINESE = "1/ 这是一个测试。\n2/ 第二个帖子。\n"
KOREAN = "1/ 안녕하세요 여러분.\n2/ 두 번째 글입니다.\n"
ENGLISH = "1/ A thread in English that mentions 山田太郎 once.\n2/ And no more.\n"


@pytest.fixture
def _no_package(monkeypatch):
    """Hide the package of the extra `cjk`."""
    monkeypatch.setattr(fallback, "_cjk", lambda _region: None)
    shaping.fonts.cache_clear()
    yield
    shaping.fonts.cache_clear()


@pytest.fixture
def _no_font(_no_package, monkeypatch):
    """Hide the fonts of the system as well."""
    monkeypatch.setattr(fontconfig, "_fonts", list)


def convert_file(folder: Path, text: str, *arguments: str) -> tuple[int, Path]:
    source, target = folder / "thread.txt", folder / "thread.pdf"
    source.write_text(text, encoding="utf-8")
    return main([str(source), "--to", "pdf", "-o", str(target), *arguments]), target


@pytest.mark.usefixtures("_no_font")
@pytest.mark.parametrize("text", [JAPANESE, CHINESE, KOREAN])
def test_a_thread_without_a_font_is_one_error_that_names_the_remedy(text, tmp_path, capsys):
    code, target = convert_file(tmp_path, text)
    assert code == 1
    assert not target.exists()
    (line,) = capsys.readouterr().err.splitlines()
    assert "thread.txt" in line
    assert "pip install 'thread-convert[cjk]'" in line
    assert "--pdf.font" in line


@pytest.mark.usefixtures("_no_font")
def test_who_insists_gets_boxes_and_a_warning_of_one_line(tmp_path, capsys):
    code, target = convert_file(tmp_path, JAPANESE, "--pdf.missing-glyphs", "boxes")
    assert code == 0
    assert target.exists()
    warned = [line for line in capsys.readouterr().err.splitlines() if "warning" in line]
    assert len(warned) == 1
    assert "which show as boxes" in warned[0]


@pytest.mark.usefixtures("_no_font")
def test_one_name_in_a_thread_in_english_is_a_warning(tmp_path, capsys):
    code, target = convert_file(tmp_path, ENGLISH)
    assert code == 0
    assert target.exists()
    assert "U+592A" in capsys.readouterr().err


@pytest.mark.usefixtures("_no_font")
def test_the_error_of_the_python_interface_is_the_same():
    with pytest.raises(convert.ConvertError, match=r"pip install 'thread-convert\[cjk\]'"):
        convert.render(convert.read(JAPANESE.encode()), "pdf")


@pytest.mark.usefixtures("_no_package")
def test_a_font_that_is_installed_on_the_system_is_found(tmp_path, monkeypatch):
    package = pytest.importorskip("justmytype_intl_cjk")
    if shutil.which("fc-list") is None:
        pytest.skip("fontconfig is not installed")
    folders = package.get_font_pack().get_font_directories()
    path = next(path for folder in folders for path in folder.rglob("NotoSansJP*.ttf"))
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "Japanese.ttf").symlink_to(path)
    settings = tmp_path / "fonts.conf"
    settings.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{fonts}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(settings))
    fontconfig._fonts.cache_clear()
    try:
        rendered = bytes(convert.render(convert.read(JAPANESE.encode(), language="ja"), "pdf"))
    finally:
        fontconfig._fonts.cache_clear()
    (page,) = PdfReader(io.BytesIO(rendered)).pages
    names = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert any("NotoSansJP-400" in name for name in names)
    assert "これは日本語の文章です。" in page.extract_text()
