"""The bytes of a spreadsheet -> HTML tables; knows no form."""
