"""Text with cells on lines or behind tabs <-> rows and lines."""
