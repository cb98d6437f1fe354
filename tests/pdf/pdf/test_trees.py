"""Name trees and number trees, as pypdf reads them."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from convert_pdf.pdf.objects import Objects
from convert_pdf.pdf.trees import _LEAF_LENGTH, NumberTree, write_name_tree


def read(objects: Objects, tree: str) -> Any:
    """The tree that is written."""
    catalog = objects.add(f"<< /Type /Catalog /Tree {tree} >>")
    data = objects.finish(f"/Root {catalog}")
    return PdfReader(BytesIO(data), strict=True).trailer["/Root"]["/Tree"]


def leaves(tree: Any, key: str) -> list[list[Any]]:
    """The entries of each leaf; checks that its limits are its first and its last key."""
    if "/Kids" not in tree:
        assert "/Limits" not in tree
        return [tree[key]]
    assert key not in tree
    kids = [kid.get_object() for kid in tree["/Kids"]]
    for kid in kids:
        assert kid["/Limits"] == [kid[key][0], kid[key][-2]]
    return [kid[key] for kid in kids]


def test_names_are_sorted() -> None:
    objects = Objects(b"%PDF-1.7\n")
    tree = read(objects, write_name_tree(objects, [("b", "2"), ("a", "1")]))
    assert leaves(tree, "/Names") == [["a", 1, "b", 2]]


@pytest.mark.parametrize(
    ("count", "lengths"),
    [
        (0, [0]),
        (1, [1]),
        (_LEAF_LENGTH, [_LEAF_LENGTH]),
        (_LEAF_LENGTH + 1, [_LEAF_LENGTH, 1]),
        (2 * _LEAF_LENGTH, [_LEAF_LENGTH, _LEAF_LENGTH]),
    ],
)
def test_leaf_length_limits_the_entries_of_a_leaf(count: int, lengths: list[int]) -> None:
    objects = Objects(b"%PDF-1.7\n")
    names = write_name_tree(objects, ((f"note-{number}", str(number)) for number in range(count)))
    numbers = NumberTree(objects)
    assert [numbers.append(f"({number})") for number in range(count)] == list(range(count))
    tree = read(objects, f"<< /Names {names} /Numbers {numbers.write()} >>")
    for key, found in (
        ("/Names", leaves(tree["/Names"], "/Names")),
        ("/Nums", leaves(tree["/Numbers"], "/Nums")),
    ):
        assert [len(leaf) // 2 for leaf in found] == lengths, key
        keys = [each for leaf in found for each in leaf[::2]]
        assert keys == sorted(keys)
        assert len(set(keys)) == count
