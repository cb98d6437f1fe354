"""Pack archives for tests, also such as no program would."""

import io
import tarfile
import warnings
import zipfile
from collections.abc import Iterable
from pathlib import Path

from convert.archives import Limit

LIMIT = Limit(size=1_000_000, rule="the limit")


def zipped(
    path: Path, members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED
) -> Path:
    """Write a zip; members of one name stay apart."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members:
            with warnings.catch_warnings(action="ignore"):
                archive.writestr(member_info(name, method), data)
    return path


def member_info(name: str, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    """Return the description of a member, with its name as it is."""
    info = zipfile.ZipInfo("x")
    info.filename = name
    info.compress_type = method
    return info


def tarred(path: Path, members: Iterable[tuple[str, bytes]], mode: str = "w:gz") -> Path:
    """Write a tar."""
    with tarfile.open(path, mode) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path
