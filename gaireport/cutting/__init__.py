"""A text -> the rows and lines that the claiming adapter cuts, held to its contract and to the limits."""
