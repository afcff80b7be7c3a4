"""The names that Word's XML goes by."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
