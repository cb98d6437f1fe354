"""Fonts: which there are, and which one draws a character."""
