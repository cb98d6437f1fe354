"""The plugin's registration."""

import convert_pdf
from convert_pdf import Options, write


def test_the_plugin_gives_one_writer() -> None:
    [writer] = convert_pdf.convert_writers()
    assert (writer.format, writer.suffix, writer.media_type) == ("pdf", ".pdf", "application/pdf")
    assert writer.options() == Options(page_size="auto", numbering="keep")
    assert writer.write is write
