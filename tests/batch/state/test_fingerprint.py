"""The fingerprint changes with what decides how outputs look, and with nothing else."""

from convert.batch.state import fingerprint, fingerprints
from convert.options import Reading
from convert.registry import contents

FORMATS = ("json", "markdown", "epub")


def changed(reading=None, sections=None) -> set[str]:
    """Return the formats whose fingerprint is another one than without options."""
    before = fingerprints(Reading(), FORMATS, {})
    after = fingerprints(reading or Reading(), FORMATS, sections or {})
    return {name for name in after if after[name] != before[name]}


def test_each_format_has_its_own_and_it_is_the_same_each_time():
    found = fingerprints(Reading(), FORMATS, {})
    assert [*found] == ["", *FORMATS]
    assert len({*found.values()}) == 4
    assert changed() == set()


def test_options_of_reading_concern_all_formats():
    everything = {"", *FORMATS}
    assert changed(Reading(title="T")) == everything
    assert changed(Reading(from_="text")) == everything
    assert changed(Reading(links_="clean")) == everything
    assert changed(Reading(transform=("anonymise",))) == everything
    assert changed(Reading(title="caf\udce9")) == everything


def test_the_largest_size_of_a_thread_changes_no_output():
    assert changed(Reading(max_size="1MB")) == set()


def test_options_of_a_writer_concern_its_format():
    assert changed(sections={"markdown": {"front-matter": False}}) == {"markdown"}
    assert changed(sections={"epub": {"notes": "no such value"}, "pdf": {"page-size": "a5"}}) == {
        "epub"
    }


def test_an_option_with_the_value_of_its_default_changes_nothing():
    assert changed(sections={"markdown": {"front-matter": True}}) == set()


def test_options_of_a_transform_concern_all_formats_where_it_is_used():
    sections = {"drop": {"replies": True}}
    assert changed(sections=sections) == set()
    used = Reading(transform=("drop",))
    assert fingerprints(used, FORMATS, {}) != fingerprints(used, FORMATS, sections)


def test_the_content_of_a_file_that_an_option_names_counts(tmp_path):
    cover = tmp_path / "cover.png"
    found = set()
    for content in (None, b"one", b"two"):
        if content is not None:
            cover.write_bytes(content)
        found.add(fingerprints(Reading(), ["epub"], {"epub": {"cover": str(cover)}})["epub"])
    assert len(found) == 3


def test_the_content_of_a_file_in_an_argument_for_another_program_counts(tmp_path):
    style = tmp_path / "style.css"
    found = set()
    for content in ("one", "two"):
        style.write_text(content)
        sections = {"html": {"extra-args": f"--toc --css={style}"}}
        found.add(fingerprints(Reading(), ["html"], sections)["html"])
    assert len(found) == 2


def test_the_date_that_outputs_show_counts(monkeypatch):
    before = fingerprints(Reading(), FORMATS, {})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert fingerprints(Reading(), FORMATS, {}) != before


def test_the_version_of_this_program_counts(monkeypatch):
    before = fingerprints(Reading(), FORMATS, {})
    monkeypatch.setattr(fingerprint, "__version__", "99")
    after = fingerprints(Reading(), FORMATS, {})
    assert not {*before.values()} & {*after.values()}


WRITER = """
import convert
from dataclasses import dataclass

@dataclass(frozen=True)
class Options: pass

@convert.hookimpl
def convert_writers():
    yield convert.Writer("shout", ".shout", "text/plain", Options, lambda document, options: document.title)
"""


def test_the_code_of_an_installed_plugin_counts(distribution, tmp_path):
    found = set()
    distribution("convert-shout", "convert_shout", WRITER, formats=("shout",))
    for code in (WRITER, WRITER, WRITER.replace(".title", ".language")):
        next(tmp_path.rglob("convert_shout.py")).write_text(code)
        contents.content_of.cache_clear()
        found.add(fingerprints(Reading(), ["shout"], {})["shout"])
    assert len(found) == 2


def test_a_plugin_that_is_broken_or_missing_has_a_fingerprint_too(distribution):
    distribution("convert-shout", "convert_shout", "1 / 0", formats=("shout",))
    sections = {"shout": {"loud": True}}
    assert fingerprints(Reading(), ["shout", "nothing"], sections).keys() == {"", "shout", "nothing"}
