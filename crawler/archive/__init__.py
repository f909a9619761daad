"""The responses as they were fetched, in WARC 1.1 files (ISO 28500:2017): written by the crawl, read by replay."""
