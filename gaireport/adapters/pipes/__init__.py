"""Text with pipes between its cells <-> rows and lines."""
