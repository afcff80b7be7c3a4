"""What the checker in the browser calls: files put on a desk -> the page document, and what can be saved of it."""
