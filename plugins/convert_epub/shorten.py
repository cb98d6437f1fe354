"""Texts of any length as one line that is short enough for its place."""


def shorten(text: str, longest: int) -> str:
    """The words in one line of at most `longest` characters, cut between words if need be."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut, _, _ = line[:longest].rpartition(" ")
    return (cut or line[: longest - 1]) + "…"
