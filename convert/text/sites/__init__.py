"""Boilerplate: the lines that unrolling sites put around a thread, as tables.

Gathered from pages of 2019 to 2026, selected whole or clipped. An anchor is a line that can only be
boilerplate. The other lines are known, but might be an author's too ("Share", "@ann"): they go only
next to an anchor.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from convert.text.lines import Line

SiteName: TypeAlias = Literal["threadreader", "twtext", "threader"]

TOP = 80
"""Lines within which a header ends, blank ones included."""
ORDINARY = frozenset(
    {
        *("×", "Post", "Share", "Email", "copy", "Message", "PDF", "Privacy", "Bookmark"),
        *("Facebook", "LinkedIn", "Twitter", "Ethereum", "Bitcoin"),
    }
)
"""Labels of buttons that are words like any others: no footer begins with one."""
_LEAKED_TAG = r"[a-z]+(?:-[a-z]+)?#\w+\"|data-category=\"sharebuttons\""
_INVITATION = r"You can follow @\w{1,15}\.$"
_NOTHING = "(?!)"
_MARKDOWN_LINK = r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,2000}\)"


class Site(NamedTuple):
    """What one site adds. Lines are compared bare (see `bare`); patterns match at their beginning.

    Patterns are left as text, which `re` compiles when they are first used: most threads need none.
    """

    name: str
    """As people know it."""
    domain: str
    header_traces: tuple[str, ...]
    """One of these stands in any header: where none does, no line needs a closer look."""
    header_anchors: tuple[str, ...]
    """How lines begin that only this site's header has."""
    header_anchor: str
    """A pattern of those that differ from page to page."""
    header_address: str
    """A pattern of the page's URL, which on top of a text is its source, and further down a link."""
    header_lines: frozenset[str]
    header_line: str
    footer_anchors: tuple[str, ...]
    footer_lines: frozenset[str]
    footer_line: str
    footer_top: str
    """A pattern of the line with which a footer begins, above its first anchor or without any."""

    def anchors_header(self, line: str) -> bool:
        return line.startswith(self.header_anchors) or bool(re.match(self.header_anchor, line))

    def knows_in_header(self, line: str) -> bool:
        return line in self.header_lines or bool(re.match(self.header_line, line))

    def anchors_footer(self, line: str) -> bool:
        return line.startswith(self.footer_anchors)

    def knows_in_footer(self, line: str) -> bool:
        return (
            line in self.footer_lines
            or line in ORDINARY
            or line.startswith(self.footer_anchors)
            or bool(re.match(self.footer_line, line))
        )


def bare(text: str) -> str:
    """A line as its page shows it: without the white space, and the Markdown of clippers, around it."""
    words = text.strip().strip("#*> ")
    return re.sub(_MARKDOWN_LINK, r"\1", words) if "](" in words else words


def front_matter_end(lines: Sequence[Line], site: Site) -> int:
    """The index behind the YAML that a clipper put on top of a site's page; 0 where there is none."""
    if not lines or lines[0].text != "---":
        return 0
    for index, line in enumerate(lines[1:TOP], start=1):
        if line.text == "---":
            return index + 1 if any(site.domain in line.text for line in lines[:index]) else 0
    return 0


_THREAD_READER = Site(
    name="Thread Reader",
    domain="threadreaderapp.com",
    header_traces=("threadreaderapp", "Thread Reader App", " tweets", "to Unroll", "get URL link on X"),
    header_anchors=(
        "Enter URL or ID to Unroll",
        "You can paste full URL like: https://x.com/threadreaderapp/",
        "How to get URL link on X (Twitter) App",
        'Paste it above and click "Unroll Thread"!',
    ),
    header_anchor="|".join(
        (
            r"Thread by @\w{1,15} on Thread Reader App(?: – Thread Reader App)?$",
            r"(?:\w{3} \d{1,2}, \d{4}\s{0,4}[•,]?\s{0,4}|, )?"
            r"\d{1,5} tweets\b[\s•,]*>?\d+ min read(?: •)?(?: Read on (?:X|Twitter))?$",
            r"\w{3} \d{1,2}, \d{4}, \d{1,5} tweets$",
        )
    ),
    header_address=r"(?:(?:Source|URL): )?https?://threadreaderapp\.com/thread/\d{1,20}\S{0,200}$",
    header_lines=frozenset(
        {
            *("Thread Reader", "Share this page!", "×", "Post", "Share", "Email", "Unroll Thread"),
            "On the Twitter thread, click on or icon on the bottom",
            *("Click again on or Share Via icon", "Click on Copy Link to Tweet"),
            *("More info at Twitter Help", "Subscribe", "Read on X", "Read on Twitter", "Scrolly"),
            *("Bookmark", "Gift Link", "Save as PDF", "My Authors", "Read all threads"),
            "Profile picture",
        }
    ),
    header_line="|".join(
        (
            r"or just the ID like: \d+$",
            r".{1,80} Profile picture$",
            r"@\w{1,15}$",
            r"(?:\w{3} \d{1,2}(?:, \d{4})?|\d{1,2} \w{3}) •$",
            _LEAKED_TAG,
        )
    ),
    footer_anchors=(
        "Missing some Tweet in this thread?",
        "Stay in touch and get notified when new unrolls are available from this author!",
        "This Thread may be Removed Anytime!",
        "Twitter may remove this content at anytime",
        "Try unrolling a thread yourself!",
        "1) Follow Thread Reader App on Twitter so you can easily mention us!",
        "2) Go to a Twitter thread (series of Tweets by the same owner) and mention us",
        "1. Follow @ThreadReaderApp to mention us!",
        '2. From a Twitter thread mention us with a keyword "unroll"',
        "Did Thread Reader help you today?",
        "This site is made by just ",
        "Become a Premium Member ($",
        "Email the whole thread instead of just a link!",
    ),
    footer_lines=frozenset(
        {
            *("• • •", "force a refresh", "force a refresh.", "Enjoying this thread?"),
            *('Add to "My Authors"', "Read all threads", "Save this thread as PDF"),
            *("how to unroll video", "Follow Us on Twitter!", "Follow Us!", "Become Premium"),
            "Follow @ThreadReaderApp to mention us!",
            'From a Twitter thread mention us with a keyword "unroll"',
            "@threadreaderapp unroll",
            "Practice here first or read more on our help page!",
            "Practice here first or read more on our help page !",
            "You can practice here first or read more on our help page!",
            "Support us! We are indie developers!",
            "Don't want to be a Premium member but still want to support us?",
            *("Donate via Paypal", "Donate via Paypal Become our Patreon"),
            *("Or Donate anonymously using crypto!", "Thank you for your support!"),
            *("Send Email!", "Separate emails with commas", "Send Thread As Email!"),
            *("Here's a great thread you should read right now!", "Email Successfully Sent!"),
        }
    ),
    footer_line="|".join(
        (
            r"Keep Current with\b",
            r".{1,80} Profile picture$",
            r"More from @\w{1,15}$",
            r"Read \d{1,5} tweets$",
            r"(?:Too expensive\? )?Make a small donation by buying us coffee\b",
            r"(?:Help|About|TOS) \|",
            r"0x[0-9a-fA-F]{40}$",
            r"[13][a-km-zA-HJ-NP-Z1-9]{25,34}$",
            _LEAKED_TAG,
        )
    ),
    footer_top=r"• • •$|Enjoying this thread\?$|Read \d{1,5} tweets$",
)

_TWTEXT = Site(
    name="twtext",
    domain="twtext.com",
    header_traces=("TWText.com", "TWUnroll.com", "twtext.com", "twunroll.com"),
    header_anchors=(),
    header_anchor=r"TW(?:Text|Unroll)\.com$",
    header_address=r"https?://tw(?:text|unroll)\.com/article/\d{1,20}\S{0,200}$",
    header_lines=frozenset({"Toggle navigation", "faq", "Contact US", "Follow US"}),
    header_line=_NOTHING,
    footer_anchors=(
        "Tip: mention @twtextapp on",
        "Tip: mention @twunrollapp on",
        "Latest Threads Unrolled:",
        "By continuing to use the site, you are consenting to the use of cookies",
    ),
    footer_lines=frozenset({"Read on Twitter"}),
    footer_line=_INVITATION,
    footer_top=_INVITATION,
)

_THREADER = Site(
    name="Threader",
    domain="threader.app",
    header_traces=("A thread written by @", " min read", "threader.app"),
    header_anchors=(),
    header_anchor="|".join(
        (
            r"A thread written by @\w{1,15}$",
            r".{0,300}\+ Your Authors.{0,200}\b\d{1,4} min read\b",
            r".{1,60} @\w{1,15} .{0,300}\b[A-Z][a-z]{2}\.? \d{1,2}, \d{4}\s.{0,20}\b\d{1,4} min read$",
        )
    ),
    header_address=r"https?://threader\.app/thread/\d{1,20}\S{0,200}$",
    header_lines=frozenset({"+ Your Authors"}),
    header_line=r"@\w{1,15}$",
    footer_anchors=("Tip: mention @threader_app on a Twitter thread with the keyword “compile”",),
    footer_lines=frozenset(
        {
            *("____", "Share this thread", "Share this threadBookmark"),
            *("Enjoy Threader? Sign up.", "Since you’re here..."),
        }
    ),
    footer_line=_INVITATION + r"|\.\.\. we’re asking visitors like you to make a contribution",
    footer_top=_INVITATION,
)

SITES: dict[SiteName, Site] = {
    "threadreader": _THREAD_READER,
    "twtext": _TWTEXT,
    "threader": _THREADER,
}
