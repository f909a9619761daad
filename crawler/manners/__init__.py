"""Manners: what a site's owner may expect of a guest."""
