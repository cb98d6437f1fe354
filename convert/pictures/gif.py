"""Cut the first frame out of a GIF, so that the others cost nothing."""

from dataclasses import dataclass

from convert.pictures.errors import CUT_SHORT, DAMAGED, UnreadablePicture

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_GRAPHIC_CONTROL = 0xF9
_SCREEN_SIZE, _DESCRIPTOR_SIZE = 13, 10
# Data comes in blocks of 255 bytes; blocks of one byte would make the longest files slow to read.
_MOST_BLOCKS = 300_000


@dataclass(frozen=True, kw_only=True, slots=True)
class First:
    """The first frame of a GIF."""

    essential: bytes
    """A GIF with this frame only, and its transparency."""
    animated: bool
    size: tuple[int, int]
    """The size of the screen, or of the part of it that the frame needs if that is larger."""


def first(content: bytes) -> First:
    """Find the first frame. What follows it is read only up to the start of a second frame.

    Raises `UnreadablePicture` if the frame is cut short or damaged, or a file of one frame has no end.
    """
    try:
        return _Reader(content).first()
    except IndexError:
        raise UnreadablePicture(CUT_SHORT) from None


class _Reader:
    """A position in a GIF (GIF 89a §15 to §27). Methods raise `IndexError` at the end of the file."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.position = _SCREEN_SIZE + _palette_size(content[10])
        self.blocks = 0

    def first(self) -> First:
        screen = self.content[: self.position]
        control = self.find_image()
        start = self.position
        if self.content[start] == _TRAILER:
            raise UnreadablePicture("it contains no picture")
        flags = self.content[start + _DESCRIPTOR_SIZE - 1]
        self.position += _DESCRIPTOR_SIZE + _palette_size(flags) + 1  # 1: the size of the LZW codes
        self.skip_blocks()
        frame = self.content[start : self.position]
        self.find_image()
        left, top, width, height, screen_width, screen_height = (
            int.from_bytes(data[at : at + 2], "little")
            for data, at in ((frame, 1), (frame, 3), (frame, 5), (frame, 7), (screen, 6), (screen, 8))
        )
        return First(
            essential=b"".join((screen, control, frame, bytes((_TRAILER,)))),
            animated=self.content[self.position] == _IMAGE,
            size=(max(screen_width, left + width), max(screen_height, top + height)),
        )

    def find_image(self) -> bytes:
        """Go to the next image or to the trailer; return the graphic control extension before it."""
        control = b""
        while (kind := self.content[self.position]) not in (_IMAGE, _TRAILER):
            if kind != _EXTENSION:
                raise UnreadablePicture(DAMAGED)
            start = self.position
            self.position += 2
            self.skip_blocks()
            if self.content[start + 1] == _GRAPHIC_CONTROL:
                control = self.content[start : self.position]
        return control

    def skip_blocks(self) -> None:
        size = -1
        while size:
            size = self.content[self.position]
            self.position += size + 1
            self.blocks += 1
            if self.blocks > _MOST_BLOCKS:
                raise UnreadablePicture(DAMAGED)


def _palette_size(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0
