"""Check the chunks of a PNG, and remove those that its first picture does not need."""

import zlib
from dataclasses import dataclass

from convert.pictures import exif
from convert.pictures.errors import CUT_SHORT, DAMAGED, UnreadablePicture

# zTXt and iTXt can be a thousand times as long as they seem; the others belong to animations (APNG).
_REMOVED = frozenset({b"zTXt", b"iTXt", b"acTL", b"fcTL", b"fdAT"})
# In bytes. No colour profile, time or text of a picture that anybody made in earnest is longer.
_LONGEST_ANCILLARY = 4_000_000
# Each takes a microsecond, and 50 MB have room for millions.
_MOST_CHUNKS = 100_000
_FIRST, _HEADER_SIZE = 8, 13
_MOST_BITS = 16  # of a sample


@dataclass(frozen=True, kw_only=True, slots=True)
class Chunks:
    """What the chunks of a PNG say."""

    essential: bytes
    """A PNG with the first picture only; the same bytes if nothing had to be removed."""
    orientation: int
    size: tuple[int, int]
    depth: int
    """Bits of a sample: 1, 2, 4, 8 or 16."""
    animated: bool


def chunks(content: bytes) -> Chunks:
    """Read a PNG to its end. Raises `UnreadablePicture` if it is cut short or damaged."""
    whole = memoryview(content)
    kept = [whole[:_FIRST]]
    orientation, depth, frames, name, position = 1, 0, 0, b"", _FIRST
    while name != b"IEND":
        start = position + 8
        name = content[position + 4 : start]
        end = start + int.from_bytes(content[position : position + 4])
        if end + 4 > len(content):
            raise UnreadablePicture(CUT_SHORT)
        if not name.isalpha() or len(kept) > _MOST_CHUNKS or (name == b"IHDR") != (position == _FIRST):
            raise UnreadablePicture(DAMAGED)
        critical = name[:1].isupper()
        if critical and zlib.crc32(whole[position + 4 : end]) != int.from_bytes(content[end : end + 4]):
            raise UnreadablePicture(DAMAGED)
        match name:
            case b"IHDR" if end - start == _HEADER_SIZE:
                depth = content[start + 8]
            case b"IHDR":
                raise UnreadablePicture(DAMAGED)
            case b"acTL":
                frames = int.from_bytes(content[start : start + 4])
            case b"eXIf":
                orientation = exif.orientation(content[start:end])
        needed = critical or (name not in _REMOVED and end - start <= _LONGEST_ANCILLARY)
        kept.append(whole[position : end + 4] if needed else whole[:0])
        position = end + 4
    essential = content if sum(map(len, kept)) == position else b"".join(kept)
    return Chunks(
        essential=essential,
        orientation=orientation,
        size=(int.from_bytes(content[16:20]), int.from_bytes(content[20:24])),
        depth=depth,
        animated=frames > 1,
    )


def sample(value: int, depth: int) -> int:
    """Scale a sample of `depth` bits to 8 bits."""
    if depth == _MOST_BITS:
        return value >> 8
    largest = (1 << depth) - 1
    return (value & largest) * 255 // largest
