"""Decide which names of members are safe and of use."""

import re
from collections.abc import Iterable

# What makes a name unsafe, and the reason; the first row that matches is reported.
_UNSAFE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("its name is empty", re.compile(r"\A\Z")),
    ("its name contains a control character", re.compile(r"[\x00-\x1f\x7f-\x9f]")),
    ("its name contains a backslash", re.compile(r"\\")),
    ("its name is absolute", re.compile(r"\A(?:/|[A-Za-z]:)")),
    ("its name leads out of a folder", re.compile(r"(?:\A|/)\.\.?(?:/|\Z)")),
    ("its name has an empty part", re.compile(r"//")),
)
# What macOS and Windows add to folders and archives: no user has put it there.
_CLUTTER = re.compile(r"(?:\A|/)(?:__MACOSX/|\._[^/]*\Z|\.DS_Store\Z|Thumbs\.db\Z|desktop\.ini\Z)")


def normalised(name: str) -> str:
    """Return a name without the "./" that `tar` puts before it."""
    while name.startswith("./"):
        name = name[2:]
    return name


def fault_of_name(name: str) -> str | None:
    """Return why a name is unsafe, or None if it is that of a file inside of the archive's folder."""
    return next((reason for reason, pattern in _UNSAFE if pattern.search(name)), None)


def is_clutter(name: str) -> bool:
    """Return whether a member is one that systems add unasked, such as those in "__MACOSX"."""
    return _CLUTTER.search(name) is not None


def common_folder(names: Iterable[str]) -> str:
    """Return the folder at the top that all members are in, as "folder/"; empty if there is none."""
    folders = {name.partition("/")[:2] for name in names}
    if len(folders) != 1:
        return ""
    folder, slash = folders.pop()
    return folder + slash if slash else ""
