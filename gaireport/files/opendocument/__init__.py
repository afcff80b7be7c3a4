"""OpenDocument texts and sheets -> HTML text; knows no form."""
