"""List the rows that networks' pages show around posts: buttons, menus, headings.

Most are ordinary words, so `controls` and `edges` say where they count. Case makes no difference.
"""


def _phrases(block: str) -> frozenset[str]:
    """Return the phrases of a block, which bars and the ends of lines separate."""
    return frozenset(
        phrase.strip().lower()
        for line in block.splitlines()
        for phrase in line.split("|")
        if phrase.strip()
    )


ABOVE_WORDS = _phrases(
    """
    Follow | Following | Click to follow | Subscribe | Subscribed | Verified account | Author | OP
    Edited | Pinned | Pinned post | Pinned tweet | Show original | Translate post | More | · | • | 🌐
    """
)
"""Rows between a byline and the words of a post."""

BELOW_WORDS = _phrases(
    """
    Reply | Repost | Retweet | Like | Share | Bookmark | Save | More | Quote | Quotes | View quotes
    View post engagements | Copy link | Copy link to post | Send | Follow | Following | Pinned | Edited
    Translate | Translate post | Translate tweet | Translate bio | Show original | Show translation
    Read more on X | Show this thread | Show thread | View thread | View full thread | Continue thread
    Show replies | Show more replies | View more replies | View replies | Hide replies | Read replies
    Show probable spam | Read 1 reply | Continue reading | Load more | Load newest | View activity
    Show additional replies, including those that may contain offensive content
    Who can reply? | Everybody can reply | Everyone can reply | Some people can reply | Replies disabled
    Post your reply | Write your reply | Add a reply | Author | Public | Web | Relevant | Most relevant
    Most relevant replies | Hot | Top | Newest | Oldest | Latest | Sort replies by hotness | · | • | /
    Rate proposed Community Notes | Do you find this helpful?
    """
)
"""Rows below the words of a post."""

ABOVE_POSTS = _phrases(
    """
    Post | Tweet | Thread | Conversation | See new posts | Back | Home | Posts | Tweets | Replies
    Media | Likes | Highlights | Articles | Search | Explore | Notifications | Messages | Chat | Grok
    Lists | Bookmarks | Saved | Feeds | Jobs | Communities | Premium | Profile | More | Settings
    Reader
    To view keyboard shortcuts, press question mark | View keyboard shortcuts | Skip to main content
    Don’t miss what’s happening | People on X are the first to know. | Log in | Login | Sign up
    Create account | New post | Following | For you | Discover | Bluesky | Mastodon | Threads | nitter
    Tweets & replies | Posts & replies | Posts and replies | Log in or sign up for Threads
    See what people are talking about and join the conversation.
    """
)
"""Rows above the first post."""

FOOTERS = _phrases(
    """
    Relevant people | New to X? | Trending now | What’s happening | What's happening | Trends for you
    You might like | Discover more | Who to follow | Live on X | Today’s News | Today's News
    Explore more | Terms of Service | Log in to see more replies. | Log in or sign up for Threads
    Related threads | Say more with Threads | More from this author | Feedback | Report a problem
    Mastodon is the best way to keep up with what's happening. | Profiles directory | Get app
    Privacy policy | Privacy | View keyboard shortcuts
    """
)
"""Rows that begin what a page shows below a thread."""
