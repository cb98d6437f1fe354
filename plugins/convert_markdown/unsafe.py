"""Which characters Markdown could take for markup, and where: a table, each row with its reason.

A backslash before ASCII punctuation is always safe (CommonMark 0.31 §2.4), so the rows may say too
much, never too little; they say little, because people read the source as well. The rows cover what
CommonMark, GFM, Obsidian and pandoc's `markdown` and `commonmark_x` give a meaning to. Files move
between tools, so a row holds for all flavours unless it would spoil the prose of those that don't
need it.

Out of reach: GFM links a bare e-mail address after escapes are gone. Left alone outside its own
flavour: pandoc takes `@name` for a citation, which without `--citeproc` still shows as written.
"""

from typing import NamedTuple, get_args

from convert_markdown.options import Flavour

MARK = "\0"
"""Stands in a line for markup of ours; a cleaned text has none."""

TAG_CHARACTER = r"[^\s\0-,.:-@\[-^`{-\x7f\u2000-\u206f]"
"""What an Obsidian tag is made of: letters, digits, emoji, "_", "-" and "/", but not only digits."""

_ALNUM = r"[^\W_]"
_ALL: tuple[Flavour, ...] = get_args(Flavour)


class Unsafe(NamedTuple):
    """Characters that need a backslash, each by itself."""

    characters: str
    reason: str
    before: str = ""
    """A regular expression of fixed width for what precedes; of any width at a line start."""
    not_before: str = ""
    """A regular expression of fixed width for what must not precede."""
    after: str = ""
    """A regular expression, an assertion on what follows."""
    flavours: tuple[Flavour, ...] = _ALL


ANYWHERE = (
    Unsafe("\\", "an escape; a break at the end of a line; TeX for pandoc"),
    Unsafe("`", "code"),
    Unsafe("[", "a link, a footnote, a citation, a wiki link, a link to a heading of these words"),
    Unsafe("]", "the end of a citation that a gap began"),
    Unsafe("^", "superscript, inline notes, the name of a block"),
    Unsafe("{", "attributes"),
    Unsafe("*~", "emphasis, strikeout, subscript: not between two spaces", not_before=" "),
    Unsafe("*~", "the same", after="(?! )"),
    Unsafe("_", "emphasis: not inside a word", not_before=_ALNUM),
    Unsafe("_", "the same", after=f"(?!{_ALNUM})"),
    Unsafe("<", "HTML, and the autolinks of URLs", after="(?=[A-Za-z/!?])"),
    Unsafe("<", "the autolink of an address", after=r"(?=[^\s<>@]+@)"),
    Unsafe("&", "a character reference", after="(?=#?[A-Za-z0-9]{1,31};)"),
    Unsafe("$", "the end of a formula; a start alone does nothing", before="[^ \t]"),
    Unsafe("$", "a displayed formula", after=r"(?=\$)"),
    Unsafe("=", "highlighting, and the line below a heading", after="(?==)"),
    Unsafe("%", "a comment in Obsidian", after="(?=%)"),
    Unsafe(":", "a bare URL", after="(?=//)"),
    Unsafe(":", "a bare address", before="mailto"),
    Unsafe(":", "a bare address", before="xmpp"),
    Unsafe(":", "an emoji; a time of day is none", after="(?=(?![0-9]{1,2}:)[a-z0-9_+-]{1,64}:)"),
    Unsafe(".", "a bare host", before="[Ww]{3}"),
    Unsafe("@", "a citation that swallows the hyphen before it", before="-", after=r"(?=\w)"),
    Unsafe("@", "a citation", after=r"(?=\w)", flavours=("pandoc",)),
    Unsafe(
        "#",
        "a tag",
        not_before=r"\w",
        after=f"(?=[0-9]*(?![0-9]){TAG_CHARACTER})",
        flavours=("obsidian",),
    ),
    Unsafe("-", "a dash", before="-", flavours=("pandoc",)),
    Unsafe(".", "an ellipsis", before=r"\.", flavours=("pandoc",)),
    Unsafe("-/", "a tag that goes on", before=MARK, flavours=("obsidian",)),
    Unsafe("#", "the end of a heading", not_before="[^ \t]", after="(?=#*$)"),
    Unsafe("!", "an image, before a reference or a gap", after=f"(?={MARK})"),
    Unsafe("(", "a link, after a reference or a gap", before=MARK),
)

LINE_START = (
    Unsafe("#", "a heading", after="(?=#*(?:[ \t]|$))"),
    Unsafe(">", "a quotation"),
    Unsafe("$", "the end of a formula, for the break before it counts as no space"),
    Unsafe("|", "a table, a block of lines"),
    Unsafe("-+", "an item of a list", after="(?=[ \t]|$)"),
    Unsafe("-", "a rule, a table, the line below a heading", after="(?=-|[-:| ]*$)"),
    Unsafe("+", "a table of pandoc's", after="(?=[-=:])"),
    Unsafe("=", "the line below a heading", after="(?= *$)"),
    Unsafe("%", "a title of pandoc's, where a document begins with it"),
    Unsafe(":", "a definition, after a reference or a gap", before=MARK),
    Unsafe(":", "an entry of a definition list", after="(?=[ \t])"),
    Unsafe(":", "a fenced block", after="(?=::)"),
    Unsafe(":", "a table", after="(?=[-:| ]*$)"),
    Unsafe(
        ".)",
        "an item of a numbered list; pandoc counts with letters too",
        before=r"\(?(?:[0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+|#|@[\w-]*)",
        after="(?=[ \t]|$)",
    ),
)
