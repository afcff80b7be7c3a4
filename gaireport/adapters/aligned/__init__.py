"""Text whose cells are aligned with blanks <-> rows and lines."""
