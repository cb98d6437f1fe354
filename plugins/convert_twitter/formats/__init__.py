"""Read the JSON that X's interfaces, its website and collectors have for posts."""
