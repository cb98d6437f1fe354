"""Accept the names of files beside an output, or say why they are unsafe.

A safe name is that of a file in the output's folder, or in a folder in it, on every system. It is also
valid in a URL as it is: "media/0123456789abcdef.png".
"""

import re
from collections.abc import Iterable

# What makes a name unsafe, and the reason. The first row that matches is reported, the last one is
# what remains: with only these characters, no two spellings of a name are equal but for their case.
_UNSAFE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("it is empty", re.compile(r"\A\Z")),
    ("it contains a control character", re.compile(r"[\x00-\x1f\x7f-\x9f]")),
    ("it contains a backslash, which separates folders on Windows", re.compile(r"\\")),
    ("it contains a colon, as names of drives do", re.compile(r":")),
    ("it is absolute", re.compile(r"\A/")),
    ("it has an empty part", re.compile(r"//|/\Z")),
    ("it has a part “.” or “..”", re.compile(r"(?:\A|/)\.\.?(?:/|\Z)")),
    ("it has a part that starts with a dot, so it is hidden", re.compile(r"(?:\A|/)\.")),
    ("it has a part that starts with a hyphen, as options do", re.compile(r"(?:\A|/)-")),
    ("it has a part that ends with a dot or a space, which Windows drops", re.compile(r"[. ](?:/|\Z)")),
    (
        "it is the name of a device on Windows",
        re.compile(
            r"(?:\A|/)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ ]*(?:[./]|\Z)", re.I
        ),
    ),
    ("it is in a folder of a folder", re.compile(r"/[^/]*/")),
    ("it has a part of more than 255 bytes", re.compile(r"[^/]{256}")),
    ("it ends in .txt or .text, as threads do", re.compile(r"\.(?:txt|text)\Z", re.I)),
    (
        "it contains a character other than A to Z, a to z, 0 to 9, “.”, “_” and “-”",
        re.compile(r"[^A-Za-z0-9._/-]"),
    ),
)


def unsafe_names(names: Iterable[str]) -> str | None:
    """Return what is wrong with the first unsafe name, with its reason; None if all are safe.

    Names that are equal without regard to case are one file on some systems.
    """
    files: dict[str, str] = {}
    for name in names:
        for reason, pattern in _UNSAFE:
            if pattern.search(name):
                return f"{name!r}: {reason}"
        key = name.lower()
        if key in files:
            return f"{name!r}: it is the same as {files[key]!r} where case is ignored"
        files[key] = name
    for key, name in files.items():
        folder, slash, _ = key.partition("/")
        if slash and folder in files:
            return f"{name!r}: its folder is the file {files[folder]!r}"
    return None
