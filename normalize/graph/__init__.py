"""How pages hang together: duplicates, teasers, shared answers; groups, splits, and what leaks between them."""
