"""The words of the demo sites, written by hand; every person in them is invented."""
