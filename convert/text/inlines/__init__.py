"""Parse the words of posts into inlines: text, mentions, links and hashtags."""
