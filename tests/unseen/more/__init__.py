"""A second set of markups for the annotated pages, written without sight of the extractor."""
