"""Read the files of a folder as the members of an archive, such as of one that was unpacked."""

import os
from collections.abc import Iterator
from functools import partial
from io import BufferedReader
from itertools import islice
from pathlib import Path

from convert.archives.archive import Archive, Entry
from convert.archives.bounded import buffered, translated
from convert.archives.names import fault_of_name, is_clutter
from convert.errors import InputError, reason
from convert.files import Limit

_OUTLINED_LEVELS = 3
_MOST_OUTLINED = 10_000


class Folder(Archive):
    """A folder, whose members are the files in it and in its folders. Links are not followed."""

    def __init__(self, path: Path, file: str) -> None:
        """Create the archive of a folder."""
        super().__init__(file)
        self._path = path

    def entries(self) -> Iterator[Entry]:
        """Yield all files, sorted by folder and name. Raises `InputError` if a folder can't be read."""
        for folder, folders, files in os.walk(self._path, onerror=self._fail):
            folders.sort()
            for each in sorted(files):
                path = Path(folder, each)
                name = path.relative_to(self._path).as_posix()
                fault = fault_of_name(name) if _is_regular(path) else "it is a link or a device"
                yield Entry(
                    name=name,
                    size=0 if fault else path.stat().st_size,
                    fault=fault,
                    open=partial(self._open, name),
                )

    def outline(self) -> tuple[str, ...]:
        """Return the names of files in at most three levels, and not of too many.

        A folder of a user can be large, and only those of an unpacked archive are looked for.
        """
        found: list[str] = []
        level = [self._path]
        for _ in range(_OUTLINED_LEVELS):
            deeper: list[Path] = []
            for folder in level:
                with translated(self.file), os.scandir(folder) as entries:
                    for entry in islice(entries, _MOST_OUTLINED - len(found)):
                        if entry.is_dir(follow_symlinks=False):
                            deeper.append(folder / entry.name)
                        else:
                            found.append((folder / entry.name).relative_to(self._path).as_posix())
            level = sorted(deeper)
        return tuple(sorted(name for name in found if not is_clutter(name)))

    def __contains__(self, name: object) -> bool:
        """Return whether there is such a file, without looking at all others."""
        return isinstance(name, str) and self._found(self._prefix + name) is not None

    def open(self, name: str, limit: Limit) -> BufferedReader:
        """Open a file of the folder. Raises `InputError`."""
        return self._open(self._prefix + name, limit)

    def _open(self, name: str, limit: Limit) -> BufferedReader:
        path = self._found(name)
        if path is None:
            raise self.missing(name)
        try:
            size = path.stat().st_size
            if size > limit.size:
                raise limit.exceeded(size, f"{self.file}/{name}")
            return buffered(path.open("rb"), limit, f"{self.file}/{name}")
        except OSError as error:
            raise InputError(f"can't be read: {reason(error)}", file=f"{self.file}/{name}") from None

    def _found(self, name: str) -> Path | None:
        """Return the path of a file inside of the folder; None for any other name."""
        if fault_of_name(name) is not None:
            return None
        path = self._path / name
        is_inside = os.path.realpath(path) == str(Path(os.path.realpath(self._path)) / name)
        return path if is_inside and _is_regular(path) else None

    def _fail(self, error: OSError) -> None:
        raise InputError(f"can't be read: {reason(error)}", file=error.filename or self.file)


def _is_regular(path: Path) -> bool:
    try:
        return path.is_file() and not path.is_symlink()
    except (OSError, ValueError):
        return False
