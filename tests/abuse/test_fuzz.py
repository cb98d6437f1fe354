"""Fuzz for a minute: every input becomes a right document or one line of error."""

import random

import pytest

from tests.abuse import fuzz


@pytest.mark.slow
def test_a_minute_of_fuzzing_finds_nothing() -> None:
    _, threads = fuzz.run(60, seed=1)
    assert threads > 100


def test_mutations_are_the_same_for_the_same_seed() -> None:
    seeds = [b"1/ One.", b"2/ Two."]
    runs = [
        [data for data, _ in zip(fuzz.mutations(seeds, random.Random(7)), range(50), strict=False)]
        for _ in range(2)
    ]
    assert runs[0] == runs[1]
    assert runs[0][:2] == seeds
