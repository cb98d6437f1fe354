"""Leave out parts of a thread, such as pictures and other people's answers."""

from collections.abc import Iterable

import convert
from convert_drop.transform import Options, apply

__all__ = ["Options", "apply", "convert_transforms"]


@convert.hookimpl
def convert_transforms() -> Iterable[convert.Transform[Options]]:
    """Register the transform."""
    yield convert.Transform(
        name="drop",
        options=Options,
        apply=apply,
        description="leave out replies, media, hashtags, mentions, quotes, links or polls",
    )
