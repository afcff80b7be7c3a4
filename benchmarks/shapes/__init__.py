"""Reports with known figures in shapes that no converter of ours leaves: each is drawn, read and scored."""
