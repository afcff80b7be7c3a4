"""A Report for people to look at. Nothing here changes a Report or decides what is wrong with it."""
