"""Find and run pandoc."""

import os
import re
import signal
import subprocess
import warnings
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Final

from convert import ConvertError, ConvertWarning

# The variable of pypandoc that selects a pandoc other than the bundled one.
_VARIABLE = "PYPANDOC_PANDOC"
REMEDY: Final = f"pip install --force-reinstall pypandoc_binary, and leave {_VARIABLE} unset"
"""How to get a working pandoc, for messages."""

_HAS_MASKS = hasattr(signal, "pthread_sigmask")  # not on Windows

# Warnings that pandoc has no words such as "Abstract" in a language; threads do not need them.
_UNTRANSLATED = re.compile(
    r"^\[WARNING\] (Could not load translations for .*\n  .*|The term .* has no translation .*)$",
    re.MULTILINE,
)


def run(
    target: str,
    arguments: list[str],
    tree: bytes,
    *,
    source: str,
    files: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """Return pandoc's output for a tree in JSON. `source` is the name of the thread, for errors.

    `files` are pictures, by the names that the tree has for them. `pypandoc.convert_text` is not used,
    since it decodes the bytes of pptx. pandoc has no clock in its sandbox: documents are dated
    1970-01-01, even if SOURCE_DATE_EPOCH is set. Warnings of pandoc become `ConvertWarning`s. Raises
    `ConvertError` if pandoc is missing or fails.
    """
    path = find()
    try:
        done = _run([path, *arguments], tree, files)
    except (OSError, ValueError) as error:  # ValueError: an argument with a NUL
        why = getattr(error, "strerror", None) or error
        raise ConvertError(f"{target}: cannot run pandoc: {path}: {why}; {REMEDY}") from None
    said = _in_one_line(done.stderr.decode(errors="replace"))
    problem = None
    if done.returncode < 0 or (done.returncode and not said):
        problem = f"pandoc failed with code {done.returncode} ({path}); {REMEDY}"
    elif done.returncode:
        problem = f"pandoc: {said}"
    if problem:
        raise ConvertError(f"{target}: {problem}", file=source)
    if said:
        warnings.warn(f"{target}: pandoc: {said}", ConvertWarning, stacklevel=2)
    return done.stdout


def _run(
    command: list[str], tree: bytes, files: Mapping[str, bytes]
) -> "subprocess.CompletedProcess[bytes]":
    """Run pandoc in a temporary folder with the files, if there are any.

    The sandbox holds the files of a few options and no others. Fonts are the only ones of which there
    can be many; the formats here ignore them. As data: URLs in the tree, pictures take twice the time
    and memory, seven times in pptx, and docx and pptx hold the URLs as well.
    """
    with TemporaryDirectory(prefix="convert-") as folder:
        for name, content in files.items():
            file = Path(folder, name)
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
        call = [*command, *(f"--epub-embed-font={name}" for name in files), "--output=-"]
        with ExitStack() as ended:
            with _signals_blocked():
                process = subprocess.Popen(
                    call,
                    cwd=folder if files else None,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                )
                ended.enter_context(process)
                ended.callback(process.kill)  # which does nothing to a process that has ended
            output, messages = process.communicate(tree)
        return subprocess.CompletedProcess(call, process.returncode, output, messages)


@contextmanager
def _signals_blocked() -> Iterator[None]:
    """Block the signals that end this process, also for a program that is started meanwhile.

    A terminal and service managers send them to all processes at once. Whether this one ends at once,
    or when it has finished the document, is not for the program to decide.
    """
    if not _HAS_MASKS:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def find() -> str:
    """Return the path of pandoc: PYPANDOC_PANDOC if set, otherwise the one bundled with pypandoc.

    `pypandoc.get_pandoc_path` would prefer a newer pandoc installed on the machine, which could write
    other bytes for the same document. Raises `ConvertError` if there is no pandoc.
    """
    path = os.environ.get(_VARIABLE)
    if path:
        return str(Path(path).absolute()) if len(Path(path).parts) > 1 else path
    package = find_spec("pypandoc")
    for folder in (package and package.submodule_search_locations) or ():
        for name in ("pandoc", "pandoc.exe"):
            bundled = Path(folder, "files", name)
            if bundled.is_file():
                return str(bundled)
    raise ConvertError(f"pandoc not found; {REMEDY}")


def _in_one_line(stderr: str) -> str:
    """Return pandoc's message on one line, without call stack and translation warnings."""
    said, *_ = re.split("(?:Has)?CallStack", _UNTRANSLATED.sub("", stderr), maxsplit=1)
    return " ".join(said.split()).removeprefix("pandoc: ")
