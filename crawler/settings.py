"""Scrapy's settings, each with its reason where it is not Scrapy's default."""

from crawler.reading.limits import MAX_PAGE_BYTES
from crawler.version import PRODUCT, __version__

BOT_NAME = PRODUCT
SPIDER_MODULES = ["crawler.sites"]
NEWSPIDER_MODULE = "crawler.sites"
COMMANDS_MODULE = "crawler.commands"

OUTPUT = "output"
CONTACT = ""  # `make crawl CONTACT=…`: whom a site's owner can write to; no live crawl without it
RUN = "crawl"

USER_AGENT = f"{PRODUCT}/{__version__}"
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = PRODUCT
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "crawler.manners.hosts.HostsMiddleware": 50,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.manners.robots.RobotsTxtMiddleware": 100,
}
# A guest asks for one page at a time and leaves the host time for others.
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0

# One page gives one record: Scrapy's default of 100 starts a hundred tasks for each response.
CONCURRENT_ITEMS = 1
REQUEST_FINGERPRINTER_CLASS = "crawler.fingerprint.CanonicalFingerprinter"
ITEM_PIPELINES = {"crawler.pipelines.RawFilesPipeline": 500}
EXTENSIONS = {
    "crawler.progress.ProgressExtension": 500,
    "scrapy.extensions.logstats.LogStats": None,
    "scrapy.extensions.remote_control.RemoteControl": None,
}
DOWNLOAD_MAXSIZE = MAX_PAGE_BYTES
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
COOKIES_ENABLED = False
TELNETCONSOLE_ENABLED = False
LOG_LEVEL = "WARNING"
