"""A fault -> a Diagnostic with its code, place and proposals, in both languages of the messages; knows no report."""
