"""Emoji: where they are in a text, and their pictures."""
