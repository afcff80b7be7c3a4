"""Pictures of pages -> pages of placed characters and drawn lines; imported where a page prints no text."""
