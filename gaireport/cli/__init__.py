"""Arguments of the command line -> printed reports and findings, and an exit status; all work is the library's."""
