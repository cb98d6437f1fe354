"""Word what a check found, so that it reads as advice: what is wrong, why it matters, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

RULES = "Rules for writers"
"""The heading in docs/plugins.md that most advice refers to."""


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What a check found. Each part is a sentence or more."""

    wrong: str
    """What is wrong, with the text or the value at fault."""
    why: str
    """Why it matters."""
    remedy: str
    """What the author can do."""
    section: str = RULES
    """The heading in docs/plugins.md with the rule."""

    def __str__(self) -> str:
        """Return the parts as lines."""
        return (
            f"{self.wrong}\n"
            f"  Why it matters: {self.why}\n"
            f"  What to do: {self.remedy}\n"
            f"  See “{self.section}” in docs/plugins.md."
        )


@dataclass(frozen=True, kw_only=True)
class Failure:
    """A check that failed."""

    subject: str
    """What was checked: a plugin, or a record such as "the writer shout"."""
    check: str
    """The name of the check."""
    advice: Advice

    def __str__(self) -> str:
        """Return the failure as a paragraph."""
        return f"{self.subject}, {self.check}: {self.advice}"


class ContractError(AssertionError):
    """A plugin breaks its contract."""

    def __init__(self, failures: Iterable[Failure]) -> None:
        """Create an error about at least one failure."""
        self.failures = tuple(failures)
        super().__init__("\n\n".join(map(str, self.failures)))
