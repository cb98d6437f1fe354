"""Fonts: which exist, which one draws a character, and the glyphs that it makes of text."""
