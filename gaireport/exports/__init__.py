"""A Report in other people's formats: JSON with its schema, long rows, Arrow. No module here reads a text."""
