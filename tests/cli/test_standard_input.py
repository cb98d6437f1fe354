"""Standard input is read up to a limit."""

import io
import sys

import pytest

from convert.cli.standard_input import read_input
from convert.errors import InputError
from convert.files import Limit

LIMIT = Limit(size=10, rule="is allowed")


@pytest.mark.parametrize(("content", "fits"), [(b"0123456789", True), (b"01234567890", False)])
def test_standard_input_is_read_up_to_the_limit(monkeypatch, content, fits):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    if fits:
        assert read_input(LIMIT) == content
    else:
        with pytest.raises(InputError, match=r"^stdin: more than is allowed$"):
            read_input(LIMIT)


def test_closed_standard_input_is_an_error(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="standard input: closed"):
        read_input(LIMIT)
