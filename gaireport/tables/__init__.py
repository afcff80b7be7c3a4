"""Printed rows of the tables -> cells, each placed on evidence; knows no layout."""
