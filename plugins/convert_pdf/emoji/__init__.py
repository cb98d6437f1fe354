"""Emoji in text, and their pictures."""
