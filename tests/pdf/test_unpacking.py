"""The faces that are unpacked while all else is loading."""

import subprocess
import sys

from convert_pdf import library


def test_the_first_faces_of_both_weights_are_the_ones_that_are_unpacked_ahead() -> None:
    program = (
        "import sys, threading; from convert_pdf import unpacking; unpacking.start()\n"
        "[thread.join() for thread in threading.enumerate() if thread is not threading.main_thread()]\n"
        "unpacked = {name for name in sys.modules if name.startswith('pymupdf_fonts.')}\n"
        "from convert_pdf import library; library.faces('regular'); library.faces('bold')\n"
        "assert unpacked == {name for name in sys.modules if name.startswith('pymupdf_fonts.')}"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_face_that_is_being_unpacked_is_waited_for() -> None:
    program = (
        "from convert_pdf import unpacking; unpacking.start()\n"
        "from convert_pdf import library; print(library.faces('bold').main.name)"
    )
    shown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert shown.stdout.strip() == library.faces("bold").main.name
