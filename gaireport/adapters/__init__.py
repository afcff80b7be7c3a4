"""The built-in layouts, one a module; none imports another."""
