"""Tables of LaTeX <-> rows and lines."""
