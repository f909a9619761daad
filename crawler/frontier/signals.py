"""The frontier's own signals, sent by Scrapy's signal manager."""

links_lost = object()
"""A callback failed, or this crawler was taken for dead: what was found does not count, and may have to be again."""

visit_ended = object()
"""A visit has ended; sent with its `settlement`, before that is durable."""
