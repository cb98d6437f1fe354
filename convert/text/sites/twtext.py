"""Describe the pages of twtext (twtext.com, twunroll.com)."""

from convert.text.sites.site import Site, lines_of_block

_ADDRESS = r"tw(?:text|unroll)\.com/article"
_INVITATION = r"You can follow @\w{1,15}\.$"

TWTEXT = Site(
    name="twtext",
    domain="twtext.com",
    thread_address=_ADDRESS,
    header_substrings=("TWText.com", "TWUnroll.com", "twtext.com", "twunroll.com"),
    header_anchor_pattern=r"TW(?:Text|Unroll)\.com$",
    header_address_pattern=rf"https?://{_ADDRESS}/\d{{1,20}}\S{{0,200}}$",
    header_lines=lines_of_block(
        """
        Toggle navigation
        faq
        Contact US
        Follow US
        """
    ),
    footer_anchor_prefixes=(
        "Tip: mention @twtextapp on",
        "Tip: mention @twunrollapp on",
        "Latest Threads Unrolled:",
        "By continuing to use the site, you are consenting to the use of cookies",
    ),
    footer_lines=frozenset({"Read on Twitter"}),
    footer_line_pattern=_INVITATION,
    footer_start_pattern=_INVITATION,
)
