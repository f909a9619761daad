"""The frontier's own signals, sent by Scrapy's signal manager."""

leases_lost = object()
"""This crawler was taken for dead: nothing counts that was under way, and links may have to be found again."""
