"""Other people's crawlers: a robots.txt that names one says something of what that crawler fetches pages for.

Source: the list of the ai.robots.txt project (https://github.com/ai-robots-txt/ai.robots.txt, robots.json), its column
on the use of what is fetched. Names with blanks or dots are left out, as no product token has them (RFC 9309, 2.2.1).
"""

from __future__ import annotations

TRAINING_AGENTS = (
    # What they fetch goes into the training of models, by their operators' own word.
    "GPTBot",  # OpenAI
    "Google-Extended",  # Gemini, Vertex AI: no crawler, a token in robots.txt only
    "ClaudeBot",  # Anthropic; the two that follow are its older names
    "anthropic-ai",
    "Claude-Web",
    "Applebot-Extended",  # Apple's models: like Google-Extended a token only
    "meta-externalagent",  # Meta
    "FacebookBot",  # Meta's language and speech models
    "Bytespider",  # ByteDance
    "TikTokSpider",
    "Amazonbot",  # Amazon: may train its models
    "cohere-ai",
    "cohere-training-data-crawler",
    "AI2Bot",  # Ai2's open models and the corpus Dolma
    "Ai2Bot-Dolma",
    "CloudVertexBot",  # Vertex AI
    "Google-CloudVertexBot",
    "DeepSeekBot",
    "ChatGLM-Spider",
    "PanguBot",  # Huawei
    "SBIntuitionsBot",
    "Cotoyogi",  # ROIS, Japanese models
    "ICC-Crawler",  # NICT
    "YandexAdditional",  # YandexGPT
    "YandexAdditionalBot",
    "YouBot",
    "PerplexityBot",  # its index feeds answers, and site owners block it together with those above
    # They gather collections that others train models on.
    "CCBot",  # Common Crawl
    "Diffbot",
    "omgili",  # Webz.io; the three that follow as well
    "omgilibot",
    "webzio",
    "webzio-extended",
    "LAIONDownloader",
    "laion-huggingface-processor",
    "img2dataset",
    "FirecrawlAgent",
    "FriendlyCrawler",
    "Timpibot",
    "TerraCotta",
    "VelenPublicWebCrawler",
    "Factset_spyderbot",
    "ISSCyberRiskCrawler",
    "Crawlspace",
    "Brightbot",
    "Scrapy",  # the list's word on the very software that this crawler is built on
)
"""Those whose exclusion tells that the pages are not for training."""

ASSISTANT_AGENTS = (
    # They fetch a page to answer somebody's question, or for an index to search in: that is noted and no more.
    "ChatGPT-User",
    "OAI-SearchBot",
    "Claude-User",
    "Claude-SearchBot",
    "Perplexity-User",
    "meta-externalfetcher",
    "meta-webindexer",
    "MistralAI-User",
    "DuckAssistBot",
    "Applebot",
    "Amzn-SearchBot",
    "Amzn-User",
    "GoogleOther",
    "Google-NotebookLM",
    "Gemini-Deep-Research",
    "PetalBot",
    "PhindBot",
    "ExaBot",
    "TavilyBot",
)
"""Those that use a page without training on it."""

ARCHIVE_AGENTS = ("ia_archiver", "archive.org_bot")
"""The Internet Archive's. The second has a dot and is in use nevertheless."""
