"""What the tests of splitting share: short texts, and the posts of a text as tuples."""

from collections.abc import Iterator

from convert.text.lines import lines_of
from convert.text.split import Scheme, split_posts

WORDS = "On some mornings the ferry has no passengers, and then the captain reads to the engine."
LONG = " ".join([WORDS] * 4)  # more than one post can hold


def posts(text: str, scheme: Scheme = "auto") -> list[tuple[str | None, int | None, str, str]]:
    """Return the number, total, label and words of each post."""
    return [
        (post.number, post.total, post.label, " ".join(line.text for line in post.lines).strip())
        for post in split_posts(lines_of(text), scheme).posts
    ]


def numbers(text: str, scheme: Scheme = "auto") -> list[str | None]:
    return [number for number, *_ in posts(text, scheme)]


def messages(text: str) -> list[str]:
    return [repair.message for repair in split_posts(lines_of(text)).repairs]


def scheme_of(text: str, scheme: Scheme = "auto") -> str:
    return split_posts(lines_of(text), scheme).scheme


def thread(template: str, count: int = 4, between: str = "\n") -> str:
    """Return posts that are numbered with a template such as "{n}/ Words"."""
    return between.join(template.format(n=number) for number in range(1, count + 1))


def numbered_items(template: str, length: int, count: int) -> Iterator[str]:
    """Return numbered lines of a given length."""
    for number in range(1, count + 1):
        yield template.format(n=number).ljust(length, "x")
