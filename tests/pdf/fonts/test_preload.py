"""The face that is unpacked while all else is loading."""

import subprocess
import sys

from convert_pdf.fonts.fallback import library_for


def test_the_first_face_of_a_library_is_the_one_that_is_unpacked_ahead() -> None:
    program = (
        "import sys, threading; from convert_pdf.fonts import preload; preload.start()\n"
        "[thread.join() for thread in threading.enumerate() if thread is not threading.main_thread()]\n"
        "unpacked = {name for name in sys.modules if name.startswith('pymupdf_fonts.')}\n"
        "from convert_pdf.fonts.fallback import library_for; library_for()\n"
        "assert unpacked == {name for name in sys.modules if name.startswith('pymupdf_fonts.')}"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_face_that_is_being_unpacked_is_waited_for() -> None:
    program = (
        "from convert_pdf.fonts import preload; preload.start()\n"
        "from convert_pdf.fonts.fallback import library_for; print(library_for().main.name)"
    )
    shown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert shown.stdout.strip() == library_for().main.name
