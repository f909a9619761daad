"""Scrapy's defaults, but for what makes the two crawls one: robots.txt obeyed, names resolved to loopback."""

BOT_NAME = "stock"
SPIDER_MODULES = ["tests.benchmarks.stock.spiders"]
ROBOTSTXT_OBEY = True
FEED_EXPORT_ENCODING = "utf-8"  # as in every project that `scrapy startproject` makes
TWISTED_DNS_RESOLVER = "tests.benchmarks.loopback.LoopbackResolver"
