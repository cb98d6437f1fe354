"""Write the man page while a wheel is built, from the same parser that `convert --help` prints."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ManPageHook(BuildHookInterface):
    """Render `build/thread-convert.1`, which the wheel installs as `share/man/man1/thread-convert.1`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the page; hatchling calls this before it collects the files of a wheel."""
        sys.path.insert(0, self.root)
        try:
            from argparse_manpage.manpage import Manpage

            from convert.cli.arguments import DESCRIPTION, parser
        finally:
            sys.path.remove(self.root)
        command_line = parser()
        command_line.prog = "thread-convert"
        data = {
            "project_name": "thread-convert",
            "version": self.metadata.version,
            "manual_title": "User Commands",
            "description": DESCRIPTION,
        }
        page = Manpage(command_line, _data=data)
        page.date = ""  # otherwise today, and two builds would differ
        path = Path(self.root, "build", "thread-convert.1")
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{page}\n", encoding="utf-8")
