"""Code of plugins with one mistake each, and the name of the check that finds it."""

from typing import NamedTuple

GOOD = """
from dataclasses import dataclass
from typing import Annotated
import convert
from convert.display import texts
from convert.notes import caption

@dataclass(frozen=True)
class Options:
    ending: Annotated[str, "what the text ends with"] = "!"

def write(document, options):
    notes = [f"[{note.number}] {caption(note)}, {note.url}" for note in document.notes]
    return "\\n".join([*texts(document), *notes]) + options.ending

SHOUT = convert.Writer("shout", ".shout", "text/plain", Options, write)

@convert.hookimpl
def convert_writers():
    yield SHOUT
"""
"""A plugin without a mistake: `--to shout`."""


class Plugin(NamedTuple):
    """A plugin with a mistake, made of `GOOD` by replacing some of its code."""

    check: str
    old: str
    new: str
    formats: tuple[str, ...] = ("shout",)

    @property
    def code(self) -> str:
        """The code of the module."""
        assert self.old in GOOD
        return GOOD.replace(self.old, self.new)


FAULTY = (
    Plugin("has_entry_points", "", "", ()),
    Plugin("can_be_imported", "import convert\n", "import convert\nimport nowhere_to_be_found\n"),
    Plugin("can_be_imported", "import convert\n", "import convert\nraise ValueError('broken')\n"),
    Plugin("can_be_imported", "import convert\n", "import convert\nraise SystemExit(3)\n"),
    Plugin("can_be_imported", "import convert\n", "import convert\nraise KeyboardInterrupt\n"),
    Plugin("can_be_imported", "import convert\n", "import convert convert\n"),
    Plugin("is_imported_quickly", "import convert\n", "import convert\nimport time\ntime.sleep(1)\n"),
    Plugin("spells_its_hooks_right", "def convert_writers", "def convert_writer"),
    Plugin("spells_its_hooks_right", "def convert_writers", "def writers"),
    Plugin("marks_its_hooks", "@convert.hookimpl\n", ""),
    Plugin("hooks_take_no_arguments", "convert_writers():", "convert_writers(config):"),
    Plugin("hooks_return_records", "yield SHOUT", "yield from ()"),
    Plugin("hooks_return_records", "yield SHOUT", "return None"),
    Plugin("hooks_return_records", "yield SHOUT", "return SHOUT"),
    Plugin("hooks_return_records", "yield SHOUT", "yield SHOUT\n    yield 'whisper'"),
    Plugin("hooks_return_records", "yield SHOUT", "yield SHOUT\n    raise ValueError('no more')"),
    Plugin("names_are_those_of_its_entry_points", "", "", ("shout", "whisper")),
    Plugin("names_are_those_of_its_entry_points", '"shout"', '"whisper"'),
    Plugin("claims_no_name_of_others", '"shout"', '"pdf"', ("pdf",)),
    Plugin("has_every_note", "caption(note)", "''"),
)
"""One mistake each; the last one is that of a record."""
