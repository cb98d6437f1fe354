"""Find and read input files, name output files, and write each output whole or not at all."""

from convert.files.companions import write_companions
from convert.files.names import THREAD_SUFFIXES, beside, check_outputs
from convert.files.reading import Limit, read_bytes, read_up_to
from convert.files.relative_names import unsafe_names
from convert.files.walking import is_folder, threads_under
from convert.files.writing import Place, open_place, write_whole

__all__ = [
    "THREAD_SUFFIXES",
    "Limit",
    "Place",
    "beside",
    "check_outputs",
    "is_folder",
    "open_place",
    "read_bytes",
    "read_up_to",
    "threads_under",
    "unsafe_names",
    "write_companions",
    "write_whole",
]
