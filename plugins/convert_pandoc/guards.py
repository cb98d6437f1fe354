"""A table of the markup that pandoc does not escape in a format, each row with its reason.

pandoc's writers for wikis, forums and some other formats do not escape all markup in text. There a
guard, U+200B ZERO WIDTH SPACE, is inserted between the characters that would begin markup. It is
invisible, the manual of Org mode recommends it ("Escape Character"), pandoc itself uses it there, and
it needs no raw markup around text of the thread. Rows match what begins markup; without a beginning, an
end needs no guard.

Markup that changes only the appearance gets no guard: `a_b`, `x^2` and `$x$` in Org mode, `~x~` and
`^x^` in AsciiDoc and Textile, code in Markua, smileys and dashes of wikis, addresses that are links by
themselves. An image in Textile keeps its form, but its address begins with the guard and is not valid.
"""

import re
from functools import cache
from typing import Final, NamedTuple
from urllib.parse import quote

GUARD: Final = "\u200b"

LINE_START: Final = "\n"
"""Comes before text at the start of a line. Cleaned text does not contain it."""
MARK: Final = "\0"
"""Comes before or after text that is next to another node. Cleaned text does not contain it."""


class Guard(NamedTuple):
    """A place for a guard: between what `before` and `after` match."""

    formats: tuple[str, ...]
    reason: str
    before: str
    """A regular expression of fixed width."""
    after: str
    """A regular expression. It must stop at the next mark of its kind, to keep the time linear."""


_ASCIIDOC = ("asciidoc", "asciidoc_legacy")
_BBCODE = (
    *("bbcode", "bbcode_fluxbb", "bbcode_hubzilla", "bbcode_phpbb", "bbcode_steam"),
    "bbcode_xenforo",
)
_MARKDOWN = (
    *("commonmark", "commonmark_x", "gfm", "markdown_mmd", "markdown_phpextra", "markdown_strict"),
    *("markua", "ipynb", "djot", "haddock"),
)
_COMMONMARK = (
    *("commonmark", "commonmark_x", "gfm", "ipynb"),
    *("markdown_mmd", "markdown_phpextra", "markdown_strict"),
)
# CommonMark 0.31 §2.5; the longest name is "CounterClockwiseContourIntegral".
_REFERENCE = r"(?:#[0-9]{1,7}|#[Xx][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});"
_WIKIS = ("dokuwiki", "mediawiki", "xwiki", "zimwiki")

GUARDS: Final = (
    # wikis
    Guard((*_WIKIS, "org"), "a template, a macro, a program, an image", r"\{", r"\{"),
    Guard((*_WIKIS, "org"), "a link", r"\[", r"\["),
    Guard(("dokuwiki", "xwiki"), "the end of a generated link", r"\]", r"\]"),
    Guard((*_WIKIS, "muse"), "a generated link in brackets", r"\[", MARK),
    Guard(("mediawiki",), "an external link", r"\[", r"//|[A-Za-z][A-Za-z0-9+.-]*:"),
    Guard(("mediawiki",), "a behavior switch such as __TOC__", "_", "_"),
    Guard(("mediawiki",), "a signature", "~~", "~"),
    Guard(("mediawiki",), "a language variant", "-", r"\{"),
    Guard(("mediawiki", "dokuwiki", "zimwiki"), "emphasis, code", "'", "'"),
    Guard(("mediawiki",), "a table", LINE_START, r"\{\|"),
    Guard(("mediawiki",), "a list, a heading, an indent, a redirect", LINE_START, "[*#:;=]"),
    Guard(_WIKIS, "a rule", LINE_START, "----"),
    Guard(("dokuwiki",), "an element such as <php> or <html>, an e-mail address", "<", "[A-Za-z/]"),
    Guard(("dokuwiki",), "a switch such as ~~NOCACHE~~", "~", "~"),
    Guard(("dokuwiki", "xwiki", *_ASCIIDOC), "a footnote, a group, an index entry", r"\(", r"\("),
    Guard(("dokuwiki",), "the end of a generated footnote", r"\)", r"\)"),
    Guard(("dokuwiki",), "the end of text that pandoc escapes", "%", "%"),
    Guard(("dokuwiki",), "a line break, a network share", r"\\", r"\\"),
    Guard(("dokuwiki",), "a table, a quotation, a heading", LINE_START, r"[|^>]|=="),
    Guard(("xwiki",), "parameters", r"\(", "%"),
    Guard(("xwiki",), "underline", "_", "_"),
    Guard(("xwiki",), "code", "#", "#"),
    Guard(("xwiki",), "superscript", r"\^", r"\^"),
    Guard(("xwiki",), "subscript", ",", ","),
    Guard(("xwiki",), "the target of a link", ">", ">"),
    Guard(("xwiki",), "parameters of a link", r"\|", r"\|"),
    Guard(("xwiki",), "a break", r"\\", r"\\"),
    Guard(("xwiki",), "an image", "image", ":"),
    Guard(("xwiki",), "a file", "attach", ":"),
    Guard(("xwiki",), "a heading, a quotation, a table", LINE_START, r"[=>|]|!="),
    Guard(("xwiki", "zimwiki"), "a list", LINE_START, r"[*1;:]+[. ]|[0-9A-Za-z]+\. |\[[ *x><]?\]"),
    Guard(("zimwiki",), "superscript, subscript", r"[\^_]", r"\{"),
    Guard(("zimwiki",), "a heading", LINE_START, "=="),
    # forums
    Guard(_BBCODE, "a tag", r"\[", "[/*A-Za-z=!]"),
    # org
    Guard(("org",), "a footnote, a citation, a date", r"\[", r"fn:|cite|[0-9]{4}-"),
    Guard(("org",), "a generated footnote in brackets", r"\[", MARK),
    Guard(("org",), "a target, a date, a link", "<", r"<|%%|[0-9]{4}-|[A-Za-z][A-Za-z+-]*:"),
    Guard(("org",), "raw HTML or LaTeX", "@", "@"),
    Guard(("org",), "an inline source block", "src", "_"),
    Guard(("org",), "a call of a source block", "call", "_"),
    # Backslashes are written as code, as are the dollar signs of a displayed formula, and one that
    # would begin a formula with a backslash. Code needs a space or a guard on both sides.
    Guard(("org",), "the start of code", r"[^ \n\\]", r"\\"),
    Guard(("org",), "the end of code", r"\\", r"[^ \n\\]"),
    Guard(("org",), "the start of code", r"[^ \n$]", r"\$\$|\$[^$\\]*\\"),
    Guard(("org",), "the end of code", r"\$", r"[^ \n$][^$\\]*\\"),
    Guard(("org",), "the end of code", r"\$\$", r"[^ \n$]"),
    Guard(("org",), "code that ends at that of a backslash", "=", r"[^=\\]*\\"),
    Guard(("org",), "subscript, superscript", r"[_^]", r"[({]"),
    # after the mark: before it, the guard would count as the space that emphasis needs there
    *(
        Guard(("org",), "emphasis", rf"[\n\0\s({{'\"-]{mark}", rf"\S[^{mark}]*{mark}")
        for mark in (r"\*", "/", "_", "=", "~", r"\+")
    ),
    *(Guard(("org",), "the same", mark * 2, r"\S") for mark in (r"\*", "_", "=", "~", r"\+")),
    *(Guard(("org",), "emphasis of marks", mark, mark) for mark in (r"\*", "_", "=", "~", r"\+")),
    Guard(
        ("org",),
        "a list, fixed-width text, a drawer",
        LINE_START,
        r"[-+] |[-+]$|:|[0-9A-Za-z]+[.)](?: |$)",
    ),
    Guard(("org",), "a diary expression, which Emacs evaluates", LINE_START, "%%"),
    Guard(("org",), "file variables of Emacs", "-", r"\*-"),
    Guard(("org",), "file variables of Emacs", "Local ", "Variables:"),
    Guard(("vimdoc",), "a modeline of Vim", "[ \n\0]", "(?:[Vv]im?|ex)[<=>0-9]*:"),
    Guard(("vimdoc",), "a link", r"\|", r"[^\s|]+\|"),
    Guard(("vimdoc",), "the target of a link", r"\*", r"[^\s*]+\*"),
    # addresses that are links without brackets, such as javascript: in docutils and elisp: in Emacs
    Guard(
        ("dokuwiki", "mediawiki", "org", "rst"),
        "an address that is a link; those of the web are safe",
        "(?<!http)(?<!https)(?<!mailto)(?<=[A-Za-z])",
        r":[^\s:]",
    ),
    Guard(_ASCIIDOC, "a macro, whose text would be the footnote after it", "[A-Za-z]", r":[^\s:]"),
    Guard((*_ASCIIDOC, "rst"), "a definition; a code block", ":", ":"),
    # asciidoc
    Guard(_ASCIIDOC, "a definition", ";", ";"),
    Guard(_ASCIIDOC, "a passthrough", r"\$", r"\$"),
    Guard(_ASCIIDOC, "a directive, a block", LINE_START, "[A-Za-z]+:"),
    Guard(
        _ASCIIDOC,
        "a title, a list, an attribute, a comment, a table, a block",
        LINE_START,
        r"[.=*#|/~`+]|:[\w!]|-[ -]|'''|<<<|,===|[0-9A-Za-z]+[.)] ",
    ),
    # lines of other formats
    Guard(
        ("rst",),
        "a directive, a list, a field, code, a quotation, a table",
        LINE_START,
        r"\.\.(?: |$)|[-+*•‣⁃](?: |$)|:|>|[|+=]|__|\(?[0-9A-Za-z#]+[.)](?: |$)|[!-/:-@\[-`{-~]{4}",
    ),
    Guard(("rst",), "a footnote, a reference", r"\]", "_"),
    Guard(("rst",), "a substitution", r"\|", r"[^\s|]"),
    Guard(("textile",), "a passthrough", "=", "="),
    Guard(("textile",), "an image", "!", r"[^\s!][^!]*!"),
    Guard(("textile",), "a footnote", r"\[", r"[0-9]+\]"),
    Guard(("textile",), "subscript", "~", "~"),
    Guard(("textile",), "a span with a style", "%", r"[({\[]"),
    Guard(("textile",), "a citation", r"\?", r"\?[^\s?][^?]*\?\?"),
    Guard(
        ("textile", "jira"),
        "a heading, a quotation, raw HTML",
        LINE_START,
        r"(?:h[1-6]|p|bq|bc|fn[0-9]+|pre|notextile|table|###|clear)[^ ]*\.",
    ),
    Guard(("textile", "jira"), "a list, a table", LINE_START, r"[*#;:-]+ |[*#-]$|\|"),
    Guard(("muse",), "a block of code", LINE_START, r"\{\{\{"),
    # the Markdown family
    Guard(_MARKDOWN, "a tag of a template engine", r"\{", "[{%#]"),
    Guard(_MARKDOWN, "a tag of a template engine", "<", "%"),
    Guard(_MARKDOWN, "a link whose text is the number of a note", MARK, r"[(\[{:]"),
    Guard(("markua", "haddock"), "the target of a link or an image", r"\]", r"[(\[:]"),
    Guard(("markua",), "an element, an address", "<", "[A-Za-z/!?]"),
    Guard(("markua",), "attributes", r"\{", r"[A-Za-z#.:/$]"),
    Guard(("markua",), "a footnote", r"\[", r"\^"),
    Guard(("markua", "haddock"), "strong", "_", "_"),
    Guard(("markua",), "code", "`", "`"),
    Guard(("markua", "haddock"), "a character reference", "&", "#|[A-Za-z]"),
    Guard(_COMMONMARK, "a character reference", "&", _REFERENCE),
    Guard(("haddock",), "a list", LINE_START, "[-*]"),
    Guard(("commonmark",), "code", LINE_START, "~~~"),
    Guard(
        ("commonmark", "gfm", "ipynb", "markdown_mmd", "markdown_phpextra", "markdown_strict"),
        "a rule, a heading",
        LINE_START,
        "(?:--+|==+) *\0?$",
    ),
    Guard(
        ("commonmark_x", "markdown_mmd", "markdown_phpextra"), "a definition", LINE_START, ":(?: |$)"
    ),
    Guard(
        ("djot",),
        "a list, a heading",
        LINE_START,
        r"[-+:](?: |$)|#+(?: |$)|\(?[0-9A-Za-z]+[.)](?: |$)",
    ),
    Guard(
        ("markua", "haddock"),
        "a heading, a list, a quotation, code, an aside",
        LINE_START,
        r"[#=>|$~`%:\[]|[-+*]+(?: |$)|[A-Z]> |\(?[0-9A-Za-z]+[.)] |prop>|---",
    ),
)

# Code in a paragraph is text in these formats, or they evaluate some markup in it.
_LIVE_CODE: Final = (
    *(*_ASCIIDOC, *_BBCODE, *_MARKDOWN, *_WIKIS),
    *("textile", "jira", "vimdoc", "muse"),
)

CODE_GUARDS: Final = (
    Guard(("muse",), "the end of code", "<", "/code"),
    Guard(("org",), "file variables of Emacs", "-", r"\*-"),
    Guard(("org",), "file variables of Emacs", "Local ", "Variables:"),
)
"""Rows for code in a paragraph, besides those of `GUARDS` where code is text."""

_TEMPLATES = tuple(row for row in GUARDS if row.reason == "a tag of a template engine")
BLOCK_GUARDS: Final = (
    *_TEMPLATES,
    Guard(_ASCIIDOC, "the end of code", LINE_START, r"\.{4}"),
    Guard(_ASCIIDOC, "a directive", LINE_START, r"\\?(?:include|ifn?def|ifeval|endif)::"),
    Guard(("djot",), "the end of code", LINE_START, " {0,3}```"),
    Guard(_BBCODE, "the end of code", r"\[", r"/"),
    Guard(("dokuwiki", "muse", "mediawiki", "textile"), "the end of code", "<", "/"),
    Guard(("zimwiki",), "the end of code", "'", "'"),
    Guard(("xwiki",), "the end of code", r"\{", r"\{"),
    Guard(("jira",), "the end of code", r"\{", "noformat|code"),
    Guard(("context",), "the end of code", r"\\", "stop"),
    Guard(("texinfo",), "the end of code", "@", "end"),
    Guard(("latex", "beamer"), "the end of code with --listings", r"\\", r"end\{lstlisting"),
    Guard(("org",), "file variables of Emacs", "-", r"\*-"),
    Guard(("org",), "file variables of Emacs", "Local ", "Variables:"),
    Guard(("vimdoc",), "a modeline of Vim", "[ \n]", "(?:[Vv]im?|ex)[<=>0-9]*:"),
    Guard(("vimdoc",), "the target of a link", r"\*", r"[^\s*]+\*"),
)
"""Rows for lines of code, each of which comes after `LINE_START`."""
ITEM_START: Final = {"typst": re.compile(r"[-+/=]|[0-9]+\.")}
"""The beginnings of items of a list that are markup, by format. pandoc escapes them elsewhere."""

GUARDED: Final = frozenset({name for row in GUARDS for name in row.formats})
"""The formats with guards."""

SEPARATED: Final = GUARDED - {*_MARKDOWN, "rst", "jira"}
"""The formats in which marks of emphasis are text inside a word; guards come before and after them.

In Markdown a guard would do the same to marks beside punctuation. pandoc itself separates marks in
reStructuredText and Jira.
"""


@cache
def _places(target: str) -> re.Pattern[str] | None:
    """Match the places for guards in text of a format; None if it needs none."""
    return _pattern(GUARDS, target)


@cache
def _places_in_code(target: str) -> re.Pattern[str] | None:
    return _pattern((*GUARDS, *CODE_GUARDS) if target in _LIVE_CODE else CODE_GUARDS, target)


@cache
def _places_in_blocks(target: str) -> re.Pattern[str] | None:
    return _pattern(BLOCK_GUARDS, target)


def _pattern(table: tuple[Guard, ...], target: str) -> re.Pattern[str] | None:
    rows = [row for row in table if target in row.formats]
    places = "|".join(f"(?<={row.before})(?={row.after})" for row in rows)
    return re.compile(places) if rows else None


def guarded(text: str, target: str) -> str:
    """Insert guards into text, which may be enclosed in `LINE_START` and `MARK`."""
    places = _places(target)
    return places.sub(GUARD, text) if places else text


def guarded_code(text: str, target: str) -> str:
    """Insert guards into code in a paragraph."""
    places = _places_in_code(target)
    return places.sub(GUARD, text) if places else text


def guarded_block(text: str, target: str) -> str:
    """Insert guards into lines of code."""
    places = _places_in_blocks(target)
    return places.sub(GUARD, LINE_START + text).removeprefix(LINE_START) if places else text


def address(url: str, target: str, *, safe: str) -> str:
    """Percent-encode a live URL where text would get a guard, which would change the URL."""
    places = _places(target)
    scheme, colon, rest = url.partition(":")
    first, *others = places.split(rest) if places else [rest]
    return scheme + colon + quote(first, safe=safe) + "".join(_encoded(o, safe) for o in others)


def _encoded(part: str, safe: str) -> str:
    """Percent-encode the text after a place for a guard, with its first character."""
    begin, others = part[0], quote(part[1:], safe=safe)
    # a colon before a port does not begin an address
    return (begin if begin == ":" else "".join(f"%{byte:02X}" for byte in begin.encode())) + others
