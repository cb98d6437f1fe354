"""Describe the pages of Threader (threader.app)."""

from convert.text.sites.site import Site, lines_of_block

_ADDRESS = r"threader\.app/thread"

THREADER = Site(
    name="Threader",
    domain="threader.app",
    thread_address=_ADDRESS,
    header_substrings=("A thread written by @", " min read", "threader.app"),
    header_anchor_pattern=(
        r"A thread written by @\w{1,15}$"
        r"|.{0,300}\+ Your Authors.{0,200}\b\d{1,4} min read\b"
        r"|.{1,60} @\w{1,15} .{0,300}\b[A-Z][a-z]{2}\.? \d{1,2}, \d{4}\s.{0,20}\b\d{1,4} min read$"
    ),
    header_address_pattern=rf"https?://{_ADDRESS}/\d{{1,20}}\S{{0,200}}$",
    header_lines=frozenset({"+ Your Authors"}),
    header_line_pattern=r"@\w{1,15}$",
    footer_anchor_prefixes=(
        "Tip: mention @threader_app on a Twitter thread with the keyword “compile”",
    ),
    footer_lines=lines_of_block(
        """
        ____
        Share this thread
        Share this threadBookmark
        Enjoy Threader? Sign up.
        Since you’re here...
        """
    ),
    footer_line_pattern=(
        r"You can follow @\w{1,15}\.$"
        r"|\.\.\. we’re asking visitors like you to make a contribution"
    ),
    footer_start_pattern=r"You can follow @\w{1,15}\.$",
)
