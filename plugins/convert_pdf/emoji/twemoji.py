"""Read the SVG pictures of Twemoji from `twemoji.zip`, and build that file.

The pictures are those of Twemoji 17.0 (https://github.com/jdecked/twemoji, folder `assets/svg`),
unchanged but for line breaks, which are spaces here. Their licence is in `twemoji-LICENSE.txt`. To
take those of another release, unpack its source archive and run

    python -m convert_pdf.emoji.twemoji twemoji-17.0.2/assets/svg

The archive has a member `names.txt`, with the name of each picture on a line of its own, and one
member for each first code point ("1f469.txt"), with a line for each picture: its name, a tab, its
SVG. Pictures with the same first code point are much alike, so that this takes less than half of the
space of a file for each.
"""

import sys
import zipfile
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from io import BytesIO
from itertools import groupby
from pathlib import Path

_FILE = "twemoji.zip"
_INDEX = "names.txt"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can hold: equal input, equal bytes


@cache
def names() -> frozenset[str]:
    """Return the names of all pictures: lower-case code points, joined with hyphens ("1f44d-1f3fd")."""
    return frozenset(_member(_INDEX).splitlines())


def svg(name: str) -> str:
    """Return the SVG of a picture. Raises KeyError for an unknown name."""
    return _group(_group_name(name))[name]


def build(folder: Path, path: Path) -> None:
    """Write the archive `path` with all `*.svg` files of `folder`."""
    pictures = {file.stem: " ".join(file.read_text("utf-8").split()) for file in folder.glob("*.svg")}
    members = {_INDEX: "\n".join(sorted(pictures))}
    for group, names_in_group in groupby(sorted(pictures, key=_sort_key), _group_name):
        members[group] = "\n".join(f"{name}\t{pictures[name]}" for name in names_in_group)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for member, text in members.items():
            archive.writestr(zipfile.ZipInfo(member, _EPOCH), text, zipfile.ZIP_DEFLATED, 9)


@cache
def _archive() -> zipfile.ZipFile:
    """Return the archive, held in memory: an open file could not be shared with forked processes."""
    return zipfile.ZipFile(BytesIO(resources.files(__package__).joinpath(_FILE).read_bytes()))


def _member(name: str) -> str:
    return _archive().read(name).decode("utf-8")


@lru_cache(maxsize=16)
def _group(member: str) -> Mapping[str, str]:
    return dict(line.split("\t") for line in _member(member).splitlines())


def _group_name(name: str) -> str:
    """Return the member that has the picture."""
    return f"{name.partition('-')[0]}.txt"


def _sort_key(name: str) -> tuple[str, str]:
    return _group_name(name), name


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(__file__).with_name(_FILE))
