"""Outputs are named after their sources, and no two have one name."""

from pathlib import Path

import pytest

from convert import files
from convert.errors import UsageError


@pytest.mark.parametrize(
    ("source", "folder", "root", "output"),
    [
        ("in/a.txt", None, None, "in/a.pdf"),
        ("in/a.txt", "out", None, "out/a.pdf"),
        ("in/sub/a.txt", "out", "in", "out/sub/a.pdf"),
        ("thread v1.5", None, None, "thread v1.5.pdf"),
        ("2020.11.10", None, None, "2020.11.10.pdf"),
    ],
)
def test_an_output_is_named_after_its_source(source, folder, root, output):
    named = files.beside(Path(source), ".pdf", folder and Path(folder), root and Path(root))
    assert named == Path(output)


def test_two_outputs_of_one_name_are_an_error_that_names_both_sources():
    with pytest.raises(
        UsageError, match=r"out/a\.md: x/a\.txt and y/a\.txt would both be written to this file"
    ):
        files.sources_by_output(
            [(Path("out/a.md"), Path("x/a.txt")), (Path("out/a.md"), Path("y/a.txt"))]
        )
