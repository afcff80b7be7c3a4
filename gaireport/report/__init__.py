"""A Report -> its cells, its shape, its difference from another, and blank reports to fill; knows no text."""
