"""Text of a paragraph to lines of glyphs."""
