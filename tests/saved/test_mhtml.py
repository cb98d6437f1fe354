"""MHTML is unpacked in bounds."""

import pytest

from convert.errors import InputError
from convert_saved.mhtml import unpacked
from convert_saved.recognition import is_mhtml

HEAD = b"""From: <Saved by Blink>\r
Snapshot-Content-Location: https://x.com/ada/status/1\r
Date: Tue, 4 Mar 2025 20:07:09 +0000\r
MIME-Version: 1.0\r
Content-Type: multipart/related;\r
\ttype="text/html";\r
\tboundary="b"\r
\r
"""
FRAME = b"--b\r\nContent-Type: text/html\r\nContent-Location: https://a.example/\r\n\r\nFrame\r\n"
PAGE = (
    b"--b\r\nContent-Type: text/html; charset=windows-1252\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n"
    b"Content-Location: https://x.com/ada/status/1\r\n\r\nCaf=E9 =3D a=\r\n b\r\n"
)


def test_the_page_is_the_part_with_its_address() -> None:
    found = unpacked(HEAD + FRAME + PAGE + b"--b--\r\n", "a.mhtml")
    assert found.html.strip() == b"Caf\xe9 = a b"
    assert found.charset == "windows-1252"
    assert found.url == "https://x.com/ada/status/1"
    assert found.saved == "2025-03-04T20:07:09+00:00"
    assert found.files["https://a.example/"].strip() == b"Frame"


def test_a_page_without_an_end_is_read() -> None:
    assert unpacked(HEAD + PAGE, "a.mhtml").html.startswith(b"Caf\xe9")


@pytest.mark.parametrize(
    "data",
    [
        HEAD,
        HEAD.replace(b"multipart/related", b"multipart/"),
        HEAD + FRAME.replace(b"text/html", b"image/png"),
        HEAD + b"--b\r\nContent-Type: image/png\r\n\r\n" * 20_000,
        HEAD + b"--b\r\nContent-Type: multipart/related; boundary=b\r\n\r\n" * 2_000,
        HEAD.replace(b'"b"', b'"b"' + b'; a="b' * 50_000) + PAGE,
    ],
)
def test_what_has_no_page_is_one_error(data: bytes) -> None:
    with pytest.raises(InputError, match="MHTML"):
        unpacked(data, "a.mhtml")


def test_a_message_about_something_else_is_none() -> None:
    assert is_mhtml(HEAD)
    assert not is_mhtml(b"From: ann@example.org\nSubject: x\n\nContent-Type: multipart/related\n")
    assert not is_mhtml(b"<html>")
