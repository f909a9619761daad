"""Scrapy's settings, each with its reason where it is not Scrapy's default."""

from importlib.util import find_spec

from scrapy.settings import default_settings

from crawler.reading.limits import MAX_PAGE_BYTES
from crawler.version import PRODUCT, __version__

BOT_NAME = PRODUCT
SPIDER_MODULES = ["crawler.sites"]
NEWSPIDER_MODULE = "crawler.sites"
COMMANDS_MODULE = "crawler.commands"

OUTPUT = "output"
FRONTIER = ""  # a PostgreSQL URL where many crawlers share one frontier; else SQLite in OUTPUT
FRONTIER_BATCH = 64  # leased at a time: a transaction costs as much for one URL as for many
FRONTIER_LEASE_SECONDS = 60.0  # a crawler that is not heard of for so long is taken for dead; it is heard every 5 s
FRONTIER_PATIENCE = 30.0  # seconds to wait for a database that is locked or restarts
ARCHIVE_FILE_BYTES = 1_000_000_000  # the size that the WARC guidelines recommend for a file
RECRAWL = ""  # "1": every page again; "due": those whose own changes say so
RETRY_DELAY = 2.0  # seconds before the first retry; each further one waits twice as long
BACK_OFF = 5.0  # seconds that an overloaded host rests at first, if it does not say how long; then twice as long
HOST_MISSES = 8  # a host that can't be reached so often in a row is left for another run
HOST_PATIENCE = 600.0  # seconds; who asks for a longer rest gets it, and the crawl ends without waiting for that
PAGES_PER_HOST = 5_000_000  # about 1 GB of frontier, at 190 bytes a URL
LINK_DEPTH = 1000  # a list of 1,000 pages that lead each to the next is read; a calendar without end is left
PURPOSE = "training"  # what the pages are fetched for, which tells which opt-outs count: training, research, archive
ALLOW_PRIVATE = ""  # hosts that may be crawled although they are not public: "127.0.0.1:8080 wiki.corp"
READ_APART = ""  # "1", "0": a second process reads the pages, or none; else one does once pages come fast
CONTACT = ""  # `make crawl CONTACT=…`: whom a site's owner can write to; no live crawl without it

USER_AGENT = f"{PRODUCT}/{__version__}"
ROBOTSTXT_OBEY = True  # for `scrapy settings` to tell: RobotsMiddleware knows of no other way
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "crawler.manners.hosts.HostsMiddleware": 50,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.manners.robots.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "crawler.manners.redirects.RedirectMiddleware": 600,
    "crawler.manners.pacing.PacingMiddleware": 940,
    "crawler.frontier.middlewares.ReceivedMiddleware": 950,
    # Nobody logs in, and nobody looks at the statistics of each request.
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.stats.DownloaderStats": None,
}
SPIDER_MIDDLEWARES = {
    "crawler.frontier.middlewares.SettlingMiddleware": 10,
    # Each would add to every link what the frontier then had to store: a referrer, which nobody need be told, a depth.
    "scrapy.spidermiddlewares.referer.RefererMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,  # LinkFilter tells before a request is made
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,  # advice for who writes a spider
}
METAREFRESH_ENABLED = False  # it decodes every page to look for what none of the known styles has
SCHEDULER = "crawler.frontier.scheduler.FrontierScheduler"
# A guest asks for one page at a time and leaves the host time for others.
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0

CONCURRENT_REQUESTS = 32
# One page gives one record: Scrapy's default of 100 starts a hundred tasks for each response.
CONCURRENT_ITEMS = 1
REQUEST_FINGERPRINTER_CLASS = "crawler.fingerprint.CanonicalFingerprinter"
EXTENSIONS = {
    "crawler.progress.ProgressExtension": 500,
    "crawler.watch.extension.WatchExtension": 500,
    "crawler.watch.monitors.MonitorsExtension": 600,
}
_NO_EXTENSIONS = {"logstats.LogStats", "remote_control.RemoteControl", "telnet.TelnetConsole"}
# Scrapy imports what EXTENSIONS names, also to turn it off: a web server, which takes a tenth of a second.
EXTENSIONS_BASE = {
    path: order
    for path, order in default_settings.EXTENSIONS_BASE.items()
    if path.removeprefix("scrapy.extensions.") not in _NO_EXTENSIONS
}
SPIDERMON_SPIDER_CLOSE_MONITORS = ["crawler.watch.monitors.AtTheEnd"]
SPIDERMON_PERIODIC_MONITORS = {"crawler.watch.monitors.InMidCrawl": 30}  # seconds; drift is looked for at every page
WATCH_STOP = False  # whether a crawl ends at the first alarm; its exit status tells in any case
DOWNLOAD_MAXSIZE = MAX_PAGE_BYTES
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_HANDLERS = {
    **dict.fromkeys(("http", "https"), "crawler.download.DownloadHandler"),
    **dict.fromkeys(("data", "file", "ftp", "s3")),
}
TWISTED_DNS_RESOLVER = "crawler.guard.resolver.CheckingResolver"
DOWNLOAD_VERIFY_CERTIFICATES = True
HTTPPROXY_ENABLED = False  # a proxy would look names up for itself, where nobody checks the addresses
COOKIES_ENABLED = False
TELNETCONSOLE_ENABLED = False
LOG_LEVEL = "WARNING"
LOG_FORMATTER = "crawler.log.LogFormatter"
ASYNCIO_EVENT_LOOP = "uvloop.Loop" if find_spec("uvloop") else None  # there is none for Windows
