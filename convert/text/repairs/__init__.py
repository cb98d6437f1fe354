"""What copying does to the lines of a thread, a file for each sort: found, mended and told."""
