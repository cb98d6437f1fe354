"""The processes of `concurrent.futures` do jobs until one of them dies."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from convert.batch.engines.executor import executor
from convert.errors import ConvertError
from tests.batch.engines.probe import Batch, never, results

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _no_process_stays():
    """Replace that of this folder: `multiprocessing` starts a process that tracks resources."""


def test_processes_write_all_outputs(tmp_path):
    batch = Batch(tmp_path, ["words"] * 100)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        found = results(executor(batch.jobs(), batch.setup, never, executor=pool, chunk=10))
    assert {result.status for result in found.values()} == {"written"}
    assert batch.written() == 100


def test_a_process_that_dies_is_one_error_after_what_is_known(tmp_path):
    batch = Batch(tmp_path, ["words"] * 30 + ["signal 9"] + ["words"] * 200)
    known = []
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        outcomes = executor(batch.jobs(), batch.setup, never, executor=pool, chunk=10)
        with pytest.raises(ConvertError, match=r"the executor is broken \(BrokenProcessPool"):
            known.extend(outcomes)
    assert [outcome.source for outcome in known] == [f"{number:04}.txt" for number in range(30)]
