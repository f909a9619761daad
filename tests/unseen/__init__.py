"""Annotated pages told again in markup that no extractor of the project was written for."""
