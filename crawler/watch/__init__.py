"""Watches a crawl while it runs: whether pages give what their style promises, and whether a site has changed."""
