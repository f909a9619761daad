"""The corpora in other shapes, for those who train, compare or publish: `python -m normalize export`."""
