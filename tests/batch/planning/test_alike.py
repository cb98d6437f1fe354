"""Files that are named alike are found, whatever the suffixes of outputs are."""

from convert.batch.planning.alike import Alike


def test_a_suffix_with_two_dots_is_no_part_of_a_stem():
    alike = Alike(["a.txt", "a.notes.json", "b.txt"], (".notes.json",))
    assert not alike.are_clear()
    assert list(alike.groups()) == [["a.txt", "a.notes.json"], ["b.txt"]]
