"""The index finds all rows of a key, in sixteen bytes for each."""

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from convert.batch.state.index import Index

KEYS = st.sampled_from(["a", "b", "c", ("a",), ("b",)])


@given(st.lists(st.tuples(KEYS, st.integers(0, 3), st.integers(0, 2**40 - 1)), max_size=30))
def test_the_rows_of_a_key_are_found_in_the_order_of_files_and_offsets(rows):
    index = Index()
    for key, file, offset in rows:
        index.add(key, file, offset)
    for wanted in ("a", "b", "c", ("a",), ("b",), "d"):
        found = [(file, offset) for key, file, offset in rows if key == wanted]
        assert index.places(wanted) == sorted(found)


def test_rows_can_be_added_after_a_search():
    index = Index()
    index.add("a", 0, 7)
    assert index.places("a") == [(0, 7)]
    index.add("a", 0, 3)
    assert index.places("a") == [(0, 3), (0, 7)]


def test_a_row_takes_sixteen_bytes_also_while_the_index_is_sorted():
    count = 20_000
    tracemalloc.start()
    try:
        index = Index()
        for number in range(count):
            index.add(f"{number}.json", 0, number)
        for number in range(0, count, 50):
            index.places(f"{number}.json")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak / count < 24
