"""The plugin's registration."""

import sys

import pytest

import convert
import convert_pdf
from convert_pdf import Options, write


def test_the_plugin_gives_one_writer() -> None:
    [writer] = convert_pdf.convert_writers()
    assert (writer.format, writer.suffix, writer.media_type) == ("pdf", ".pdf", "application/pdf")
    assert writer.options() == Options(page_size="a5", numbering="keep")
    assert writer.write is write


def test_without_its_libraries_the_error_says_what_to_install(seed, monkeypatch):
    monkeypatch.delitem(sys.modules, "convert_pdf.document", raising=False)
    monkeypatch.delitem(sys.modules, "convert_pdf.pdf.reportlab_file", raising=False)
    monkeypatch.setitem(sys.modules, "reportlab", None)
    monkeypatch.setitem(sys.modules, "reportlab.pdfbase", None)
    with pytest.raises(convert.ConvertError, match=r"pip install 'thread-convert\[pdf\]'"):
        convert_pdf.write(seed, Options())
