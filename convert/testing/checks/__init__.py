"""Check one thing each: a check takes a case and returns advice, or None."""
