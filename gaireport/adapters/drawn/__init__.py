"""Text with drawn frames or rules around its cells -> rows and lines."""
