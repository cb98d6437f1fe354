"""Find the threads that a call names, folder by folder."""

import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import PurePath

from convert import files
from convert.batch.hashes import Hashes, hash_of
from convert.batch.planning.found import Found, failed, left_out
from convert.batch.planning.lists import NameList
from convert.batch.planning.opening import Opening
from convert.batch.planning.request import STANDARD, Request
from convert.batch.planning.selection import Selection, selection
from convert.batch.planning.siblings import Siblings
from convert.batch.planning.where import Naming, Where
from convert.batch.results import Result
from convert.errors import InputError, UsageError
from convert.inputs import is_address
from convert.locations import location


class Finder:
    """All sources of a call, which can be gone through several times.

    What is decided the first time is remembered, so that no file is opened the other times.
    """

    def __init__(
        self, request: Request, naming: Naming, opening: Opening, names: NameList | None
    ) -> None:
        """Create it for a call; `names` is the list of more threads, if there is one."""
        self._request = request
        self._naming = naming
        self._opening = opening
        self._names = names
        self._siblings = Siblings(request.from_, any_is_thread=bool(request.include))
        self._files = Hashes()
        self._is_complete = False

    @cached_property
    def _selection(self) -> Selection:
        return selection(self._request.from_, self._request.include)

    def finish(self) -> None:
        """Say that the first pass is done."""
        self._opening.finish()
        self._siblings.decisions.finish()
        self._files.sort()
        self._is_complete = True

    def sources(self) -> Iterator[Found | Result]:
        """Yield all sources in order, and a result for each that is not read or can't be."""
        for thread in dict.fromkeys(self._request.threads):
            if thread == STANDARD:
                yield Found(name="stdin", where=self._naming.standard, stem="stdin", path=None)
            else:
                yield from self._named(thread)
        if self._names is not None:
            is_empty = True
            for name in self._names.names():
                is_empty = False
                yield from self._named(name)
            if is_empty:
                error = InputError("there are no names in this list", file=self._names.name)
                yield failed(self._names.name, error)

    def _named(self, thread: str) -> Iterator[Found | Result]:
        if is_address(thread):
            yield Found(name=thread, where=self._naming.of_address, stem=thread, path=None, url=thread)
            return
        try:
            path = location(thread)
        except UsageError as error:  # of a URL
            yield failed(thread, error)
            return
        text = str(path)
        if files.is_folder(path):
            if self._opening.is_whole(text):
                yield Found(name=text, where=self._naming.beside(text), stem=path.name, path=text)
            else:
                yield from self._in_folder(text)
            return
        where = self._naming.beside(text)
        if self._opening.is_opened(text):
            yield from self._in_archive(text, where.of_archive(path.name), is_named=True)
        else:
            yield Found(name=text, where=where, stem=files.stem(path.name), path=text)

    def _in_folder(self, root: str) -> Iterator[Found | Result]:
        top = self._naming.of_folder(root)
        outputs = self._naming.inside(root)
        of_sources = _OutputFolders()
        is_empty = True
        for listing in files.listings(root, self._selection.takes):
            is_empty = is_empty and not listing.names and not listing.errors
            for error in listing.errors:
                yield failed(error.file or root, error)
            are_outputs = of_sources.is_in(listing.inner) or (
                outputs is not None and listing.inner.startswith(outputs)
            )
            of_sources.add(listing)
            if not are_outputs and self._is_whole(top, listing):
                listing.folders.clear()  # so that the search does not go on in it
                is_empty = False
                yield self._whole(top, listing.inner)
                continue
            where = top.below(listing.inner)
            names = self._known(where.sources, listing.names)
            yield from self._listed(where, names, are_outputs=are_outputs)
        if is_empty:
            message = f"there are no threads {self._selection.in_words()} in this folder"
            yield failed(root, InputError(message, file=root))

    def _is_whole(self, top: Where, listing: files.Listing) -> bool:
        """Return whether a subfolder is a source as a whole. One that has only texts is none."""
        if not listing.inner or self._request.include:
            return False
        has_others = any(not name.lower().endswith(files.TEXT_SUFFIXES) for name in listing.names)
        return has_others and self._opening.is_whole(top.sources + listing.inner)

    def _whole(self, top: Where, inner: str) -> Found:
        name = PurePath(inner).name
        path = f"{top.sources}{inner}"[:-1]
        where = top.below(inner[: -len(name) - 1])
        return Found(name=path, where=where, stem=name, path=path)

    def _known(self, folder: str, names: Sequence[str]) -> Sequence[str]:
        """Return the files in a folder without those that have come since the first time.

        They may be outputs of this call, and the census does not have them.
        """
        if self._is_complete:
            return [name for name in names if hash_of(folder + name) in self._files]
        for name in names:
            self._files.add(hash_of(folder + name))
        return names

    def _listed(
        self, where: Where, names: Sequence[str], *, are_outputs: bool
    ) -> Iterator[Found | Result]:
        """Yield the sources in one folder."""
        opened = {name for name in names if self._opening.is_opened(where.sources + name)}
        others = [name for name in names if name not in opened] if opened else names
        reason = self._siblings.in_folder(where.sources, others, are_outputs=are_outputs)
        of_folder = not self._request.include
        for name in names:
            path = where.sources + name
            if name in opened:
                yield from self._in_archive(path, where.of_archive(name), is_named=False)
            elif (why := reason(name)) is not None:
                yield left_out(path, why)
            else:
                yield Found(
                    name=path, where=where, stem=files.stem(name), path=path, of_folder=of_folder
                )

    def _in_archive(self, path: str, where: Where, *, is_named: bool) -> Iterator[Found | Result]:
        from convert.batch.planning.members import Members  # imported here, because few calls need it

        members = Members(path, where, self._selection, self._request.limit)
        return members.sources(self._siblings, is_named=is_named)


class _OutputFolders:
    """The folders in a folder of threads that have the outputs of a source of several threads.

    Such a folder is beside its source, and has the same name without suffix. A text is one thread.
    """

    def __init__(self) -> None:
        self._folders: set[str] = set()

    def add(self, listing: files.Listing) -> None:
        """Add the folders in a folder that are beside such a source."""
        folders = set(listing.folders)
        for name in listing.names if folders else ():
            stem = files.stem(name)
            if stem in folders and not name.lower().endswith(files.TEXT_SUFFIXES):
                self._folders.add(f"{listing.inner}{stem}/".replace(os.sep, "/"))

    def is_in(self, folder: str) -> bool:
        """Return whether a folder is one of them, or inside."""
        ends = (end for end, character in enumerate(folder, start=1) if character in "/" + os.sep)
        return any(folder[:end].replace(os.sep, "/") in self._folders for end in ends)
