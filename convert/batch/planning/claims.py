"""Find the sources that would be written to one file, and those that are named several times."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from convert import files
from convert.batch.hashes import hash_of
from convert.batch.planning.found import Found, failed
from convert.batch.results import Result
from convert.errors import OutputError


@dataclass
class Claim:
    """The sources of one output."""

    sources: dict[str, str] = field(default_factory=dict)
    """The names of the first two, by their identities."""
    is_named: bool = False
    """Whether one was named itself, and not only its folder."""

    @property
    def is_shared(self) -> bool:
        """Whether several sources would be written to one file."""
        return len(self.sources) > 1

    def result(self, found: Found, suffix: str) -> Result:
        """Return the result for one of several sources with this output."""
        assert found.where is not None
        output = found.where.outputs + files.output_name(found.stem, suffix)
        first, second = self.sources.values()
        other = second if found.identity in self.sources else found.name
        error = OutputError(
            f"{first} and {other} would both be written to this file; "
            "rename one, or convert them separately",
            file=output,
        )
        return failed(found.name, error)


class Claims:
    """The outputs that sources claim more than once. All other outputs are not in memory."""

    def __init__(self, repeated: frozenset[int] = frozenset()) -> None:
        """Create it; `repeated` are the hashes of the keys that were found more than once."""
        self._repeated = repeated
        self._claims: dict[str, Claim] = {}

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._repeated)

    def add(self, found: Found, keys: Iterable[str]) -> None:
        """Note a source with the keys of its outputs."""
        for key in keys:
            if hash_of(key) in self._repeated:
                claim = self._claims.setdefault(key, Claim())
                if len(claim.sources) <= 1:
                    claim.sources.setdefault(found.identity, found.name)
                claim.is_named = claim.is_named or not found.of_folder

    def of(self, keys: Iterable[str]) -> Claim | None:
        """Return the claim of one of these keys, rather one that is shared; None if there is none."""
        claims = [self._claims[key] for key in keys if key in self._claims]
        return max(claims, key=lambda claim: claim.is_shared, default=None)
