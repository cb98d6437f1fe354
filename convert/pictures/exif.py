"""Read the orientation of a picture from its EXIF record.

Versions of Pillow copy what each entry of a record refers to. The 65,535 entries of a record of 1.5 MB
can all refer to the same half of it: 50 GB. This module reads the only entry that matters here.
"""

import struct

_BYTE_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_ORIENTATION = 0x0112
_LAST = 8  # orientation
_SHORT = 3
_ENTRY = 12  # bytes


def orientation(record: bytes) -> int:
    """Return the orientation, 1 to 8 (EXIF 2.3 §4.6.4 A); 1 if the record is empty or damaged."""
    tiff = record.removeprefix(b"Exif\0\0")
    order = _BYTE_ORDERS.get(tiff[:4])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for position in range(start + 2, start + 2 + count * _ENTRY, _ENTRY):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, position)
            if tag == _ORIENTATION:
                return value if kind == _SHORT and 1 <= value <= _LAST else 1
    except struct.error:
        pass  # the record ends here
    return 1
