"""Keep what became of each output in a hidden file in the folder of the outputs."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Self

from msgspec.structs import replace

from convert.batch.results import Result, Row, Summary
from convert.batch.state.file import RowFile, open_rows
from convert.batch.state.index import Index
from convert.batch.state.locking import is_locked_by_other
from convert.batch.state.rows import Key, decode_key, decode_result, encode, key_of
from convert.errors import PlaceError, UsageError, reason
from convert.options import Shard

MAIN = ".convert-state.jsonl"
"""The name of the state file of a run that is no shard."""

_NAME = re.compile(r"\.convert-state(-[0-9]+-of-[0-9]+)?\.jsonl")
_KEPT = {"written", "failed", "timeout", "crash"}


def state_name(shard: Shard | None) -> str:
    """Return the file name of the state of a run."""
    return MAIN if shard is None else f".convert-state-{shard.number}-of-{shard.of}.jsonl"


def is_state(name: str) -> bool:
    """Return whether this is the file name of a state."""
    return _NAME.fullmatch(name) is not None


class State:
    """What became of the outputs in a folder, in earlier runs and in this one.

    Paths of outputs in its rows are relative to the folder, so that the folder can be moved.
    """

    def __init__(self, folder: Path, own: RowFile, main: RowFile) -> None:
        """Create it for open and locked files; see `open`."""
        self.folder = folder
        self._own = own
        self._main = main
        self._prefix = f"{os.fspath(folder)}{os.sep}"

    @classmethod
    def open(cls, folder: Path, shard: Shard | None = None) -> Self:
        """Open the state of a folder that exists, and lock it.

        A run locks the main file for itself. Shards share it, and each locks its own file.

        Raises `PlaceError` if the file can't be written, and `UsageError` if another run works in the
        folder.
        """
        main = _open_locked(folder / MAIN, shared=shard is not None)
        if shard is None:
            return cls(folder, main, main)
        try:
            own = _open_locked(folder / state_name(shard))
        except BaseException:
            main.close()
            raise
        return cls(folder, own, main)

    def relative(self, path: str) -> str:
        """Return the path of an output relative to the folder, if it is below it."""
        return path.removeprefix(self._prefix)

    def last(self, key: Key) -> list[Result]:
        """Return the last row of a key in each state file that has one."""
        index, files = self._loaded
        last: dict[int, Result] = {}
        for file, offset in index.places(key):
            row = decode_result(_line(files[file], offset))
            if row is not None and key_of(row) == key:
                last[file] = row
        return list(last.values())

    def append(self, results: Iterable[Result]) -> None:
        """Add the results that later runs need. Raises `PlaceError`."""
        self._append([self._inside(result) for result in results if result.status in _KEPT])

    def close(self, summary: Summary | None = None) -> None:
        """Add the summary of the run, if it is known, and close and unlock the files.

        Raises `PlaceError`.
        """
        try:
            if summary is not None:
                self._append([summary])
        finally:
            _, files = self.__dict__.get("_loaded", (None, []))
            for file in [*files, self._own, self._main]:
                file.close()

    def _append(self, rows: Sequence[Row]) -> None:
        if rows:
            self._own.append(b"".join(map(encode, rows)))

    def _inside(self, result: Result) -> Result:
        if result.output is None:
            return result
        return replace(result, output=self.relative(result.output))

    @cached_property
    def _loaded(self) -> tuple[Index, list[RowFile]]:
        """The index of all rows, and the files that they are in; read when it is first needed."""
        index, files = Index(), list(self._files())
        for number, file in enumerate(files):
            with suppress(OSError):
                for offset, line in file.lines():
                    key = decode_key(line)
                    if key is not None:
                        index.add(key, number, offset)
        return index, files

    def _files(self) -> Iterator[RowFile]:
        own = {self._own.path.name: self._own, self._main.path.name: self._main}
        yield from own.values()
        with os.scandir(self.folder) as entries:
            names = sorted(entry.name for entry in entries if is_state(entry.name))
        for name in names:
            if name not in own:
                with suppress(OSError):  # what is not known is converted again
                    yield open_rows(self.folder / name, mode="rb")


def _open_locked(path: Path, *, shared: bool = False) -> RowFile:
    """Open a state file for writing, lock it, and cut a half line at its end.

    Raises `PlaceError` and `UsageError`.
    """
    try:
        file = open_rows(path, mode="a+b")
    except (OSError, ValueError) as error:
        raise PlaceError(f"can't be written: {reason(error)}", file=path) from None
    try:
        if is_locked_by_other(file, shared=shared):
            raise UsageError(
                "another run writes to this folder; wait until it ends, or name another folder with -o"
                "; runs with different --shard can work at the same time",
                file=path.parent,
            )
        if not shared:
            file.cut()
    except OSError as error:
        file.close()
        raise PlaceError(f"can't be read: {reason(error)}", file=path) from None
    except BaseException:
        file.close()
        raise
    return file


def _line(file: RowFile, offset: int) -> bytes:
    try:
        return file.line(offset)
    except OSError:
        return b""
