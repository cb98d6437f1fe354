"""Fuzz for a minute: every input becomes a right document or one line of error."""

import random

import pytest

from tests.abuse import fuzz

INPUTS = 1000


@pytest.mark.slow
def test_fuzzing_finds_nothing() -> None:
    tried, threads = fuzz.run(seed=1, inputs=INPUTS)
    assert tried == INPUTS
    assert threads > INPUTS / 4


def test_mutations_are_the_same_for_the_same_seed() -> None:
    seeds = [b"1/ One.", b"2/ Two."]
    runs = [
        [data for data, _ in zip(fuzz.mutations(seeds, random.Random(7)), range(50), strict=False)]
        for _ in range(2)
    ]
    assert runs[0] == runs[1]
    assert runs[0][:2] == seeds
