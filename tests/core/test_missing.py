"""What a format lacks is read from the extra of its distribution that is named after it."""

import pytest

from convert import missing


@pytest.fixture
def shout(distribution) -> None:
    """Install a distribution with extras, of which nothing but pluggy is installed."""
    requires = (
        'pluggy; extra == "loud"',
        'no-such-library>=2; extra == "loud"',
        'no-such-trumpet~=1.0; extra == "shout"',
        'not for this one; extra == "shout"',
        'no-such-system; sys_platform == "plan9" and extra == "shout"',
        "no-such-core",
    )
    distribution("thread-shout", "convert_shout", "", requires=requires, extras=("loud", "shout"))


@pytest.mark.usefixtures("shout")
@pytest.mark.parametrize(
    ("format_name", "plugin", "expected"),
    [
        ("loud", "other", "needs no-such-library; pip install 'thread-shout[loud]'"),
        ("any", "convert_loud", "needs no-such-library; pip install 'thread-shout[loud]'"),
        ("loud", "convert_shout", "needs no-such-library; pip install 'thread-shout[loud]'"),
        ("any", "convert_shout", "needs no-such-trumpet; pip install 'thread-shout[shout]'"),
        ("any", "other", None),
    ],
)
def test_the_extra_named_after_the_format_or_its_plugin_tells(format_name, plugin, expected):
    assert missing.remedy(format_name, plugin, "thread-shout") == expected


def test_a_distribution_without_metadata_lacks_nothing_that_is_known():
    assert missing.remedy("pdf", "convert_pdf", "unknown") is None


def test_a_whole_installation_lacks_nothing():
    assert missing.remedy("json", "convert_json", "thread-convert") is None
