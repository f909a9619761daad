"""Posts of a page that no markup tells of, by its layout: boxes of one look, each with a person, a date and a text."""
