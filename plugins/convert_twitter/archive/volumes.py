"""Open an archive: a zip, the zips that it was divided into, a folder, or a file of posts."""

from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import convert
from convert.archives import Archive, open_archive
from convert.errors import InputError
from convert_twitter.archive import scripts
from convert_twitter.archive.layout import EXPECTED, Files, files_in, media_paths
from convert_twitter.archive.manifest import Manifest, manifest


class Volume(NamedTuple):
    """An archive, or one of those that a larger one was divided into."""

    archive: Archive
    files: Files
    is_loose: bool = False
    """Whether it is a folder of which not all names are known."""

    def path_of(self, file: str) -> str | None:
        """Return the name in the archive of a file of media; None if it has none."""
        for path in media_paths(file):
            if path in self.files.media or (self.is_loose and path in self.archive):
                return path
        return None


def volumes_of(source: convert.Input, stack: ExitStack) -> list[Volume]:
    """Return the parts of an archive, the one that was named first; `stack` closes the others.

    Raises `InputError`.
    """
    if source.is_folder or source.members() is not None:
        archive = source.archive(expected=EXPECTED)
        volume = Volume(archive, files_in(archive.names()))
        return [volume, *_further(source, volume, stack)]
    folder = source.folder()
    if folder is None:
        return []
    names = [name for name in folder.outline() if name != source.name]
    return [Volume(folder, files_in(names)._replace(media=frozenset()), is_loose=True)]


def manifest_of(volume: Volume) -> Manifest | None:
    """Return what an archive says of itself; None if it says nothing. Raises `InputError`."""
    for name in volume.files.manifest:
        file = volume.archive.open(name, scripts.SMALL)
        place = f"{volume.archive.file}/{name}"
        return manifest(scripts.value(file, place), place)
    return None


def _further(source: convert.Input, volume: Volume, stack: ExitStack) -> list[Volume]:
    """Return the other parts of an archive that was divided into several, which are beside it."""
    known = manifest_of(volume)
    folder = source.folder() if known and known.is_partial and not source.is_folder else None
    if known is None or folder is None:
        return []
    found = []
    for name in folder.outline():
        if "/" in name or not name.lower().endswith(".zip") or name == source.name:
            continue
        try:
            archive = stack.enter_context(open_archive(Path(folder.file, name)))
            archive.strip_common_folder(EXPECTED)
            other = Volume(archive, files_in(archive.names()))
            other_manifest = manifest_of(other)
        except InputError:
            continue  # no part of this archive can be recognised in it
        if other_manifest is not None and other_manifest.identity == known.identity:
            found.append(other)
    return found
