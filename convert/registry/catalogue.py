"""Hold the claims and the loaded records of the process, safely for threads."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

from convert.errors import PluginError, UsageError
from convert.options import suggestion
from convert.registry.claims import Claim, Kind, canonical, installed, mistake_in, ordered
from convert.registry.loading import NOUNS, Record, load, load_file

T = TypeVar("T")

_FLAGS: dict[Kind, str] = {"writer": "--to", "reader": "--from", "transform": "--transform"}


class Catalogue:
    """All claims of the process, found on first use, and the records that were loaded."""

    def __init__(self) -> None:
        """Create an empty catalogue."""
        self._lock = threading.RLock()
        self._installed: list[Claim] | None = None
        self._claims: dict[Kind | None, list[Claim]] = {}
        self._of_files: dict[Path, list[Claim]] = {}
        self._records: dict[tuple[Kind, str], Record] = {}
        self._of_claims: dict[Claim, Record] = {}
        self._kept: dict[Callable[[], Any], Any] = {}
        self._only_own = False

    def claims(self, kind: Kind | None = None) -> list[Claim]:
        """Return all claims of a kind, those of this project first, then by name and distribution."""
        with self._lock:
            if kind not in self._claims:
                if self._installed is None:
                    self._installed = installed()
                found = [claim for claim in self._installed if claim.own or not self._only_own]
                found += [claim for claims in self._of_files.values() for claim in claims]
                self._claims[kind] = [each for each in ordered(found) if kind in (None, each.kind)]
            return self._claims[kind]

    def record(self, kind: Kind, name: str) -> Record:
        """Return the record of a name, which is loaded once. Raises `UsageError` or `PluginError`."""
        with self._lock:
            record = self._records.get((kind, name))
            if record is None:
                record = self._records[kind, name] = self.record_of(self.find(kind, name))
        return record

    def record_of(self, claim: Claim) -> Record:
        """Return the record of a claim, which is loaded once. Raises `PluginError`."""
        with self._lock:
            record = self._of_claims.get(claim)
            if record is None:
                record = self._of_claims[claim] = load(claim)
        return record

    def find(self, kind: Kind, name: str) -> Claim:
        """Return the claim for a name, or for a name with a distribution: "pdf@convert-shout".

        Raises `UsageError` if there is none, and `PluginError` if several plugins claim it.
        """
        base, _, distribution = name.partition("@")
        all_ = self.claims(kind)
        found = [claim for claim in all_ if claim.name == base]
        if distribution:
            found = [
                claim for claim in found if canonical(claim.distribution) == canonical(distribution)
            ]
        if not found:
            hint = f"convert --formats lists all {'transforms' if kind == 'transform' else 'formats'}"
            known = {claim.qualified if distribution else claim.name for claim in all_}
            raise UsageError(f"{name}: no such {NOUNS[kind]}{suggestion(name, known, hint)}")
        if len(found) > 1 and not found[0].own:
            plugins = " and ".join(claim.description for claim in found)
            choices = " or ".join(f"{_FLAGS[kind]} {claim.qualified}" for claim in found)
            raise PluginError(
                f"{name}: both {plugins} declare this {NOUNS[kind]}; "
                f"choose with {choices}, or uninstall one of them"
            )
        return found[0]

    def kept(self, find: Callable[[], T]) -> T:
        """Return what a function finds out about the plugins; it is called again if they change."""
        with self._lock:
            if find not in self._kept:
                self._kept[find] = find()
            return cast("T", self._kept[find])

    def typed_name(self, claim: Claim) -> str:
        """Return what to write after `--to` and so on for a claim: with its distribution, if needed."""
        same = [each for each in self.claims(claim.kind) if each.name == claim.name]
        return claim.name if same[0] == claim and (claim.own or len(same) == 1) else claim.qualified

    def conflict(self, claim: Claim) -> str | None:
        """Return the message for a claim whose name is not its own alone, and for an invalid name."""
        mistake = mistake_in(claim.name)
        if mistake:
            return f"{claim.name}: bug in plugin {claim.description}: {mistake}; {claim.remedy}"
        typed = self.typed_name(claim)
        if typed == claim.name:
            return None
        others = [each for each in self.claims(claim.kind) if each.name == claim.name and each != claim]
        holders = " and ".join(each.description for each in others)
        return (
            f"{claim.name}: {claim.description} declares a {NOUNS[claim.kind]} that {holders} has; "
            f"choose it with {_FLAGS[claim.kind]} {typed}, or uninstall {claim.distribution}"
        )

    def add_file(self, path: Path) -> None:
        """Add the plugins of a file. Raises `PluginError`."""
        with self._lock:
            if path not in self._of_files:
                self._of_files[path] = load_file(path)
                self._forget_results()

    def use_files(self, paths: Iterable[Path], *, only_own: bool) -> None:
        """Use the plugins of these files, and of no other file. Raises `PluginError`.

        `only_own` leaves out the plugins of all other distributions, as `keep_to_own` does.
        """
        with self._lock:
            known = self._of_files
            files = {path: known[path] if path in known else load_file(path) for path in paths}
            if (only_own, files) != (self._only_own, known):
                self._only_own, self._of_files = only_own, files
                self._forget_results()

    def added_files(self) -> tuple[Path, ...]:
        """Return the files of `add_file`."""
        return tuple(self._of_files)

    def is_kept_to_own(self) -> bool:
        """Return whether `keep_to_own` was called."""
        return self._only_own

    @contextmanager
    def restored(self) -> Iterator[None]:
        """Undo `add_file` and `keep_to_own` at the end."""
        only_own, files = self._only_own, dict(self._of_files)
        try:
            yield
        finally:
            with self._lock:
                if (only_own, files) != (self._only_own, self._of_files):
                    self._only_own, self._of_files = only_own, files
                    self._forget_results()

    def keep_to_own(self) -> None:
        """Leave out the plugins of all other distributions."""
        with self._lock:
            self._only_own = True
            self._forget_results()

    def forget(self) -> None:
        """Clear all caches, so that plugins which are installed while the program runs are found."""
        with self._lock:
            self._installed = None
            self._of_files = {}
            self._forget_results()

    def _forget_results(self) -> None:
        self._claims = {}
        self._records = {}
        self._of_claims = {}
        self._kept = {}


catalogue = Catalogue()
"""The catalogue of the process."""
