"""The markup of the demo sites, one way of writing it for each generation."""
