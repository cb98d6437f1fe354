"""Name the styles of a thread, which the reference document defines and users can change."""

from typing import Final

POST: Final = "Post"
"""The paragraphs of a post."""
OPENING: Final = "Post Opening"
"""The first paragraph of a post. It has a level of the outline, so that programs list the posts."""
BYLINE: Final = "Post Byline"
"""The first paragraph of a post that has no words of it, but its author, day or warning."""
LABEL: Final = "Post Label"
"""The number of a post, in its first paragraph."""
NOTE: Final = "Note"
"""Notes. The style of footnotes, which word processors give to those that users add, is based on it."""
