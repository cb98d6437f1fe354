"""Find what X appends to a text: the addresses of its media and of a quoted post."""

from collections.abc import Iterable

from convert_twitter.tweet import Medium, Url


def last_address(text: str, media: Iterable[Medium]) -> str:
    """Return the address that a text ends with, apart from those of media; "" if there is none."""
    shorts = tuple({each.short for each in media if each.short})
    end = _before_spaces(text, len(text))
    while shorts and text.endswith(shorts, 0, end):
        short = next(each for each in shorts if text.endswith(each, 0, end))
        end = _before_spaces(text, end - len(short))
    start = text.rfind("http", 0, end)
    found = text[start:end] if start >= 0 else ""
    return found if len(found.split()) == 1 else ""


def tail_of(urls: Iterable[Url], address: str, text: str, media: Iterable[Medium]) -> Url | None:
    """Return the range that ends a text, if it is a short form of an address, apart from media."""
    short = last_address(text, media)
    found = [each for each in urls if short and each.short == short]
    last = max(found, key=lambda each: each.start, default=None)
    return last if last and address in ("", last.url) else None


def _before_spaces(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end
