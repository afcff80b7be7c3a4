"""Reports of several years or offices -> findings where they do not agree."""
