"""Describe the pages of Thread Reader (threadreaderapp.com) from 2019 to 2026."""

from convert.text.sites.site import Site, lines_of_block

_ADDRESS = r"threadreaderapp\.com/thread"
_LEAKED_TAG = r"[a-z]+(?:-[a-z]+)?#\w+\"|data-category=\"sharebuttons\""

THREAD_READER = Site(
    name="Thread Reader",
    domain="threadreaderapp.com",
    thread_address=_ADDRESS,
    header_substrings=(
        "threadreaderapp",
        "Thread Reader App",
        " tweets",
        "to Unroll",
        "get URL link on X",
    ),
    header_anchor_prefixes=(
        "Enter URL or ID to Unroll",
        "You can paste full URL like: https://x.com/threadreaderapp/",
        "How to get URL link on X (Twitter) App",
        'Paste it above and click "Unroll Thread"!',
    ),
    header_anchor_pattern=(
        r"Thread by @\w{1,15} on Thread Reader App(?: – Thread Reader App)?$"
        r"|(?:\w{3} \d{1,2}, \d{4}\s{0,4}[•,]?\s{0,4}|, )?"
        r"\d{1,5} tweets\b[\s•,]*>?\d+ min read(?: •)?(?: Read on (?:X|Twitter))?$"
        r"|\w{3} \d{1,2}, \d{4}, \d{1,5} tweets$"
    ),
    header_address_pattern=rf"(?:(?:Source|URL): )?https?://{_ADDRESS}/\d{{1,20}}\S{{0,200}}$",
    header_lines=lines_of_block(
        """
        Thread Reader
        Share this page!
        ×
        Post
        Share
        Email
        Unroll Thread
        On the Twitter thread, click on or icon on the bottom
        Click again on or Share Via icon
        Click on Copy Link to Tweet
        More info at Twitter Help
        Subscribe
        Read on X
        Read on Twitter
        Scrolly
        Bookmark
        Gift Link
        Save as PDF
        My Authors
        Read all threads
        Profile picture
        """
    ),
    header_line_pattern=(
        r"or just the ID like: \d+$"
        r"|.{1,80} Profile picture$"
        r"|@\w{1,15}$"
        r"|(?:\w{3} \d{1,2}(?:, \d{4})?|\d{1,2} \w{3}) •$"
        rf"|{_LEAKED_TAG}"
    ),
    footer_anchor_prefixes=(
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
    footer_lines=lines_of_block(
        """
        • • •
        force a refresh
        force a refresh.
        Enjoying this thread?
        Add to "My Authors"
        Read all threads
        Save this thread as PDF
        how to unroll video
        Follow Us on Twitter!
        Follow Us!
        Become Premium
        Follow @ThreadReaderApp to mention us!
        From a Twitter thread mention us with a keyword "unroll"
        @threadreaderapp unroll
        Practice here first or read more on our help page!
        Practice here first or read more on our help page !
        You can practice here first or read more on our help page!
        Support us! We are indie developers!
        Don't want to be a Premium member but still want to support us?
        Donate via Paypal
        Donate via Paypal Become our Patreon
        Or Donate anonymously using crypto!
        Thank you for your support!
        Send Email!
        Separate emails with commas
        Send Thread As Email!
        Here's a great thread you should read right now!
        Email Successfully Sent!
        """
    ),
    footer_line_pattern=(
        r"Keep Current with\b"
        r"|.{1,80} Profile picture$"
        r"|More from @\w{1,15}$"
        r"|Read \d{1,5} tweets$"
        r"|(?:Too expensive\? )?Make a small donation by buying us coffee\b"
        r"|(?:Help|About|TOS) \|"
        r"|0x[0-9a-fA-F]{40}$"
        r"|[13][a-km-zA-HJ-NP-Z1-9]{25,34}$"
        rf"|{_LEAKED_TAG}"
    ),
    footer_start_pattern=r"• • •$|Enjoying this thread\?$|Read \d{1,5} tweets$",
    footer_alone_pattern=r"Read \d{1,5} tweets$",
)
