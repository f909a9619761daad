"""A plain Scrapy project for the same pages, as an experienced user would write it: our crawl is measured beside it."""
