"""How many random examples the tests of properties try."""

from hypothesis import settings


def examples(times: int) -> settings:
    """Return settings for several times as many examples as the profile has (see `conftest`)."""
    return settings(max_examples=times * settings.default.max_examples)
