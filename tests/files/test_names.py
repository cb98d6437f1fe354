"""Outputs are named after their sources."""

import os
from pathlib import Path

import pytest

from convert import files


@pytest.mark.parametrize(
    ("source", "folder", "output"),
    [
        ("in/a.txt", None, "in/a.pdf"),
        ("in/a.txt", "out", "out/a.pdf"),
        ("thread v1.5", None, "thread v1.5.pdf"),
        ("2020.11.10", None, "2020.11.10.pdf"),
    ],
)
def test_an_output_is_named_after_its_source(source, folder, output):
    assert files.beside(Path(source), ".pdf", folder and Path(folder)) == Path(output)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("thread.source.zip", "thread"),
        (".source.zip", ".source.zip"),
        ("a.txt", "a"),
        ("a.b.txt", "a.b"),
        ("thread v1.5", "thread v1.5"),
        ("a", "a"),
        ("a.", "a."),
        (".txt", ".txt"),
        ("..txt", "."),
    ],
)
def test_only_letters_after_a_dot_are_a_suffix(name, stem):
    assert files.stem(name) == stem


@pytest.mark.parametrize("letter", ["x", "é", "😀", "\udcff"])
def test_a_name_that_is_too_long_ends_with_a_hash(letter, tmp_path):
    stem = letter * (250 // len(os.fsencode(letter)))
    name = files.output_name(stem, ".beamer.tex")
    assert files.LONGEST_NAME - 4 < len(os.fsencode(name)) <= files.LONGEST_NAME
    assert name == files.output_name(stem, ".beamer.tex")
    assert name.endswith(".beamer.tex")
    assert name != files.output_name(stem + "!", ".beamer.tex")
    (tmp_path / name).touch()
    assert files.output_name(stem, ".md") == f"{stem}.md"


@pytest.mark.parametrize("letter", ["x", "é", "😀"])
@pytest.mark.parametrize("suffixes", [(".json",), (".md", ".json", ".beamer.tex")])
def test_a_stem_and_those_of_its_outputs_are_compared_as_one_also_if_they_are_cut(suffixes, letter):
    longest = max(map(len, suffixes))
    for size in range(220, 256):
        stem = letter * (size // len(letter.encode())) + "y" * (size % len(letter.encode()))
        outputs = [files.output_name(stem, each).removesuffix(each) for each in suffixes]
        assert len({files.cut_or_whole(each, longest) for each in (stem, *outputs)}) == 1, size
        assert files.cut_or_whole(f"{stem}!", longest) != files.cut_or_whole(stem, longest)


def test_one_of_several_outputs_is_in_a_folder_named_like_the_only_one():
    assert files.of_thread(Path("out/a.md"), ".md", "2020-11-10-one") == Path("out/a/2020-11-10-one.md")
