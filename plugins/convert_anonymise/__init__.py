"""Replace the accounts and people of a thread by user1, user2 and so on."""

from collections.abc import Iterable

import convert
from convert_anonymise.transform import Options, apply

__all__ = ["Options", "apply", "convert_transforms"]


@convert.hookimpl
def convert_transforms() -> Iterable[convert.Transform[Options]]:
    """Register the transform."""
    yield convert.Transform(
        name="anonymise",
        options=Options,
        apply=apply,
        description="replace accounts and names by user1, user2, …",
    )
