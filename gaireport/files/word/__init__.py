"""The bytes of a Word file -> its text as HTML; knows no form."""
