"""Find the folder for what the program keeps to be faster, and can make anew."""

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder, by the customs of the system. It may not exist."""
    home = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    folder = Path(home)
    if not folder.is_absolute():  # the XDG Base Directory Specification says that it must be ignored
        folder = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    return folder / "thread-convert"
