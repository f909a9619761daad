"""Every URL's state in a database, so that a crawl loses nothing whenever it is killed.

    scheduler ── leases ──► Scrapy ── what a visit brought ──► outbox ── one transaction ──► database + files

A URL is pending, leased, done, failed or skipped. What a visit brought (records, links, the URL's own new state)
becomes durable in one transaction, and counts from then on.
"""
