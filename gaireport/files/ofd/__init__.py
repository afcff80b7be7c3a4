"""The bytes of an OFD file, the national format of electronic documents -> its text; knows no form."""
