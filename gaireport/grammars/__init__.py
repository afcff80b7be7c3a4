"""Tokens -> a tree of chapters, blocks and rows, by the LALR grammar of a form; knows no layout."""
