"""Text whose cells are parted by commas or other signs of punctuation <-> rows and lines."""
