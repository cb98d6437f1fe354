"""Dates, declarations and the description of own properties in XMP."""

from datetime import UTC, datetime, timedelta

import pytest

from convert_pdf.pdf import xmp
from convert_pdf.pdf.xmp import DocumentInfo

EARLY = datetime(5, 1, 2, 3, 4, 5, tzinfo=UTC)


def packet(*, created: datetime | None = None, is_archival: bool = True) -> str:
    info = DocumentInfo(
        title="A < B",
        author="",
        subject="",
        language="en",
        created=created,
        is_archival=is_archival,
    )
    return xmp.packet(info).decode()


def test_an_unknown_date_is_left_out() -> None:
    assert "Date>" not in packet()
    assert "<xmp:CreateDate>0005-01-02T03:04:05Z</xmp:CreateDate>" in packet(created=EARLY)


@pytest.mark.parametrize("time", [EARLY, EARLY + timedelta(milliseconds=5)])
def test_dates_agree_in_both_forms(time: datetime) -> None:
    assert xmp.xmp_date(time) == "0005-01-02T03:04:05Z"
    assert xmp.pdf_date(time) == "D:00050102030405Z"


@pytest.mark.parametrize("is_archival", [True, False])
def test_pdf_a_is_declared_only_for_archives_and_pdf_ua_always(is_archival: bool) -> None:
    found = packet(is_archival=is_archival)
    assert "<pdfuaid:part>1</pdfuaid:part>" in found
    assert ("<pdfaid:part>2</pdfaid:part>" in found) is is_archival
    assert ("<pdfaExtension:schemas>" in found) is is_archival
