"""Find and run pandoc."""

import os
import re
import subprocess
import warnings
from importlib.util import find_spec
from pathlib import Path

from convert import ConvertError, ConvertWarning

_NAMED = "PYPANDOC_PANDOC"
"""The variable that names another pandoc than the bundled one, for pypandoc, too."""

_REMEDY = f"pip install --force-reinstall pypandoc_binary, and leave {_NAMED} unset"

_UNTRANSLATED = re.compile(
    r"^\[WARNING\] (Could not load translations for .*\n  .*|The term .* has no translation .*)$",
    re.MULTILINE,
)
"""That pandoc lacks words such as "Abstract" in a language, which a thread has no use for."""


def run(target: str, arguments: list[str], tree: bytes) -> bytes:
    """Return pandoc's output for a tree in JSON.

    `pypandoc.convert_text` is not used: it decodes the bytes of pptx. In the sandbox pandoc has no
    clock: documents are dated 1970-01-01, even if SOURCE_DATE_EPOCH is set. Warnings of pandoc
    become `ConvertWarning`s. Raises `ConvertError`.
    """
    path = find()
    try:
        done = subprocess.run(
            [path, *arguments, "--output=-"],
            input=tree,
            capture_output=True,
            check=False,
        )
    except (OSError, ValueError) as error:  # ValueError: an argument with a NUL
        why = getattr(error, "strerror", None) or error
        raise ConvertError(f"{target}: pandoc can't be run: {path}: {why}; {_REMEDY}") from None
    said = _in_one_line(done.stderr.decode(errors="replace"))
    if done.returncode < 0 or (done.returncode and not said):
        raise ConvertError(f"{target}: pandoc ended with code {done.returncode} ({path}); {_REMEDY}")
    if done.returncode:
        raise ConvertError(f"{target}: pandoc says: {said}")
    if said:
        warnings.warn(f"{target}: pandoc says: {said}", ConvertWarning, stacklevel=2)
    return done.stdout


def find() -> str:
    """Return the path of pandoc: PYPANDOC_PANDOC if set, otherwise the one bundled with pypandoc.

    `pypandoc.get_pandoc_path` would prefer a newer pandoc installed on the machine, which could give
    other bytes for the same document. Raises `ConvertError` if there is none.
    """
    named = os.environ.get(_NAMED)
    if named:
        return named
    package = find_spec("pypandoc")
    for folder in (package and package.submodule_search_locations) or ():
        for name in ("pandoc", "pandoc.exe"):
            path = Path(folder, "files", name)
            if path.is_file():
                return str(path)
    raise ConvertError(f"pandoc is missing; {_REMEDY}")


def _in_one_line(stderr: str) -> str:
    """Return pandoc's message on one line, without its call stack."""
    said, *_ = re.split("(?:Has)?CallStack", _UNTRANSLATED.sub("", stderr), maxsplit=1)
    return " ".join(said.split()).removeprefix("pandoc: ")
