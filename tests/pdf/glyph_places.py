"""Read from a page where its glyphs are drawn."""

from typing import Any, NamedTuple

from pypdf import PageObject
from pypdf.generic import ContentStream


class Drawn(NamedTuple):
    """A glyph on a page. Lengths are in points."""

    text: str
    """The characters that readers copy for it."""
    x: float
    y: float
    size: float
    font: str


def drawn(page: PageObject) -> list[Drawn]:
    """Return the glyphs of a page in drawing order."""
    fonts = {name: _Font(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    found: list[Drawn] = []
    font, size, x, y, scale = next(iter(fonts.values())), 0.0, 0.0, 0.0, 1.0
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        match operator:
            case b"Tf":
                font, size = fonts[operands[0]], float(operands[1])
            case b"Tm":
                scale, x, y = float(operands[0]), float(operands[4]), float(operands[5])
            case b"TJ":
                for part in operands[0]:
                    if isinstance(part, int | float):
                        x -= scale * size * float(part) / 1000
                        continue
                    for code in font.codes(part):
                        found.append(Drawn(font.texts.get(code, ""), x, y, size, font.name))
                        x += scale * size * font.widths.get(code, 1000) / 1000
    return found


class _Font:
    """The names, widths and texts of a Type 0 font."""

    def __init__(self, font: Any) -> None:
        self.name = str(font["/BaseFont"]).partition("+")[2]
        self.widths: dict[int, float] = {}
        widths = list(font["/DescendantFonts"][0].get_object()["/W"])
        for first, own in zip(widths[::2], widths[1::2], strict=True):
            self.widths |= {first + place: float(width) for place, width in enumerate(own)}
        self.texts: dict[int, str] = {}
        for line in font["/ToUnicode"].get_object().get_data().decode().splitlines():
            match line[1:-1].split("> <") if line.startswith("<") else []:
                case [code, text]:
                    self.texts[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
                case [first, last, text]:
                    codes = range(int(first, 16), int(last, 16) + 1)
                    self.texts |= {code: chr(int(text, 16) + code - codes[0]) for code in codes}

    @staticmethod
    def codes(text: Any) -> list[int]:
        raw = text.original_bytes
        return [int.from_bytes(raw[place : place + 2]) for place in range(0, len(raw), 2)]
