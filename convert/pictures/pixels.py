"""Turn the pixels of any picture into grey or RGB of 8 bits, with or without transparency."""

from typing import TYPE_CHECKING

from convert.pictures.png import sample

if TYPE_CHECKING:
    from PIL.Image import Image

# Converted and reduced so many pixels at a time, a large picture is in memory only once.
_STRIP = 4_000_000


def plain(image: "Image", depth: int) -> "Image":
    """Return the picture in mode L, LA, RGB or RGBA. `depth`: bits of a sample in the file."""
    transparency = image.info.get("transparency")
    match image.mode:
        case "L" | "RGB" if transparency is not None:
            return _with_key_color(image, transparency, depth)
        case "L" | "LA" | "RGB" | "RGBA":
            return image
        case "1":
            grey = _without_info(image).convert("L")
            # White is 1 or 255, by the version of Pillow.
            return grey if transparency is None else _with_key_color(grey, 255 * bool(transparency), 8)
        case "I;16" | "I":
            return _of_16_bits(image, transparency)
        case "P" if transparency is not None:
            return image.convert("RGBA")
        case _:
            return image.convert("RGB")


def reduced(image: "Image", factor: int, depth: int) -> "Image":
    """Return a plain picture whose sides are divided by `factor`, rounded up."""
    import PIL.Image

    if factor == 1:
        return plain(image, depth)
    width, height = image.size
    rows = max(1, _STRIP // (width * factor)) * factor
    small: Image | None = None
    for top in range(0, height, rows):
        strip = image.crop((0, top, width, min(top + rows, height)))
        strip.info = image.info
        strip = plain(strip, depth).reduce(factor)
        if small is None:
            small = PIL.Image.new(strip.mode, (-(-width // factor), -(-height // factor)))
        small.paste(strip, (0, top // factor))
    assert small is not None  # a picture has at least one row
    return small


def without_needless_alpha(image: "Image") -> "Image":
    """Return the picture without its alpha channel if no pixel is transparent."""
    if image.mode not in ("LA", "RGBA") or image.getchannel("A").getextrema() != (255, 255):
        return image
    return image.convert(image.mode.removesuffix("A"))


def _without_info(image: "Image") -> "Image":
    """Return the same pixels without the key colour, which Pillow would apply in its own way."""
    bare = image.copy()
    bare.info = {}
    return bare


def _with_key_color(image: "Image", key: int | tuple[int, ...], depth: int) -> "Image":
    """Make one colour transparent. Pillow compares a sample of another depth with one of 8 bits."""
    image = _without_info(image)
    scaled = sample(key, depth) if isinstance(key, int) else tuple(sample(part, depth) for part in key)
    image.info["transparency"] = scaled
    return image.convert("LA" if image.mode == "L" else "RGBA")


def _of_16_bits(image: "Image", key: int | None) -> "Image":
    """Scale grey of 16 bits to 8 bits. Pillow clips it, or stores it in 32 bits, by its version."""
    import PIL.Image
    from PIL import ImageChops

    content = image.tobytes("raw", "I;16B")
    high = PIL.Image.frombytes("L", image.size, content[::2])
    if key is None:
        return high
    low = PIL.Image.frombytes("L", image.size, content[1::2])
    parts = ((high, key >> 8), (low, key & 0xFF))
    differs = (part.point([255 * (value != wanted) for value in range(256)]) for part, wanted in parts)
    alpha = ImageChops.lighter(*differs)
    return PIL.Image.merge("LA", (high, alpha))
