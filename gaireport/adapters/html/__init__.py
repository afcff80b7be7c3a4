"""HTML <-> rows and lines."""
