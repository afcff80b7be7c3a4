"""A Report -> other people's formats: JSON with its schema, long rows, Arrow, Word. No module here reads a layout."""
