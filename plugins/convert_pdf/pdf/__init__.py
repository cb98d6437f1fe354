"""Write laid-out pages as a PDF file: content streams, structure, fonts, metadata."""
