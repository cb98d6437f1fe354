"""Names of files beside an output are safe on every system, or the reason why not is reported."""

import pytest

from convert.files import unsafe_names

UNSAFE = {
    "": "it is empty",
    "a\0.png": "control character",
    "a\n.png": "control character",
    "a.png\n": "control character",
    "a\x7f.png": "control character",
    "a\x85.png": "control character",
    "media\\a.png": "backslash",
    "..\\a.png": "backslash",
    "\\\\server\\share": "backslash",
    "C:a.png": "colon",
    "C:/a.png": "colon",
    "a.png:stream": "colon",
    "/a.png": "absolute",
    "/etc/passwd": "absolute",
    "//server/a.png": "absolute",
    "media//a.png": "empty part",
    "media/": "empty part",
    ".": "“.” or “..”",
    "..": "“.” or “..”",
    "../a.png": "“.” or “..”",
    "media/../../a.png": "“.” or “..”",
    "media/..": "“.” or “..”",
    "./a.png": "“.” or “..”",
    "media/./a.png": "“.” or “..”",
    ".bashrc": "starts with a dot",
    ".git/config": "starts with a dot",
    "media/.htaccess": "starts with a dot",
    "...": "starts with a dot",
    "-rf": "starts with a hyphen",
    "-media/a.png": "starts with a hyphen",
    "media/-o": "starts with a hyphen",
    "a.png.": "ends with a dot or a space",
    "a.png ": "ends with a dot or a space",
    "media./a.png": "ends with a dot or a space",
    "media /a.png": "ends with a dot or a space",
    "CON": "device on Windows",
    "con.png": "device on Windows",
    "nul .png": "device on Windows",
    "media/NUL": "device on Windows",
    "aux/a.png": "device on Windows",
    "PRN.tar.gz": "device on Windows",
    "com1.png": "device on Windows",
    "LPT9": "device on Windows",
    "COM¹": "device on Windows",
    "CONOUT$": "device on Windows",
    "a/b/c.png": "in a folder of a folder",
    "a" * 256: "more than 255 bytes",
    "media/" + "a" * 252 + ".png": "more than 255 bytes",
    "é" * 130: "a character other than",
    "notes.txt": "as threads do",
    "media/notes.TEXT": "as threads do",
    "a b.png": "a character other than",
    "a*.png": "a character other than",
    "a?.png": "a character other than",
    "~": "a character other than",
    "café.png": "a character other than",
    "a\u200d.png": "a character other than",
    "gnp.\u202ea": "a character other than",
    "\uff0e\uff0e/a.png": "a character other than",
    "a\ud800.png": "a character other than",
}


@pytest.mark.parametrize("name", UNSAFE, ids=ascii)
def test_an_unsafe_name_is_reported_with_its_reason(name):
    reason = unsafe_names(["media/a.png", name])
    assert reason is not None
    assert reason.startswith(f"{name!r}: it ")
    assert UNSAFE[name] in reason
    assert reason.isprintable()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "a",
            "a.png",
            "media/0123456789abcdef.png",
            "A-b_c.d",
            "_a",
            "console.png",
            "common/com10.png",
        ),
        *("a..png", "a" * 255, "a" * 255 + "/" + "b" * 255),
    ],
)
def test_a_safe_name_is_accepted(name):
    assert unsafe_names([name]) is None


@pytest.mark.parametrize(
    "names", [["media/a.png", "media/A.png"], ["media/a.png", "MEDIA/a.png"], ["a", "A"]]
)
def test_two_names_that_differ_in_case_only_are_unsafe(names):
    assert unsafe_names(names) == f"{names[1]!r}: it is the same as {names[0]!r} where case is ignored"


@pytest.mark.parametrize("names", [["media", "media/a.png"], ["media/a.png", "Media"]])
def test_a_name_can_not_be_both_a_file_and_a_folder(names):
    assert "its folder is the file" in str(unsafe_names(names))


def test_no_names_and_different_names_are_safe():
    assert unsafe_names([]) is None
    assert unsafe_names(["media/a.png", "media/b.png", "style.css"]) is None
