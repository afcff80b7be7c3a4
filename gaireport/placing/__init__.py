"""Words at places of a page -> lines, as a reader of the page sees them."""
