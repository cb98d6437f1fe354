"""Whatever happened before, a run leaves the outputs that a run into an empty folder makes."""

import os
import shutil
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from convert.batch.jobs import Job
from convert.options import Reading, Shard
from tests.batch.state.runs import job_of, run, setup_of, statuses

NAMES = st.sampled_from(["a", "b"])
TITLES = st.sampled_from(["One", "Two"])
# The last two have the same size.
TEXTS = st.sampled_from(["", "1/ A.\n\n2/ B.\n", "1/ One.\n", "1/ Two.\n"])
SHARDS = st.sampled_from([None, Shard(number=1, of=2), Shard(number=2, of=2)])


class History:
    """Two threads, and a folder with outputs in one format."""

    def __init__(self, folder: Path) -> None:
        self.sources = [folder / "a.txt", folder / "b.txt"]
        self.out = folder / "out"
        self.out.mkdir()
        self.title = "One"
        self._seconds = 10**9
        for path in self.sources:
            path.write_text("1/ One.\n")

    def run(self, shard: Shard | None, count: int = 2) -> dict[str, str]:
        return statuses(run(self.out, self.jobs(self.out)[:count], self.setup(), shard=shard))

    def jobs(self, out: Path) -> list[Job]:
        return [job_of(path, out, ["json"]) for path in self.sources]

    def setup(self):
        return setup_of(formats=["json"], reading=Reading(title=self.title))

    def write(self, name: str, text: str) -> None:
        (self.out.parent / f"{name}.txt").write_text(text)

    def touch(self, name: str) -> None:
        self._set_time(self.out.parent / f"{name}.txt")

    def remove(self, name: str) -> None:
        (self.out / f"{name}.json").unlink(missing_ok=True)

    def replace(self, name: str) -> None:
        path = self.out / f"{name}.json"
        if path.exists():
            path.write_bytes(b"x" * path.stat().st_size)
            self._set_time(path)

    def cut(self, size: int) -> None:
        """Cut a state as a process may that is killed."""
        for path in self.out.glob(".convert-state*"):
            content = path.read_bytes()
            path.write_bytes(content[: max(0, len(content) - size)])

    def copy(self) -> None:
        """Replace the folder of outputs by a copy of it, with other times."""
        shutil.copytree(self.out, self.out.with_name("copy"), copy_function=shutil.copyfile)
        shutil.rmtree(self.out)
        self.out.with_name("copy").rename(self.out)

    def _set_time(self, path: Path) -> None:
        """Give a file a time that no file had before."""
        self._seconds += 1
        os.utime(path, (self._seconds, self._seconds))

    def outputs(self, out: Path) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in out.glob("*.json")}


EVENTS = st.one_of(
    st.tuples(st.just("run"), SHARDS, st.integers(1, 2)),
    st.tuples(st.just("write"), NAMES, TEXTS),
    st.tuples(st.just("touch"), NAMES),
    st.tuples(st.just("remove"), NAMES),
    st.tuples(st.just("replace"), NAMES),
    st.tuples(st.just("cut"), st.integers(0, 900)),
    st.tuples(st.just("copy")),
    st.tuples(st.just("title"), TITLES),
)


@given(st.lists(EVENTS, max_size=8), SHARDS)
def test_after_any_history_the_outputs_are_those_of_a_new_folder(tmp_path_factory, events, shard):
    history = History(tmp_path_factory.mktemp("history"))
    for event, *arguments in [("run", None), *events]:
        if event == "title":
            (history.title,) = arguments
        else:
            getattr(history, event)(*arguments)
    history.run(shard)
    new = history.out.with_name("new")
    new.mkdir()
    expected = statuses(run(new, history.jobs(new), history.setup()))
    written = {name for name, status in expected.items() if status == "written"}
    found = history.outputs(history.out)
    assert {name: found[name] for name in written} == history.outputs(new)
    again = history.run(None)
    assert {name for name, status in again.items() if status == "up-to-date"} == written
    assert again.keys() == expected.keys()
