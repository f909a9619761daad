"""Reading a page, HTML or plain text, into blocks: no I/O, no Scrapy, no knowledge of any site."""
