"""Build hook of hatchling: add the man page, made from the argument parser, to the wheel."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PROGRAM = "thread-convert"


class CustomBuildHook(BuildHookInterface[Any]):
    """Write thread-convert.1 into a temporary folder, and install it in share/man/man1."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the man page to a standard wheel; an editable install has none."""
        if version != "standard":
            return
        self._folder = tempfile.TemporaryDirectory()
        page = Path(self._folder.name) / f"{PROGRAM}.1"
        page.write_text(f"{self._man_page()}\n", encoding="utf-8")
        build_data["shared_data"][str(page)] = f"share/man/man1/{PROGRAM}.1"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        if version == "standard":
            self._folder.cleanup()

    def _man_page(self) -> str:
        # Imported here, because an editable install needs neither.
        from argparse_manpage.manpage import Manpage

        sys.path.insert(0, self.root)
        try:
            from convert.cli.arguments import parser  # importable only with the root on the path
        finally:
            sys.path.remove(self.root)
        command = parser()
        command.prog = PROGRAM
        page = Manpage(command)
        page.source = f"{PROGRAM} {self.metadata.version}"
        page.manual = "User Commands"
        page.date = ""  # otherwise the day of the build, and two builds would differ
        return str(page)
