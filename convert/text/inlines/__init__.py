"""Lines of a post to inlines."""
