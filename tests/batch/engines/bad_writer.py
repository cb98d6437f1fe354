"""A plugin whose writer does what a thread tells it: kill its process, hang, or take all memory."""

import os
import signal
import time
from dataclasses import dataclass

from convert import Document, Writer, hookimpl
from convert.tree import plain


@dataclass(frozen=True)
class Options:
    """There are none."""


def write(document: Document, options: Options) -> str:
    """Return the words of a thread, unless they are "kill", "hang" or "eat"."""
    words = "\n".join(plain(post) for post in document.posts)
    if "kill" in words:
        os.kill(os.getpid(), signal.SIGKILL)
    if "hang" in words:
        time.sleep(600)
    if "eat" in words:
        pieces = []
        while True:
            pieces.append(bytearray(1 << 24))
    return words


@hookimpl
def convert_writers() -> list[Writer[Options]]:
    """Return the writer."""
    return [
        Writer(format="bad", suffix=".bad", media_type="text/plain", options=Options, write=write)
    ]
