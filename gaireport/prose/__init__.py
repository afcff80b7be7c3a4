"""Lines outside the tables -> title, organs, dates and paragraphs; knows no layout."""
