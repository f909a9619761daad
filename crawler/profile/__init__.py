"""A site told by a TOML file: what to crawl, which of its pages are questions, and where on them each part stands."""
