"""Define the error for pictures that can't be shown."""


class UnreadablePicture(Exception):  # noqa: N818 - the public name; callers show the alternative text instead
    """A picture that is damaged, too large, or of an unsupported format.

    `str(error)` is the reason in plain words, on one line: "the file is cut short".
    """


CUT_SHORT = "the file is cut short"
DAMAGED = "the file is damaged"
