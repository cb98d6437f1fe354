"""What a writer returned is checked before anything is written."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest

import convert
from convert.rendered import content_of, defect, files_of

PICTURE = {"media/0123456789abcdef.png": b"picture"}


@pytest.mark.parametrize(
    "rendered",
    [
        "words",
        b"%PDF",
        convert.Output(content="words", files={}),
        convert.Output(content=b"%PDF", files=PICTURE),
        convert.Output(content="", files=MappingProxyType(PICTURE)),
    ],
)
def test_text_bytes_and_an_output_of_either_are_valid(rendered):
    assert defect(rendered) is None


@pytest.mark.parametrize(
    ("rendered", "mistake"),
    [
        (None, "returned NoneType, not str, bytes or convert.Output"),
        (("words", PICTURE), "returned tuple, not str, bytes or convert.Output"),
        (bytearray(b"words"), "returned bytearray, not str, bytes or convert.Output"),
        (
            convert.Output(content=None, files={}),
            "returned an Output with content of type NoneType, not str or bytes",
        ),
        (
            convert.Output(content=convert.Output(content="", files={}), files={}),
            "returned an Output with content of type Output, not str or bytes",
        ),
        (
            convert.Output(content="", files=[("media/a.png", b"")]),
            "returned an Output with files of type list, not a mapping",
        ),
        (
            convert.Output(content="", files={b"media/a.png": b""}),
            "returned an Output with a name of type bytes, not str",
        ),
        (
            convert.Output(content="", files={"media/a.png": "words"}),
            "returned an Output with 'media/a.png' of type str, not bytes",
        ),
        (
            convert.Output(content="", files={"../a.png": b""}),
            "returned an Output with an unsafe name, '../a.png': it has a part “.” or “..”",
        ),
    ],
)
def test_a_mistake_is_described(rendered, mistake):
    assert defect(rendered) == mistake


def test_an_output_is_taken_apart():
    output = convert.Output(content="words", files=PICTURE)
    assert (content_of(output), files_of(output)) == ("words", PICTURE)
    assert (content_of(b"words"), files_of(b"words")) == (b"words", {})
    assert isinstance(files_of("words"), Mapping)
