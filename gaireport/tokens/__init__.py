"""Rows and lines -> tokens: what each label, figure and heading is in the terms of the form; knows no grammar."""
