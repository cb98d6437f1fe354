"""A table of the characters that Markdown could read as markup, each row with its reason.

A backslash before ASCII punctuation is always safe (CommonMark 0.31 §2.4), so the rows may match too
much but not too little. They match little, because people read the source, too. The rows cover the
syntax of CommonMark, GFM, Obsidian, pandoc's `markdown` and `commonmark_x`, and of the template
engines that site generators and plugins of Obsidian run over a file. Files move between tools, so a row
applies to all flavours unless it would clutter ordinary prose in those that do not need it.

Not covered: GFM links a bare e-mail address even if it is escaped. Pandoc reads `@name` as a citation
in the other flavours, too, but without `--citeproc` shows it as written.
"""

from typing import NamedTuple, get_args

from convert_markdown.options import Flavour

MARK = "\0"
"""The placeholder in a line for generated markup; cleaned text does not contain it."""

TAG_CHARACTER = r"[^\s\0-,.:-@\[-^`{-\x7f\u2000-\u206f]"
"""A character of an Obsidian tag: letter, digit, emoji, "_", "-" or "/"; not all can be digits."""

_ALNUM = r"[^\W_]"
_ALL: tuple[Flavour, ...] = get_args(Flavour)


class Unsafe(NamedTuple):
    """Characters that each need a backslash, under the conditions of the row."""

    characters: str
    reason: str
    before: str = ""
    """A regular expression for what must precede: of fixed width, or of any width at a line start."""
    not_before: str = ""
    """A regular expression of fixed width for what must not precede."""
    after: str = ""
    """A lookahead assertion for what must follow."""
    flavours: tuple[Flavour, ...] = _ALL


ANYWHERE = (
    Unsafe("\\", "an escape; a break at the end of a line; TeX for pandoc"),
    Unsafe("`", "code"),
    Unsafe("[", "a link, a footnote, a citation, a wiki link, a link to a heading of these words"),
    Unsafe("]", "the end of a citation whose start is a gap"),
    Unsafe("^", "superscript, an inline note, a block id"),
    # a backslash before a brace does not stop template engines, which look for the pair
    Unsafe("{", "an expression of Liquid or Jinja", before=r"\{"),
    Unsafe("{", "attributes in pandoc, after a reference or other markup", before=MARK),
    Unsafe(
        "{",
        "attributes of a heading, or of any words in pandoc's commonmark_x",
        after=r"(?=[^\S\0]*(?:$|\}|[#.=-]|[A-Za-z_:][\w:.-]*=))",
    ),
    Unsafe("*~", "emphasis, strikeout, subscript: not between two spaces", not_before=" "),
    Unsafe("*~", "the same", after="(?! )"),
    Unsafe("_", "emphasis: not inside a word", not_before=_ALNUM),
    Unsafe("_", "the same", after=f"(?!{_ALNUM})"),
    Unsafe("<", "HTML, and the autolinks of URLs", after="(?=[A-Za-z/!?])"),
    Unsafe("<", "the autolink of an address", after=r"(?=[^\s<>@]+@)"),
    Unsafe("&", "a character reference", after="(?=#?[A-Za-z0-9]{1,31};)"),
    Unsafe("$", "the end of a formula; an opening alone has no effect", before="[^ \t]"),
    Unsafe("$", "a displayed formula", after=r"(?=\$)"),
    Unsafe("=", "highlighting, and the line below a heading", after="(?==)"),
    Unsafe("%", "a comment in Obsidian", after="(?=%)"),
    Unsafe("%", "a tag of Liquid or Jinja", before=r"\{"),
    Unsafe("#", "a comment of Jinja", before=r"\{"),
    Unsafe("%", "a tag of Templater or ERB", before="<"),
    Unsafe(":", "a field of Dataview", before=":"),
    Unsafe(":", "a bare URL", after="(?=//)"),
    Unsafe(":", "a bare address", before="mailto"),
    Unsafe(":", "a bare address", before="xmpp"),
    Unsafe(":", "an emoji, but not a time of day", after="(?=(?![0-9]{1,2}:)[a-z0-9_+-]{1,64}:)"),
    Unsafe(".", "a bare host", before="[Ww]{3}"),
    Unsafe("@", "a citation that includes the hyphen before it", before="-", after=r"(?=\w)"),
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
    Unsafe("-/", "the continuation of a tag", before=MARK, flavours=("obsidian",)),
    Unsafe("#", "the end of a heading", not_before="[^ \t]", after="(?=#*$)"),
    Unsafe("!", "an image, before a reference or a gap", after=f"(?={MARK})"),
    Unsafe("(", "a link, after a reference or a gap", before=MARK),
)

LINE_START = (
    Unsafe("#", "a heading", after="(?=#*(?:[ \t]|$))"),
    Unsafe(">", "a quotation"),
    Unsafe("$", "the end of a formula, because the break before it is not a space"),
    # there is no table without such a line, whatever the lines above and below are
    Unsafe("|", "the line below the head of a table", after="(?=[-:| ]*$)"),
    Unsafe("|", "a block of lines", after="(?=[ \t]|$)"),
    Unsafe("-+", "an item of a list", after="(?=[ \t]|$)"),
    Unsafe("-", "a rule, a table, the line below a heading", after="(?=-|[-:| ]*$)"),
    Unsafe("+", "a table in pandoc", after="(?=[-=:])"),
    Unsafe("=", "the line below a heading", after="(?= *$)"),
    Unsafe("%", "a title block in pandoc, at the start of a document"),
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
