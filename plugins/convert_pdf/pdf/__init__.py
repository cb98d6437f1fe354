"""The PDF file: objects, pages, structure, metadata."""
