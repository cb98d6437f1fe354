"""Hold what was fetched for a source, now or earlier, so that it can be kept and read again."""

from convert.fetched.answers import Answer, Answers
from convert.fetched.given import Given
from convert.fetched.kept import Kept, is_kept, packed
from convert.fetched.live import Live

__all__ = ["Answer", "Answers", "Given", "Kept", "Live", "is_kept", "packed"]
