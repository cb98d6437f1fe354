"""Find the threads in an archive, which is like a folder of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from convert import archives, files
from convert.archives.zips import Zip
from convert.batch.planning.found import Found, Member, failed, left_out
from convert.batch.planning.selection import Selection
from convert.batch.planning.siblings import Siblings
from convert.batch.planning.where import Where
from convert.batch.results import Result
from convert.errors import InputError
from convert.files import Limit
from convert.inputs import Input
from convert.locations import location

NO_THREADS = "archive without threads"


class Members:
    """The sources in one archive."""

    def __init__(self, path: str, where: Where, selection: Selection, limit: Limit) -> None:
        """Create it for an archive; `where` is where the outputs of its top are."""
        self._path = path
        self._where = where
        self._selection = selection
        self._limit = limit

    def sources(self, siblings: Siblings, *, is_named: bool) -> Iterator[Found | Result]:
        """Yield the sources in their order, and a result for each that is not read or can't be.

        A member of a tar can be read until the next one is requested, so that one pass is enough. An
        archive without threads is a failure only if it is named itself: some outputs are archives.
        """
        is_empty = True
        try:
            reason = siblings.in_archive(self._folders, self._opened)
            with archives.open_archive(location(self._path)) as archive:
                for member in self._wanted(archive):
                    is_empty = False
                    why = reason(self._where.sources + member.name)
                    if why is not None:
                        yield left_out(self._where.sources + member.name, why)
                    else:
                        yield self._source(member, is_zip=isinstance(archive, Zip))
            if is_empty and not is_named:
                yield left_out(self._path, NO_THREADS)
            elif is_empty:
                words = self._selection.in_words()
                raise InputError(f"there are no threads {words} in this archive", file=self._path)
        except InputError as error:
            yield failed(self._path, error)

    def _source(self, member: archives.Member, *, is_zip: bool) -> Found | Result:
        folder, slash, name = member.name.rpartition("/")
        path = self._where.sources + member.name
        if member.fault is not None:
            return failed(path, InputError(f"not read: {member.fault}", file=path))
        return Found(
            name=path,
            where=self._where.below(folder + slash),
            stem=files.stem(name),
            path=self._path,
            of_folder=not self._selection.patterns,
            member=Member(name=member.name, read=None if is_zip else member.read),
        )

    def _wanted(self, archive: archives.Archive) -> Iterator[archives.Member]:
        for member in archive.members(self._limit):
            if not _is_hidden(member.name) and self._selection.takes(member.name):
                yield member

    def _folders(self) -> Mapping[str, Sequence[str]]:
        """Return the names in each folder of the archive, as far as it can be read."""
        names: defaultdict[str, list[str]] = defaultdict(list)
        with suppress(InputError), archives.open_archive(location(self._path)) as archive:
            for member in self._wanted(archive):
                if member.fault is None:
                    folder, slash, name = member.name.rpartition("/")
                    names[self._where.sources + folder + slash].append(name)
        return names

    def _opened(self, paths: Sequence[str]) -> Iterator[tuple[str, Input]]:
        wanted = set(paths)
        with archives.open_archive(location(self._path)) as archive:
            for member in self._wanted(archive):
                path = self._where.sources + member.name
                if path in wanted and member.fault is None:
                    yield path, Input(path.rpartition("/")[2], member.read)


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") and part not in (".", "..") for part in name.split("/"))
